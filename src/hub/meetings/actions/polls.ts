/** Asking for a date: slots, answers of persons, and the choice of whoever leads. */
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { momentOf } from '#platform/values/moment.ts'
import type * as contract from '../contract/polls.ts'
import { tellAbout } from '../people.ts'
import { whyNotAnswer, whyNotChoose, whyNotSlots } from '../rules/polls.ts'
import { whyNotMove } from '../rules/states.ts'
import { endOf } from '../rules/when.ts'
import { pollDays } from '../settings.ts'
import { changeMeeting } from '../store/meetings.ts'
import * as store from '../store/polls.ts'
import { leadFor, lockFound, whyNotTakePart } from './acting.ts'
import { setDate } from './planning.ts'

type Of<C> = InputOf<C>

export const askDates = action('meetings.askDates', async (ctx, input: Of<typeof contract.askDates>) => {
  const meeting = await leadFor(ctx, input.meeting, 'poll')
  const moments = input.slots.map(({ day, from, minutes }) => ({
    minutes,
    ...momentOf(day as Day, from as TimeOfDay, ctx.shop.zone),
  }))
  const missing = moments.flatMap(({ no }) => no)
  const until = (input.until ?? addDays(ctx.today, await ctx.setting(pollDays))) as Day
  const no =
    missing.length > 0
      ? missing
      : whyNotSlots(
          moments.map(({ at }) => at as Instant),
          ctx.now,
        )
  if (until < ctx.today) no.push(refuse('time.past', { at: until }))
  refuseWith(no)
  const slots = moments.map(({ at, minutes }) => ({ id: newId(), startsAt: at as Instant, minutes }))
  await store.dropPoll(ctx.db, ctx.organisation, meeting.id)
  await store.addSlots(ctx.db, ctx.organisation, meeting.id, slots)
  await changeMeeting(ctx.db, ctx.organisation, meeting.id, { pollUntil: until })
  ctx.record('meetings.dates_asked', { subject: meeting.id, until, count: slots.length })
  await tellAbout(ctx, 'meetings.dates', meeting, { until })
  return { until, slots: slots.map(({ id, startsAt }) => ({ id, startsAt })) }
})

export const answerDates = action('meetings.answerDates', async (ctx, input: Of<typeof contract.answerDates>) => {
  const meeting = await lockFound(ctx, input.meeting)
  const slots = new Set((await store.slotsOf(ctx.db, ctx.organisation, meeting.id)).map(({ id }) => id))
  const no = [
    ...whyNotMove('poll', meeting.state),
    ...whyNotAnswer(meeting.pollUntil, ctx.today),
    ...(ctx.actor.account === null ? [refuse('meeting.not_acting')] : await whyNotTakePart(ctx, [ctx.actor.account])),
  ]
  if (input.answers.some(({ slot }) => !slots.has(slot))) no.push(refuse('poll.foreign_slot'))
  if (new Set(input.answers.map(({ slot }) => slot)).size < input.answers.length) no.push(refuse('poll.slot_twice'))
  refuseWith(no)
  const account = ctx.actor.account as AccountId
  await store.writeAnswers(
    ctx.db,
    ctx.organisation,
    input.answers.map((one) => ({ ...one, account })),
    ctx.now,
  )
  ctx.record('meetings.dates_answered', { subject: meeting.id })
  return {}
})

export const chooseDate = action('meetings.chooseDate', async (ctx, input: Of<typeof contract.chooseDate>) => {
  const meeting = await leadFor(ctx, input.meeting, 'poll')
  const slot = (await store.slotsOf(ctx.db, ctx.organisation, meeting.id)).find(({ id }) => id === input.slot)
  refuseWith(whyNotChoose(slot?.startsAt ?? null, ctx.now))
  const { startsAt, minutes } = found(slot, 'slot')
  await setDate(ctx, meeting, startsAt, endOf(startsAt, minutes))
  ctx.record('meetings.date_chosen', { subject: meeting.id, startsAt })
  return {}
})
