/** What people see of events: inside with names, outside without. */
import { ownOrganisations } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { steers } from '../actions/acting.ts'
import { guestOf } from '../actions/registering.ts'
import type * as contract from '../contract/events.ts'
import { knownPeople } from '../people.ts'
import { countsForSeats, freePlaces, stateOnAsking } from '../rules/places.ts'
import * as store from '../store/events.ts'

type ListRow = ReplyOf<typeof contract.listEvents>['rows'][number]

export const listEvents = read('meetings.listEvents', (ctx, asked: InputOf<typeof contract.listEvents>) =>
  listPage<ListRow>(ctx.db, store.eventList(ctx.organisation, ctx.now), asked),
)

const termsOf = (ctx: Context, event: store.EventRow) => {
  const { firstDay: _first, lastDay: _last, version: _version, meeting: _meeting, ...terms } = event
  const { seatsPerOrganisation: _seats, ...open } = terms
  return { ...open, days: [...event.days], currency: ctx.shop.currency }
}

const shown = (ctx: Context, event: store.EventRow, line: readonly store.RegistrationRow[]) => ({
  ...termsOf(ctx, event),
  free: freePlaces(event.capacity, line),
  waiting: line.filter(({ state }) => state === 'waiting').length,
})

const shownOutside = (ctx: Context, event: store.EventRow, line: readonly store.RegistrationRow[]) => ({
  ...termsOf(ctx, event),
  full: stateOnAsking(event.capacity, line) === 'waiting',
})

const historySize = 200

export const readEvent = read('meetings.readEvent', async (ctx, input: InputOf<typeof contract.readEvent>) => {
  const event = found(await store.readEvent(ctx.db, ctx.organisation, input.event), 'event')
  const [line, own, known, history] = await Promise.all([
    store.registrationsOf(ctx.db, ctx.organisation, [event.id]),
    ownOrganisations(ctx),
    knownPeople(ctx),
    historyOf(ctx, { subject: event.id, limit: historySize }),
  ])
  const all = steers(ctx)
  const speaks = new Set<string>(own.filter(({ powers }) => powers.includes('speak')).map(({ id }) => id))
  const nameOf = (id: string | null) => (id === null ? null : (known.inside.find((one) => one.id === id)?.name ?? '–'))
  const used = (id: string) => line.filter((one) => one.participant === id && countsForSeats(one.state)).length
  const most = event.seatsPerOrganisation
  return {
    ...shown(ctx, event, line),
    meeting: event.meeting,
    seatsPerOrganisation: most,
    registrations: line.map((row) => {
      const mine =
        all ||
        (row.account !== null
          ? row.account === ctx.actor.account
          : row.participant !== null && speaks.has(row.participant))
      const { event: _event, account: _account, email: _email, language: _language, seq: _seq, ...facts } = row
      const told = mine ? {} : { food: null, lodging: null, access: null, price: 0 }
      // a guest is seen by name by whoever receives them
      const name = row.participant === null && !all ? '–' : row.name
      return { ...facts, ...told, name, organisation: nameOf(row.participant), own: mine }
    }),
    acting: known.inside
      .filter(({ id }) => speaks.has(id))
      .map(({ id, name }) => ({ id, name, seatsLeft: most === null ? null : Math.max(0, most - used(id)) })),
    steers: all,
    happened: history.events.map(({ name }) => name),
    history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
  }
})

/** Announced, open to all, and not yet begun. */
export const openEvents = async (ctx: Context): Promise<store.EventRow[]> =>
  (await store.eventsSince(ctx.db, ctx.organisation, ctx.today)).filter(
    ({ openToAll, state, startsAt }) => openToAll && state === 'announced' && startsAt > ctx.now,
  )

export const readOpenEvents = read(
  'meetings.readOpenEvents',
  async (ctx, _input: InputOf<typeof contract.readOpenEvents>) => {
    await knownPeople(ctx)
    const all = await openEvents(ctx)
    const line = await store.registrationsOf(
      ctx.db,
      ctx.organisation,
      all.map(({ id }) => id),
    )
    return {
      community: ctx.shop.name,
      // the link for joining by video goes by mail to whoever registered
      events: all.map((event) => ({
        ...shownOutside(
          ctx,
          event,
          line.filter((one) => one.event === event.id),
        ),
        videoLink: null,
      })),
    }
  },
)

export const readGuest = read('meetings.readGuest', async (ctx, input: InputOf<typeof contract.readGuest>) => {
  const row = await guestOf(ctx, input.signed)
  const event = found(await store.readEvent(ctx.db, ctx.organisation, row.event), 'event')
  const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
  const open = shownOutside(ctx, event, line)
  const videoLink = row.state === 'confirmed' ? open.videoLink : null
  return { event: { ...open, videoLink }, name: row.name, state: row.state, offeredUntil: row.offeredUntil }
})
