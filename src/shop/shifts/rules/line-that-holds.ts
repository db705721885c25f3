/** Which line of the policy holds for a person on a day: the first one whose conditions are all met.
 *  Source: domain-shifts 5.6. */
import { addDays, type Day, dayNumber } from '#platform/values/day.ts'
import type { Condition, Counting, StandingLine } from './counting.ts'
import { type Balances, postingsOf, withPostings } from './effects.ts'
import { purposeFor } from './outcome.ts'
import type { Memory, WorkedSeat } from './rehearsed-seats.ts'
import { absencesInARow } from './seat-loss.ts'
import type {
  DatedEntry,
  LeaveSpan,
  OpenSpan,
  PlannedWork,
  SeatOutcome,
  ShopDay,
  StandingFacts,
  StandingState,
} from './standing-facts.ts'
import type { Mode, Standing } from './words.ts'

export interface Person extends StandingFacts {
  readonly entriesOn: ReadonlyMap<number, readonly DatedEntry[]>
  readonly workedOn: ReadonlyMap<number, readonly WorkedSeat[]>
  readonly countedOn: ReadonlyMap<number, number>
  readonly extendedOn: ReadonlyMap<number, number>
  readonly freshOn: ReadonlySet<number>
}

export const during = <S extends OpenSpan>(spans: readonly S[], day: Day): S | undefined =>
  spans.find(({ from, until }) => from <= day && (until === null || day <= until))

/** Whether a fixed seat that is there on this day was taken in the rehearsal. */
const isTaken = (from: Day, { lostOn }: Memory): boolean => lostOn !== null && dayNumber(from) < lostOn

/** The first day of the fixed seats held on a day; null where none is. */
export function heldSince({ seats }: Person, day: Day, memory: Memory): number | null {
  const held = seats.filter(
    ({ from, until }) => from <= day && (until === null || day <= until) && !isTaken(from, memory),
  )
  return held.length === 0 ? null : Math.min(...held.map(({ from }) => dayNumber(from)))
}

export interface Seen {
  readonly person: Person
  readonly state: StandingState
  readonly number: number
  readonly day: Day
  readonly shop: ShopDay
  readonly memory: Memory
  readonly mode: Mode | 'not_concerned'
  readonly leave: LeaveSpan | undefined
}

/** The first line of the policy that holds; in order where none does. */
export function standingNow(seen: Seen): Standing {
  const line = seen.shop.policy.standing.find(({ when }) => when.some((all) => all.every((one) => holds(one, seen))))
  return line?.standing ?? 'up_to_date'
}

/** What the standing looks at: both counters for a regular person, one for the others. Thousandths. */
export const totalOf = (balances: Balances, mode: Mode | 'not_concerned'): number =>
  mode === 'regular' ? balances.main + balances.make_up : balances.main

export const isOk = (balances: Balances, mode: Mode | 'not_concerned', okFrom: Counting['okFrom']): boolean =>
  balances.main >= okFrom.main * 1000 && (mode !== 'regular' || balances.make_up >= okFrom.make_up * 1000)

function holds(condition: Condition, seen: Seen): boolean {
  const { state, number, day, person, mode, leave, shop } = seen
  switch (condition.is) {
    case 'control_off':
      return !shop.control
    case 'resigning':
      return person.resigningOn !== null && person.resigningOn <= day
    case 'mode':
      return mode === condition.mode
    case 'leave':
      return leave?.standing === condition.standing
    case 'not_ok':
      return !isOk(state.balances, mode, shop.policy.okFrom)
    case 'alert_runs':
      return state.alertStart !== null
    case 'extension_runs':
      return state.extensionUntil !== null && number < state.extensionUntil + (condition.last ? 1 : 0)
    case 'extension_ended':
      return state.extensionUntil !== null && number >= state.extensionUntil + (condition.last ? 1 : 0)
    case 'alert_older':
      return state.alertStart !== null && number >= state.alertStart + condition.days + (condition.last ? 1 : 0)
    case 'alert_newer':
      return state.alertStart === null || number < state.alertStart + condition.days + (condition.last ? 1 : 0)
    case 'main_below':
      return state.balances.main < condition.n * 1000
    case 'total_at_most':
      return (
        (condition.mode === undefined || condition.mode === mode) && totalOf(state.balances, mode) <= condition.n * 1000
      )
    case 'low_longer':
      return state.lowSince !== null && number - state.lowSince > condition.days
    case 'not_lifted':
      return !lifted(condition, seen)
    case 'absences_in_a_row':
      return absencesAt(person.outcomes ?? [], day) >= condition.n
    case 'by_hand':
      return during(person.unsubscribed, day) !== undefined
    case 'blocked':
      return during(person.blocked, day) !== undefined
    case 'no_seat':
      return heldSince(person, day, seen.memory) === null
    case 'no_leave':
      return leave === undefined
    case 'always':
      return true
  }
}

function lifted(condition: Extract<Condition, { is: 'not_lifted' }>, seen: Seen): boolean {
  const { person, state, number, day, mode, shop } = seen
  const [first, last] = [addDays(day, -condition.daysBack), number + condition.daysAhead]
  const planned = person.planned.filter(
    (work) => work.day >= first && dayNumber(work.day) <= last && (!work.during || covers(work.during, day)),
  )
  const toCome = [...person.workedOn].flatMap(([on, seats]) =>
    on > number && on <= last ? seats.map(({ worked }) => worked) : [],
  )
  return totalOf(withDone(state.balances, [...planned, ...toCome], mode, shop.policy), mode) > condition.n * 1000
}

const covers = ({ from, until }: OpenSpan, day: Day): boolean => from <= day && (until === null || day <= until)

/** The balances, were this work done. */
export const withDone = (
  balances: Balances,
  planned: readonly Pick<PlannedWork, 'purpose' | 'weight' | 'minutes'>[],
  mode: Mode | 'not_concerned',
  policy: Counting,
): Balances =>
  mode === 'not_concerned'
    ? balances
    : planned.reduce((sum, { weight, minutes, ...work }) => {
        const purpose = purposeFor(mode, work.purpose)
        return withPostings(sum, postingsOf({ mode, purpose, outcome: 'done', weight, minutes }, sum, policy))
      }, balances)

/** Absences in a row up to a day. Outcomes are in order of their days. */
const absencesAt = (outcomes: readonly SeatOutcome[], day: Day): number =>
  absencesInARow(outcomes.filter(({ on }) => on <= day).map(({ came }) => (came ? 'done' : 'absent')))

/** Since when the total lies low, for the one line that asks; the day of falling counts as day 0. */
export function lowSince(
  state: StandingState,
  number: number,
  policy: Counting,
  mode: Mode | 'not_concerned',
): number | null {
  const asked = lowLine(policy.standing)
  if (asked === null || totalOf(state.balances, mode) > asked * 1000) return null
  return state.lowSince ?? number
}

const lowLines = new WeakMap<readonly StandingLine[], { readonly n: number | null }>()

function lowLine(lines: readonly StandingLine[]): number | null {
  const known = lowLines.get(lines)
  if (known) return known.n
  const conditions = lines.flatMap(({ when }) => when.flat())
  const n = conditions.find((one) => one.is === 'low_longer')?.n ?? null
  lowLines.set(lines, { n })
  return n
}
