/** Which standing somebody has on a day: a pure fold over days. It decides the counts on the way, because a count
 *  looks at the alert and the standing looks at the count.
 *  Source: domain-shifts 5.5 and 5.6. */
import { addDays, type Day, dayNumber, dayOfNumber, daysBetween } from '#platform/values/day.ts'
import { type CountDecision, countAnchor, decideCount } from './count.ts'
import type { Counting, EntryEffect } from './counting.ts'
import type { Balances } from './effects.ts'
import { during, heldSince, lowSince, type Person, type Seen, standingNow } from './line-that-holds.ts'
import { type Memory, nothingLost, withTaken, workOff } from './rehearsed-seats.ts'
import type {
  CountPosting,
  DatedEntry,
  DatedMode,
  Folded,
  LeaveSpan,
  ShopDay,
  SkipReason,
  StandingFacts,
  StandingSpan,
  StandingState,
} from './standing-facts.ts'
import type { Standing } from './words.ts'

/** Judges every day from `facts.since` to `until`, both included. */
export function foldStanding(facts: StandingFacts, until: Day, dayOf: (day: Day) => ShopDay): Folded {
  const spans: StandingSpan[] = []
  const counts: CountPosting[] = []
  const entered: Folded['entered'][number][] = []
  const judge = dayByDay(facts, dayOf)
  let state = facts.start
  for (let days = daysBetween(facts.since, until); days >= 0; days -= 1) {
    const { day, state: after, count, effects } = judge()
    const previous = spans.at(-1)
    if (!previous || !sameSpan(state, after)) {
      if (previous) spans[spans.length - 1] = { ...previous, to: addDays(day, -1) }
      spans.push(spanOf(after, day))
    }
    if (count) counts.push(count)
    if (after.standing !== state.standing) entered.push({ on: day, standing: after.standing, effects, state: after })
    state = after
  }
  return { spans, counts, state, entered }
}

export interface JudgedDay {
  readonly day: Day
  readonly state: StandingState
  readonly count: CountPosting | null
  /** What entering this day's standing does; empty where it was entered before. */
  readonly effects: readonly EntryEffect[]
  /** Seats were taken on this day; not looked for on days that were judged before. */
  readonly seatsTaken: boolean
}

/** Each call judges one day, beginning with `facts.since`. */
export function dayByDay(facts: StandingFacts, dayOf: (day: Day) => ShopDay): () => JudgedDay {
  const person = prepared(facts)
  let number = dayNumber(facts.since) - 1
  let state = facts.start
  const takesSeats = facts.worked !== undefined || facts.firstJudged === true
  let memory: Memory = { ...nothingLost, missed: (facts.missed ?? []).map(dayNumber) }
  return () => {
    number += 1
    const day = dayOfNumber(number)
    const shop = dayOf(day)
    const counts: CountPosting[] = []
    const judged = judgeDay(person, state, { number, day, shop, memory }, counts)
    const after = judged.state
    const effects = after.standing === state.standing ? none : (shop.policy.entering[after.standing] ?? none)
    if (takesSeats) memory = withTaken(judged.memory, effects, number)
    state = after
    return { day, state, count: counts[0] ?? null, effects, seatsTaken: memory.lostOn === number }
  }
}

export const none: readonly EntryEffect[] = []

function prepared(facts: StandingFacts): Person {
  const countedOn = new Map<number, number>()
  for (const { on, amount } of facts.counted) countedOn.set(dayNumber(on), (countedOn.get(dayNumber(on)) ?? 0) + amount)
  return {
    ...facts,
    entriesOn: Map.groupBy(facts.entries, ({ on }) => dayNumber(on)),
    workedOn: Map.groupBy(facts.worked ?? [], ({ on }) => dayNumber(on)),
    countedOn,
    extendedOn: new Map(facts.extensions.map(({ from, until }) => [dayNumber(from), dayNumber(until)])),
    freshOn: new Set(facts.fresh.map(dayNumber)),
  }
}

const worksOn = ({ works }: Person, day: Day): boolean =>
  works !== null && works.from <= day && (works.until === null || day <= works.until)

const modeOn = (modes: readonly DatedMode[], day: Day): DatedMode | undefined =>
  modes.findLast(({ from }) => from <= day)

/** In this order: the count at 00:00, what was posted that day, beginning anew, an extension given, leave, the lines. */
function judgeDay(
  person: Person,
  before: StandingState,
  { number, day, shop, memory: remembered }: { number: number; day: Day; shop: ShopDay; memory: Memory },
  counts: CountPosting[],
): { state: StandingState; memory: Memory } {
  const mode = worksOn(person, day) ? modeOn(person.modes, day) : undefined
  const leave = during(person.leaves, day)
  let state = countDay(person, before, { number, day, shop, mode, leave }, counts)
  const entries = person.entriesOn.get(number)
  if (entries) state = { ...state, balances: posted(state.balances, entries) }
  let memory = remembered
  const worked = person.workedOn.get(number)
  if (worked && shop.control) {
    const at = { number, policy: shop.policy, before: before.standing, heldSince: heldSince(person, day, memory) }
    const after = workOff({ balances: state.balances, memory }, worked, at)
    memory = after.memory
    state = { ...state, balances: after.balances }
  }
  if (person.freshOn.has(number)) state = { ...state, ...cleared }
  const extended = person.extendedOn.get(number)
  if (extended !== undefined) state = { ...state, extensionUntil: extended, graceUsed: true }
  if (leave && state.alertStart !== null)
    state = { ...state, ...cleared, alertStart: leave.until === null ? number : dayNumber(leave.until) }
  const low = lowSince(state, number, shop.policy, mode?.mode ?? 'not_concerned')
  if (low !== state.lowSince) state = { ...state, lowSince: low }
  if (mode === undefined) return { state, memory }
  const seen: Seen = { person, state, number, day, shop, memory, mode: mode.mode, leave }
  return { state: enter(state, standingNow(seen), number, shop.policy), memory }
}

const cleared = { alertStart: null, extensionUntil: null, graceUsed: false }

export function posted(balances: Balances, entries: readonly DatedEntry[]): Balances {
  const sum = { ...balances }
  for (const { counter, amount } of entries) sum[counter] += amount
  return sum
}

interface Today {
  readonly number: number
  readonly day: Day
  readonly shop: ShopDay
  readonly mode: DatedMode | undefined
  readonly leave: LeaveSpan | undefined
}

function countDay(person: Person, state: StandingState, at: Today, counts: CountPosting[]): StandingState {
  const { count } = at.shop.policy
  const anchor = at.shop.control && at.mode ? anchorOf(count, at.mode) : null
  const earlier = person.countedOn.get(at.number)
  const age = anchor === null ? 0 : at.number - dayNumber(anchor)
  const due = age > 0 && age % count.everyDays === 0 && !person.broughtIn?.includes(at.day)
  if (!due && earlier === undefined) return state
  const skipped = due ? whySkipped(person, state, at) : null
  const decided: CountDecision =
    due && skipped === null
      ? decideCount(count, {
          main: state.balances.main,
          alertRuns: state.alertStart !== null,
          penalised: state.penalised,
          reduced: at.shop.reduced,
          reducedBefore: state.reducedBefore,
          beneficiaries: beneficiariesOn(person, at.day),
        })
      : { amount: 0, penalised: state.penalised, reducedBefore: state.reducedBefore }
  const floor = at.shop.policy.bounds.main.least
  const amount =
    floor === null ? decided.amount : Math.max(decided.amount, Math.min(0, floor * 1000 - state.balances.main))
  if (earlier === undefined || earlier !== amount)
    counts.push({ on: at.day, amount: amount - (earlier ?? 0), decided: amount, skipped })
  return {
    ...state,
    balances: { ...state.balances, main: state.balances.main + amount },
    penalised: decided.penalised,
    reducedBefore: decided.reducedBefore,
  }
}

/** The person, and who else of the household shops on that day. */
export const beneficiariesOn = ({ household }: Pick<StandingFacts, 'household'>, day: Day): number =>
  1 + household.filter(({ from, until }) => from <= day && (until === null || day <= until)).length

/** Somebody who was counted and is exempt keeps the days: each is skipped, and says why. */
const anchorOf = (count: Counting['count'], { mode, flyingStart, from }: DatedMode): Day | null =>
  mode === 'exempt' && count.modes.length > 0
    ? ((count.anchor as Day | null) ?? flyingStart)
    : countAnchor(count, mode, flyingStart ?? from)

function whySkipped(person: Person, state: StandingState, { day, leave, shop, mode }: Today): SkipReason | null {
  if (state.standing === 'unsubscribed' || during(person.unsubscribed, day)) return 'unsubscribed'
  if (person.resigningOn !== null && person.resigningOn <= day) return 'resigning'
  if (mode?.mode === 'exempt') return 'exempt'
  if (leave?.stopsCount) return 'leave'
  const { countReliefDays } = shop.policy
  return countReliefDays > 0 && shop.closedDays >= countReliefDays ? 'closed' : null
}

function enter(state: StandingState, standing: Standing, number: number, policy: Counting): StandingState {
  if (standing === state.standing) return state
  let after: StandingState = { ...state, standing }
  for (const effect of policy.entering[standing] ?? []) {
    if (effect === 'start_alert') after = { ...after, alertStart: number }
    if (effect === 'clear_alert') after = { ...after, alertStart: null }
    if (effect === 'clear_extensions') after = { ...after, extensionUntil: null, graceUsed: false }
  }
  return after
}

const dayOrNull = (number: number | null): Day | null => (number === null ? null : dayOfNumber(number))

const spanOf = (state: StandingState, from: Day): StandingSpan => ({
  from,
  to: null,
  standing: state.standing,
  alertStart: dayOrNull(state.alertStart),
  extensionUntil: dayOrNull(state.extensionUntil),
})

const sameSpan = (before: StandingState, after: StandingState): boolean =>
  before.standing === after.standing &&
  before.alertStart === after.alertStart &&
  before.extensionUntil === after.extensionUntil
