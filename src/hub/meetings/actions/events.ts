/** Events: announced, changed, called off. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { momentOf } from '#platform/values/moment.ts'
import { wallClock } from '#platform/values/zone.ts'
import type * as contract from '../contract/events.ts'
import { knownPeople } from '../people.ts'
import { countsForSeats, whyNotCapacity } from '../rules/places.ts'
import { whyNotSpan } from '../rules/when.ts'
import * as store from '../store/events.ts'
import { type MeetingRow, readMeeting } from '../store/meetings.ts'
import { eventPage, tellRegistered } from '../telling-events.ts'
import { offerFree } from './registering.ts'

type Of<C> = InputOf<C>

/** Series of the community's numbers of events. */
export const numbers = 'meeting_event'

type Asked = Omit<Of<typeof contract.changeEvent>, 'event'>

/** What is written, or every reason why not. Days come in their order; each ends after it begins. */
export function termsOf(ctx: ActionContext, asked: Asked): { terms: store.EventTerms | null; no: Refusal[] } {
  const days = [...asked.days].sort((one, other) => (`${one.day}${one.from}` < `${other.day}${other.from}` ? -1 : 1))
  const moment = (day: string, time: string) => momentOf(day as Day, time as TimeOfDay, ctx.shop.zone)
  const spans = days.map(({ day, from, until }) => ({ starts: moment(day, from), ends: moment(day, until) }))
  const missing = spans.flatMap(({ starts, ends }) => [...starts.no, ...ends.no])
  if (missing.length > 0) return { terms: null, no: missing }
  const [first, last] = [spans[0], spans.at(-1)]
  const startsAt = first?.starts.at as Instant
  const no = whyNotSpan(startsAt, spans[0]?.ends.at as Instant, ctx.now)
  if (spans.slice(1).some(({ starts, ends }) => (ends.at as Instant) <= (starts.at as Instant)))
    no.push(refuse('time.order'))
  const terms = {
    title: asked.title,
    about: asked.about || null,
    days,
    firstDay: days[0]?.day as Day,
    lastDay: days.at(-1)?.day as Day,
    startsAt,
    endsAt: last?.ends.at as Instant,
    place: asked.place || null,
    videoLink: asked.videoLink,
    capacity: asked.capacity,
    seatsPerOrganisation: asked.seatsPerOrganisation,
    questions: [...new Set(asked.questions)],
    priceSteps: [...new Set([0, ...asked.priceSteps])].sort((one, other) => one - other),
    openToAll: asked.openToAll,
    registerUntil: asked.registerUntil as Day | null,
  }
  return { terms: no.length > 0 ? null : terms, no }
}

export const announceEvent = action('meetings.announceEvent', async (ctx, input: Of<typeof contract.announceEvent>) => {
  const { terms, no } = termsOf(ctx, input)
  refuseWith(no)
  if (input.meeting !== null) found(await readMeeting(ctx.db, ctx.organisation, input.meeting), 'meeting')
  const id = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  const event = { ...found(terms, 'event'), id, number, meeting: input.meeting }
  await store.writeEvent(ctx.db, ctx.organisation, { ...event, now: ctx.now, by: ctx.actor.account })
  ctx.record('meetings.event_announced', { subject: id, number, startsAt: event.startsAt })
  for (const person of (await knownPeople(ctx)).people)
    ctx.notify('meetings.event_announced', person.id, {
      title: event.title,
      startsAt: event.startsAt,
      link: eventPage(id),
      about: id,
    })
  return { event: id, number }
})

/** The event, locked, while it is not called off. */
export async function eventFor(ctx: ActionContext, id: string): Promise<store.EventRow> {
  const event = found(await store.lockEvent(ctx.db, ctx.organisation, id), 'event')
  if (event.state === 'cancelled') refuseWith([refuse('event.cancelled')])
  return event
}

export const changeEvent = action('meetings.changeEvent', async (ctx, input: Of<typeof contract.changeEvent>) => {
  const event = await eventFor(ctx, input.event)
  const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
  const { terms, no } = termsOf(ctx, input)
  refuseWith([...no, ...whyNotCapacity(input.capacity, line)])
  await change(ctx, { ...event, ...found(terms, 'event') }, line)
  return {}
})

async function change(ctx: ActionContext, event: store.EventRow, line: readonly store.RegistrationRow[]) {
  await store.changeEvent(ctx.db, ctx.organisation, event.id, event)
  ctx.record('meetings.event_changed', { subject: event.id, startsAt: event.startsAt })
  const holding = line.filter(({ state }) => countsForSeats(state))
  tellRegistered(ctx, 'meetings.event_changed', event, holding)
  await offerFree(ctx, event)
}

export const cancelEvent = action('meetings.cancelEvent', async (ctx, input: Of<typeof contract.cancelEvent>) => {
  const event = await eventFor(ctx, input.event)
  if (input.reason === '') refuseWith([refuse('meeting.reason_missing')])
  await callOff(ctx, event, input.reason)
  return {}
})

async function callOff(ctx: ActionContext, event: store.EventRow, reason: string): Promise<void> {
  await store.cancelEvent(ctx.db, ctx.organisation, event.id, reason)
  ctx.record('meetings.event_called_off', { subject: event.id, reason })
  const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
  const holding = line.filter(({ state }) => countsForSeats(state))
  tellRegistered(ctx, 'meetings.event_called_off', event, holding, { reason })
}

/** Whoever registered for a meeting that is called off need not come. */
export async function callOffWith(ctx: ActionContext, meeting: string, reason: string): Promise<void> {
  for (const event of await store.lockEventsOf(ctx.db, ctx.organisation, meeting)) await callOff(ctx, event, reason)
}

type Span = Pick<MeetingRow, 'startsAt' | 'endsAt'>

/** Registering for a meeting of one day moves with it, where both were at the same time. */
export async function moveWith(ctx: ActionContext, meeting: Span & Pick<MeetingRow, 'id'>, to: Span): Promise<void> {
  const { startsAt, endsAt } = to
  if (startsAt === null || endsAt === null || (startsAt === meeting.startsAt && endsAt === meeting.endsAt)) return
  const [from, until] = [wallClock(startsAt, ctx.shop.zone), wallClock(endsAt, ctx.shop.zone)]
  if (from.day !== until.day) return
  for (const event of await store.lockEventsOf(ctx.db, ctx.organisation, meeting.id)) {
    const [day, second] = event.days
    if (!day || second || event.startsAt !== meeting.startsAt || event.endsAt !== meeting.endsAt) continue
    const days = [{ ...day, day: from.day, from: from.time, until: until.time }]
    const moved = { days, firstDay: from.day, lastDay: from.day, startsAt, endsAt }
    await change(ctx, { ...event, ...moved }, await store.registrationsOf(ctx.db, ctx.organisation, [event.id]))
  }
}
