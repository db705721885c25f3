/** From the plan to the end of a meeting: when, where, who leads and writes; called, begun, ended, or called off. */
import { circleFound, whyNotGoOn } from '#hub/governance/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { momentOf } from '#platform/values/moment.ts'
import { dayIn } from '#platform/values/zone.ts'
import { fillAgenda } from '../agenda.ts'
import type * as contract from '../contract/meetings.ts'
import { knownPeople, tellAbout, turnsOf } from '../people.ts'
import { whyNotCall, whyNotMoveDay } from '../rules/calling.ts'
import type { MeetingKind } from '../rules/states.ts'
import { whyNotMove } from '../rules/states.ts'
import { takeTurns } from '../rules/turns.ts'
import { whyNotSpan } from '../rules/when.ts'
import { callDays } from '../settings.ts'
import { stopTimer } from '../store/agenda.ts'
import * as store from '../store/meetings.ts'
import { noteAttendance as writeAttendance } from '../store/minutes.ts'
import { dropPoll } from '../store/polls.ts'
import { leadFor, lockFound, mustTakePart, speakingFor, writeFor, writes } from './acting.ts'
import { callOffWith, moveWith } from './events.ts'

type Of<C> = InputOf<C>

/** Series of the community's numbers of meetings. */
export const numbers = 'meeting'

interface When {
  readonly day: string | null
  readonly from: string
  readonly lastDay: string | null
  readonly until: string
}

type Span = Pick<store.MeetingRow, 'startsAt' | 'endsAt' | 'startDay'>
const noDate: Span = { startsAt: null, endsAt: null, startDay: null }

/** Both moments, or every reason why there are none. */
function spanOf(ctx: ActionContext, kind: MeetingKind, when: When): { span: Span; no: Refusal[] } {
  if (when.day === null) return { span: noDate, no: [] }
  const day = when.day as Day
  const lastDay = (when.lastDay ?? (kind === 'two_day' ? addDays(day, 1) : day)) as Day
  const starts = momentOf(day, when.from as TimeOfDay, ctx.shop.zone)
  const ends = momentOf(lastDay, when.until as TimeOfDay, ctx.shop.zone)
  if (starts.at === null || ends.at === null) return { span: noDate, no: [...starts.no, ...ends.no] }
  return {
    span: { startsAt: starts.at, endsAt: ends.at, startDay: day },
    no: whyNotSpan(starts.at, ends.at, ctx.now),
  }
}

export const planMeeting = action('meetings.planMeeting', async (ctx, input: Of<typeof contract.planMeeting>) => {
  const { span, no } = spanOf(ctx, input.kind, input)
  refuseWith(no)
  await mustTakePart(ctx, [input.facilitator, input.noteTaker])
  const circle = input.circle === null ? null : await circleFound(ctx, input.circle)
  const turns = await turnsOf(ctx, { kind: input.kind, circle }, await knownPeople(ctx))
  const roles = takeTurns(turns.leading, turns.writing, input)
  const meeting = newMeeting(ctx, input, span)
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  await store.writeMeeting(ctx.db, ctx.organisation, {
    ...meeting,
    number,
    facilitator: roles.facilitator as AccountId | null,
    noteTaker: roles.noteTaker as AccountId | null,
  })
  ctx.record('meetings.planned', { subject: meeting.id, number, kind: input.kind, startsAt: span.startsAt })
  await fillAgenda(ctx, meeting)
  return { meeting: meeting.id, number }
})

const newMeeting = (ctx: ActionContext, input: Of<typeof contract.planMeeting>, span: Span) => ({
  id: newId(),
  kind: input.kind,
  circle: input.circle,
  state: 'planned' as const,
  title: input.title || currentWords().say(ctx.shop.language, `meetings.kind.${input.kind}`, {}, ctx.shop),
  ...span,
  place: input.place || null,
  videoLink: input.videoLink,
  languages: input.languages.length > 0 ? input.languages : [ctx.shop.language],
  pollUntil: null,
  calledOn: null,
  openedAt: null,
  endedAt: null,
  silentSince: null,
  approvedOn: null,
  cancelReason: null,
  plannedAt: ctx.now,
  plannedBy: ctx.actor.account,
})

export const changeMeeting = action('meetings.changeMeeting', async (ctx, input: Of<typeof contract.changeMeeting>) => {
  const meeting = await leadFor(ctx, input.meeting, 'change')
  const { span, no } = spanOf(ctx, meeting.kind, input)
  const late =
    meeting.state === 'called' && no.length === 0
      ? whyNotMoveDay(meeting.startDay, span.startDay, ctx.today, await ctx.setting(callDays))
      : []
  refuseWith([...no, ...late])
  const change = {
    title: input.title,
    ...span,
    place: input.place || null,
    videoLink: input.videoLink,
    languages: input.languages.length > 0 ? input.languages : meeting.languages,
  }
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, change)
  ctx.record('meetings.changed', { subject: meeting.id, startsAt: span.startsAt })
  await moveWith(ctx, meeting, span)
  await fillAgenda(ctx, { ...meeting, ...change })
  if (meeting.state === 'called') await tellAbout(ctx, 'meetings.changed', { ...meeting, ...change })
  return {}
})

export const nameRoles = action('meetings.nameRoles', async (ctx, input: Of<typeof contract.nameRoles>) => {
  const meeting = await leadFor(ctx, input.meeting, 'name')
  await mustTakePart(ctx, [input.facilitator, input.noteTaker])
  const roles = { facilitator: input.facilitator as AccountId | null, noteTaker: input.noteTaker as AccountId | null }
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, roles)
  ctx.record('meetings.roles_named', { subject: meeting.id, ...roles })
  return {}
})

export const callMeeting = action('meetings.callMeeting', async (ctx, input: Of<typeof contract.callMeeting>) => {
  const meeting = await leadFor(ctx, input.meeting, 'call')
  refuseWith(whyNotCall(meeting.startDay, ctx.today, await ctx.setting(callDays)))
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, {
    state: 'called',
    calledOn: ctx.today,
    pollUntil: null,
  })
  ctx.record('meetings.called', { subject: meeting.id, startsAt: meeting.startsAt })
  await fillAgenda(ctx, { ...meeting, state: 'called' })
  await tellAbout(ctx, 'meetings.called', meeting)
  return {}
})

export const cancelMeeting = action('meetings.cancelMeeting', async (ctx, input: Of<typeof contract.cancelMeeting>) => {
  const meeting = await leadFor(ctx, input.meeting, 'cancel')
  if (input.reason === '') refuseWith([refuse('meeting.reason_missing')])
  const change = { state: 'cancelled' as const, cancelReason: input.reason, pollUntil: null }
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, change)
  ctx.record('meetings.called_off', { subject: meeting.id, reason: input.reason })
  await tellAbout(ctx, 'meetings.called_off', meeting, { reason: input.reason })
  await callOffWith(ctx, meeting.id, input.reason)
  return {}
})

export const startMeeting = action('meetings.startMeeting', async (ctx, input: Of<typeof contract.startMeeting>) => {
  const meeting = await leadFor(ctx, input.meeting, 'start')
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, { state: 'open', openedAt: ctx.now })
  ctx.record('meetings.started', { subject: meeting.id })
  return {}
})

export const endMeeting = action('meetings.endMeeting', async (ctx, input: Of<typeof contract.endMeeting>) => {
  const meeting = await writeFor(ctx, input.meeting, 'end')
  refuseWith(await whyNotGoOn(ctx, meeting.id))
  await stopTimer(ctx.db, ctx.organisation, meeting.id, ctx.now)
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, { state: 'minutes_draft', endedAt: ctx.now })
  ctx.record('meetings.ended', { subject: meeting.id })
  return {}
})

/** Whoever writes notes everybody; a person says for the own organisation who comes. */
export const noteAttendance = action(
  'meetings.noteAttendance',
  async (ctx, input: Of<typeof contract.noteAttendance>) => {
    const meeting = await lockFound(ctx, input.meeting)
    refuseWith(whyNotMove('attend', meeting.state))
    if (!writes(ctx, meeting)) await speakingFor(ctx, input.participant)
    const row = { participant: input.participant, persons: [...new Set(input.persons)] }
    await writeAttendance(ctx.db, ctx.organisation, meeting.id, { ...row, now: ctx.now, by: ctx.actor.account })
    ctx.record('meetings.attendance_noted', {
      subject: meeting.id,
      participant: input.participant,
      count: row.persons.length,
    })
    return {}
  },
)

/** A slot was chosen: the meeting is then. */
export async function setDate(
  ctx: ActionContext,
  meeting: store.MeetingRow,
  startsAt: Instant,
  endsAt: Instant,
): Promise<void> {
  const change = { startsAt, endsAt, startDay: dayIn(startsAt, ctx.shop.zone), pollUntil: null }
  await store.changeMeeting(ctx.db, ctx.organisation, meeting.id, change)
  await dropPoll(ctx.db, ctx.organisation, meeting.id)
  await fillAgenda(ctx, { ...meeting, ...change })
}
