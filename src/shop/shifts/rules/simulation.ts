/** What another policy would have made of a person, or would make: both judged day by day, side by side.
 *  Source: domain-shifts 5.14. */
import { addDays, type Day, daysBetween, daysFrom } from '#platform/values/day.ts'
import { totalOf } from './line-that-holds.ts'
import type { WorkedSeat } from './rehearsed-seats.ts'
import { dayByDay, foldStanding, type JudgedDay } from './standing.ts'
import type { ShopDay, StandingFacts } from './standing-facts.ts'
import type { Standing } from './words.ts'

export const futures = ['planned', 'nobody', 'rate'] as const
export type Future = (typeof futures)[number]

/** Why a day differs first: another balance, another alert or extension, another meaning of a leave, another line. */
export type DifferenceReason = 'counters' | 'time' | 'leave' | 'rule'

export interface Rehearsed {
  readonly now: Standing
  readonly draft: Standing
  readonly first: {
    readonly day: Day
    readonly now: Standing
    readonly draft: Standing
    readonly why: DifferenceReason
    /** Thousandths. */
    readonly totals: { readonly now: number; readonly draft: number }
  } | null
  readonly daysDiffer: number
  /** Days on which the person could not shop. */
  readonly closedDays: { readonly now: number; readonly draft: number }
}

export interface Rehearsal {
  /** Facts from before the period; no posting of an attendance from `from` on. */
  readonly facts: StandingFacts
  readonly from: Day
  readonly until: Day
  readonly worked: readonly WorkedSeat[]
  /** Leaves by the types of each policy. */
  readonly leaves: { readonly now: StandingFacts['leaves']; readonly draft: StandingFacts['leaves'] }
  readonly now: (day: Day) => ShopDay
  readonly draft: (day: Day) => ShopDay
}

export function rehearse(rehearsal: Rehearsal): Rehearsed {
  const { facts, leaves, now, draft } = rehearsal
  const both = beginningOf(rehearsal)
  const { start } = both
  const asItWas = judgedAsItWas(rehearsal, both)
  const seats = kept(facts.seats, asItWas)
  const wished = dayByDay({ ...both, seats, leaves: leaves.draft }, draft)
  let first: Rehearsed['first'] = null
  let ends = { now: start.standing, draft: start.standing }
  let daysDiffer = 0
  const closedDays = { now: 0, draft: 0 }
  for (const one of asItWas) {
    const other = wished()
    ends = { now: one.state.standing, draft: other.state.standing }
    if (!now(one.day).policy.benefits.buy.includes(ends.now)) closedDays.now += 1
    if (!draft(one.day).policy.benefits.buy.includes(ends.draft)) closedDays.draft += 1
    if (ends.now === ends.draft) continue
    daysDiffer += 1
    if (first !== null) continue
    const mode = modeOn(facts, one.day)
    const totals = { now: totalOf(one.state.balances, mode), draft: totalOf(other.state.balances, mode) }
    first = { day: one.day, ...ends, totals, why: whyDifferent(one, other, totals) }
  }
  return { ...ends, first, daysDiffer, closedDays }
}

/** The facts of the first day of the period, with the state the day before left behind. */
function beginningOf({ facts, from, worked, now }: Rehearsal): StandingFacts {
  const since = facts.since > from ? facts.since : from
  const start = facts.since < since ? foldStanding(facts, addDays(since, -1), now).state : facts.start
  return { ...facts, since, start, worked, counted: [] }
}

/** Every day of the period by the rules that held: what was posted and which standing followed, worked out anew. */
export const judgedAsItWas = (
  { until, leaves, now, ...rehearsal }: Rehearsal,
  both = beginningOf({ until, leaves, now, ...rehearsal }),
): readonly JudgedDay[] => {
  const days = Math.max(0, daysBetween(both.since, until) + 1)
  return Array.from({ length: days }, dayByDay({ ...both, leaves: leaves.now }, now))
}

/** Days within which a sheet that took a seat is validated. */
const lateDays = 7

/** Fixed seats as they would have gone on, had the rules of then not taken them: whether the draft takes them, it says. */
function kept(seats: StandingFacts['seats'], days: readonly JudgedDay[]): StandingFacts['seats'] {
  const taken = days.flatMap(({ day, seatsTaken }) => (seatsTaken ? [day] : []))
  return seats.map((seat) => {
    const { from, until } = seat
    const took = taken.some(
      (day) => from < day && until !== null && until >= addDays(day, -1) && until <= addDays(day, lateDays - 1),
    )
    return took ? { from, until: null } : seat
  })
}

const modeOn = ({ modes }: StandingFacts, day: Day) =>
  modes.findLast(({ from }) => from <= day)?.mode ?? 'not_concerned'

function whyDifferent(
  one: JudgedDay,
  other: JudgedDay,
  totals: { readonly now: number; readonly draft: number },
): DifferenceReason {
  const away: readonly Standing[] = ['on_leave', 'exempted']
  if (away.includes(one.state.standing) || away.includes(other.state.standing)) return 'leave'
  if (totals.now !== totals.draft) return 'counters'
  const times = ({ state }: JudgedDay) => `${state.alertStart} ${state.extensionUntil}`
  return times(one) === times(other) ? 'rule' : 'time'
}

/** How somebody took part in the 180 days before. */
export interface OwnRate {
  readonly done: number
  readonly missed: number
  /** Minutes of an average shift done. */
  readonly minutes: number
}
export const rateDays = 180

/** What becomes of the seats ahead, by what is supposed. A rate is spread evenly: of each ten seats, seven done.
 *  Whoever books freely is given as many seats as before, whatever is booked already. */
export function supposed(
  seats: readonly WorkedSeat[],
  future: Future,
  rate: OwnRate,
  free: { readonly from: Day; readonly until: Day; readonly flying: (day: Day) => boolean },
): readonly WorkedSeat[] {
  const with_ = (seat: WorkedSeat, outcome: 'done' | 'absent_2'): WorkedSeat => ({
    ...seat,
    worked: { ...seat.worked, outcome },
  })
  if (future === 'planned') return seats.map((seat) => with_(seat, 'done'))
  if (future === 'nobody') return seats.map((seat) => with_(seat, 'absent_2'))
  const all = rate.done + rate.missed
  const fixed = seats
    .filter(({ worked }) => worked.mode !== 'flying')
    .map((seat, at) => with_(seat, all === 0 || reached(at, rate.done, all) ? 'done' : 'absent_2'))
  return [...fixed, ...freely(rate, free)]
}

/** Whether the evenly spread share has one more by this place. @example 7 of 10: all but the first, fourth, seventh */
const reached = (at: number, share: number, of: number): boolean =>
  Math.trunc(((at + 1) * share) / of) > Math.trunc((at * share) / of)

/** Of a seat that nobody booked yet. */
export const aSeatAhead = { ahead: true, standsIn: false, relief: 'none', gone: false } as const

function freely(
  rate: OwnRate,
  { from, until, flying }: { readonly from: Day; readonly until: Day; readonly flying: (day: Day) => boolean },
): WorkedSeat[] {
  const seat = (on: Day, outcome: 'done' | 'absent_2'): WorkedSeat => ({
    on,
    ...aSeatAhead,
    worked: { mode: 'flying', purpose: 'flying', outcome, weight: 1000, minutes: rate.minutes },
  })
  return daysFrom(from, until).flatMap((on, at) => {
    if (!flying(on)) return []
    return [
      ...(reached(at, rate.done, rateDays) ? [seat(on, 'done')] : []),
      ...(reached(at, rate.missed, rateDays) ? [seat(on, 'absent_2')] : []),
    ]
  })
}
