/** The facts of a rehearsal: what the fold looks at, with every attendance to be judged anew, and what lies ahead.
 *  A constant number of statements for any number of people. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day, minutesBetween } from '#platform/values/day.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { beforeAll, factsOf, leavesUnder, type PersonFacts, shopDays } from './counting-facts.ts'
import { planGeneration } from './rules/generation.ts'
import { purposeFor } from './rules/outcome.ts'
import { policyOf } from './rules/policy.ts'
import type { WorkedSeat } from './rules/rehearsed-seats.ts'
import { absencesInARow, seatEventsOf } from './rules/seat-loss.ts'
import { aSeatAhead, type OwnRate, type Rehearsal, rateDays, supposed } from './rules/simulation.ts'
import type { StandingFacts } from './rules/standing-facts.ts'
import type { Outcome, Purpose } from './rules/words.ts'
import { withLeaves } from './seating.ts'
import { activeTemplates, closingsBetween, existingShifts, holdersBetween } from './store/generation.ts'
import { policies } from './store/policy.ts'
import { readRotas, waitingRotas } from './store/rota.ts'
import { readSeatEvents, type SeatEventRow } from './store/seat-losing.ts'
import * as store from './store/simulation.ts'
import { foldedUntil } from './store/standing.ts'

export async function rehearsalsOf(
  ctx: Context,
  members: readonly string[],
  asked: store.SimulationRow,
): Promise<{ readonly member: string; readonly rehearsal: Rehearsal }[]> {
  const { from, until } = asked
  const forward = asked.sort === 'forward'
  const dated = await policies(ctx.db, ctx.organisation)
  const draft = { version: null, policy: policyOf(asked) }
  const night = forward ? ((await foldedUntil(ctx.db, ctx.organisation)) ?? beforeAll) : null
  const { people, earliest } = await factsOf(ctx, members, night, dated, false)
  const now = await shopDays(ctx, earliest, dated, until)
  const wished = await shopDays(ctx, earliest, () => draft, until)
  const seatsOf = forward ? await seatsAhead(ctx, members, asked) : await seatsPast(ctx, members, asked)
  const missed = Map.groupBy(await readSeatEvents(ctx.db, ctx.organisation, members, addDays(from, -1)), byMember)
  const posted = Map.groupBy(await store.postedByAttendances(ctx.db, ctx.organisation, members, from), byMember)
  return people.map((person) => {
    const { facts, member } = person
    const worked = seatsOf(person)
    return {
      member,
      rehearsal: {
        from,
        until,
        worked,
        now,
        draft: wished,
        facts: {
          ...facts,
          missed: missedDays(missed.get(member) ?? []),
          entries: [...facts.entries, ...takenOut(posted.get(member) ?? [], facts.since > from ? facts.since : from)],
          // Seats whose outcome is known lie in `worked`.
          planned: forward ? [] : facts.planned.filter((one) => !one.during || one.during.until === null),
        },
        leaves: { now: facts.leaves, draft: leavesUnder(draft.policy.leaveTypes, person.away) },
      },
    }
  })
}

const byMember = ({ member }: { readonly member: string }): string => member

/** The opposite of what attendances posted: the fold posts them itself. */
const takenOut = (
  entries: readonly { readonly on: Day; readonly counter: 'main' | 'make_up' | 'absences'; readonly amount: number }[],
  from: Day,
): StandingFacts['entries'] =>
  entries.filter(({ on }) => on >= from).map(({ on, counter, amount }) => ({ on, counter, amount: -amount }))

/** Days of the absences in a row that nothing made up by then. */
const missedDays = (events: readonly SeatEventRow[]): Day[] => {
  const inARow = absencesInARow(seatEventsOf(events))
  return inARow === 0 ? [] : events.slice(-inARow).map(({ day }) => day)
}

type SeatsOf = (person: PersonFacts) => readonly WorkedSeat[]

interface Seat extends Pick<WorkedSeat, 'standsIn' | 'relief' | 'gone'> {
  readonly day: Day
  readonly purpose: Purpose
  readonly weight: number
  readonly minutes: number
}

/** As the fold sees it: the person's mode of that day decides what the seat counts as. */
function seatOf({ facts }: PersonFacts, seat: Seat, outcome: Outcome, ahead: boolean): WorkedSeat[] {
  const mode = facts.modes.findLast(({ from }) => from <= seat.day)?.mode
  if (mode === undefined || mode === 'not_concerned') return []
  const { day, weight, minutes, standsIn, relief, gone } = seat
  const purpose = purposeFor(mode, seat.purpose)
  const worked = { mode, purpose, outcome, weight: weight * 1000, minutes }
  return [{ on: day, ahead, worked, standsIn, relief, gone }]
}

async function seatsPast(ctx: Context, members: readonly string[], asked: store.SimulationRow): Promise<SeatsOf> {
  const { from, until } = asked
  const during = { from, until, zone: ctx.shop.zone }
  const rows = Map.groupBy(await store.attendedBetween(ctx.db, ctx.organisation, members, during), byMember)
  return (person) =>
    (rows.get(person.member) ?? []).flatMap((row) => {
      const outcome = row.gone ? 'absent_0' : row.state
      return isOutcome(outcome) && row.day >= person.facts.since ? seatOf(person, row, outcome, false) : []
    })
}

const isOutcome = (state: store.AttendedRow['state']): state is Outcome => state !== 'planned' && state !== 'cancelled'

/** What is booked, and beyond what is planned already what fixed seats will bring. */
async function seatsAhead(ctx: Context, members: readonly string[], asked: store.SimulationRow): Promise<SeatsOf> {
  const { from, until, future } = asked
  const [db, here] = [ctx.db, ctx.organisation]
  const { zone } = ctx.shop
  const booked = Map.groupBy(await store.attendedBetween(db, here, members, { from, until, zone }), byMember)
  const coming = Map.groupBy(await seatsToCome(ctx, members, from, until), byMember)
  const past = { from: addDays(ctx.today, -rateDays), until: ctx.today, zone }
  const history = await store.attendedBetween(db, here, members, past)
  const rates = new Map([...Map.groupBy(history, byMember)].map(([member, rows]) => [member, rateOf(rows)]))
  return (person) => {
    const seats = [...(booked.get(person.member) ?? []), ...(coming.get(person.member) ?? [])]
      .flatMap((row) => seatOf(person, row, 'done', true))
      .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    const away = person.facts.leaves
    return supposed(seats, future, rates.get(person.member) ?? unknown, {
      from,
      until,
      flying: (on) =>
        person.facts.modes.findLast((mode) => mode.from <= on)?.mode === 'flying' &&
        !away.some((leave) => leave.from <= on && (leave.until === null || on <= leave.until)),
    })
  }
}

const unknown: OwnRate = { done: 0, missed: 0, minutes: 0 }

function rateOf(rows: readonly store.AttendedRow[]): OwnRate {
  const done = rows.filter(({ state }) => state === 'done')
  const missed = rows.filter(({ state }) => state === 'absent_1' || state === 'absent_2').length
  const minutes = done.reduce((sum, row) => sum + row.minutes, 0)
  return { done: done.length, missed, minutes: done.length === 0 ? 0 : Math.trunc(minutes / done.length) }
}

async function seatsToCome(
  ctx: Context,
  members: readonly string[],
  from: Day,
  until: Day,
): Promise<(Seat & { readonly member: string })[]> {
  const [db, here] = [ctx.db, ctx.organisation]
  const own = new Set(members)
  const holders = (await holdersBetween(db, here, from, until, null)).filter(({ member }) => own.has(member))
  const plan = planGeneration({
    from,
    until,
    countFrom: null,
    zone: ctx.shop.zone,
    templates: await activeTemplates(db, here, null),
    rotas: await readRotas(db, here),
    closings: await closingsBetween(db, here, from, until),
    holders: await withLeaves(ctx, holders),
    existing: await existingShifts(db, here, from, until),
    isHoliday: holidayQuestion(ctx.shop.country),
    waiting: await waitingRotas(db, here),
  })
  return plan.seats.flatMap(({ shift, holder }) => {
    const planned = plan.shifts[shift]
    if (!planned) return []
    const minutes = minutesBetween(planned.startsAt, planned.endsAt)
    return [
      {
        member: holder.member,
        day: planned.day,
        purpose: 'regular' as const,
        weight: planned.template.weight,
        minutes,
        ...aSeatAhead,
      },
    ]
  })
}
