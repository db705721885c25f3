/** Which standing somebody has on a day: a pure fold over days. It decides the counts on the way, because a count
 *  looks at the alert and the standing looks at the count.
 *  Source: domain-shifts 5.5 and 5.6. */
import { addDays, type Day, dayNumber, dayOfNumber, daysBetween } from '#platform/values/day.ts'
import { type CountDecision, countAnchor, decideCount } from './count.ts'
import type { Condition, Counting, EntryEffect, StandingLine } from './counting.ts'
import { type Balances, noBalance, postingsOf, type Worked, withPostings } from './effects.ts'
import { purposeFor } from './outcome.ts'
import { type Memory, nothingLost, type WorkedSeat, withTaken, workOff } from './rehearsed-seats.ts'
import { absencesInARow } from './seat-loss.ts'
import type { Counter, Mode, Standing } from './words.ts'

/** What a day leaves behind for the next one. Days inside are numbers since 1970-01-01. */
export interface StandingState {
  readonly standing: Standing
  readonly balances: Balances
  readonly alertStart: number | null
  readonly extensionUntil: number | null
  /** An extension was given in this alert. */
  readonly graceUsed: boolean
  readonly penalised: boolean
  readonly reducedBefore: number
  /** Since when the total lies at or below what a `low_longer` line names. */
  readonly lowSince: number | null
}

export const firstState: StandingState = {
  standing: 'up_to_date',
  balances: noBalance,
  alertStart: null,
  extensionUntil: null,
  graceUsed: false,
  penalised: false,
  reducedBefore: 0,
  lowSince: null,
}

export interface DatedMode {
  readonly from: Day
  readonly mode: Mode | 'not_concerned'
  readonly flyingStart: Day | null
}
export interface DatedEntry {
  readonly on: Day
  readonly counter: Counter
  /** Thousandths. */
  readonly amount: number
}
export interface LeaveSpan {
  readonly from: Day
  readonly until: Day | null
  readonly standing: 'on_leave' | 'exempted' | null
  readonly stopsCount: boolean
}
export interface OpenSpan {
  readonly from: Day
  readonly until: Day | null
}

/** A seat ahead, or one of which nobody said yet what became of it. */
export interface PlannedWork extends Pick<Worked, 'purpose' | 'weight' | 'minutes'> {
  readonly day: Day
  /** The days on which it was planned, where that is known: judged anew, a past day weighs what was planned then. */
  readonly during?: OpenSpan
}

/** A seat of which it is known what became of it; excused absences say nothing. */
export interface SeatOutcome {
  readonly on: Day
  readonly came: boolean
}

/** Everything the fold looks at, of one person. Lists are in order of their days. */
export interface StandingFacts {
  /** The first day judged, and what the day before left behind. */
  readonly since: Day
  readonly start: StandingState
  readonly modes: readonly DatedMode[]
  /** Postings except those of counts. */
  readonly entries: readonly DatedEntry[]
  /** Only when a policy is rehearsed: then no posting of an attendance lies in `entries`. */
  readonly worked?: readonly WorkedSeat[]
  /** Only then too: absences in a row before the first day judged. */
  readonly missed?: readonly Day[]
  /** Nobody judged these days before: a seat taken on one of them is gone on the next. */
  readonly firstJudged?: boolean
  /** Counts as they stand in the ledger, skipped ones with 0: what was decided before. */
  readonly counted: readonly { readonly on: Day; readonly amount: number }[]
  /** Days whose balance another program counted: the count of that day is in it. */
  readonly broughtIn?: readonly Day[]
  readonly leaves: readonly LeaveSpan[]
  readonly extensions: readonly { readonly from: Day; readonly until: Day }[]
  /** Days on which the office began anew: alert and extensions are forgotten. */
  readonly fresh: readonly Day[]
  readonly resigningOn: Day | null
  readonly unsubscribed: readonly OpenSpan[]
  readonly blocked: readonly OpenSpan[]
  /** In a rehearsal, seats of `worked` are planned too until their day has come. */
  readonly planned: readonly PlannedWork[]
  /** Where the policy looks at absences in a row; otherwise it may stay away. */
  readonly outcomes?: readonly SeatOutcome[]
  readonly seats: readonly OpenSpan[]
  /** Others of the household who shop, each with the days. */
  readonly household: readonly OpenSpan[]
  /** The days on which the person works here; on other days nothing is counted and the standing stays as it was. */
  readonly works: OpenSpan | null
}

/** What is the same for everybody on a day. */
export interface ShopDay {
  readonly control: boolean
  readonly policy: Counting
  /** Closed days of the period that ends with this day, for whoever is counted; and whether the shop runs reduced. */
  readonly closedDays: number
  readonly reduced: boolean
}

export interface StandingSpan {
  readonly from: Day
  /** Last day; null while it lasts. */
  readonly to: Day | null
  readonly standing: Standing
  readonly alertStart: Day | null
  readonly extensionUntil: Day | null
}

export type SkipReason = 'unsubscribed' | 'resigning' | 'exempt' | 'leave' | 'closed'
export interface CountPosting {
  readonly on: Day
  /** What to post now, thousandths: the decision less what was posted for that day before. */
  readonly amount: number
  /** The decision itself. */
  readonly decided: number
  readonly skipped: SkipReason | null
}

export interface Folded {
  readonly spans: readonly StandingSpan[]
  readonly counts: readonly CountPosting[]
  readonly state: StandingState
  /** Standings entered, in order, with what entering does. */
  readonly entered: readonly {
    readonly on: Day
    readonly standing: Standing
    readonly effects: readonly EntryEffect[]
    readonly state: StandingState
  }[]
}

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

const none: readonly EntryEffect[] = []

interface Person extends StandingFacts {
  readonly entriesOn: ReadonlyMap<number, readonly DatedEntry[]>
  readonly workedOn: ReadonlyMap<number, readonly WorkedSeat[]>
  readonly countedOn: ReadonlyMap<number, number>
  readonly extendedOn: ReadonlyMap<number, number>
  readonly freshOn: ReadonlySet<number>
}

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

const during = <S extends OpenSpan>(spans: readonly S[], day: Day): S | undefined =>
  spans.find(({ from, until }) => from <= day && (until === null || day <= until))

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

/** Whether a fixed seat that is there on this day was taken in the rehearsal. */
const isTaken = (from: Day, { lostOn }: Memory): boolean => lostOn !== null && dayNumber(from) < lostOn

/** The first day of the fixed seats held on a day; null where none is. */
function heldSince({ seats }: Person, day: Day, memory: Memory): number | null {
  const held = seats.filter(
    ({ from, until }) => from <= day && (until === null || day <= until) && !isTaken(from, memory),
  )
  return held.length === 0 ? null : Math.min(...held.map(({ from }) => dayNumber(from)))
}

const cleared = { alertStart: null, extensionUntil: null, graceUsed: false }

function posted(balances: Balances, entries: readonly DatedEntry[]): Balances {
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

interface Seen {
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
function standingNow(seen: Seen): Standing {
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
function lowSince(state: StandingState, number: number, policy: Counting, mode: Mode | 'not_concerned'): number | null {
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

/** The last day of an alert that began then, by the line of the policy that ends it. */
export function lastAlertDay(policy: Pick<Counting, 'standing'>, since: Day): Day | null {
  const days = alertDays(policy)
  return days === null ? null : addDays(since, days)
}

/** How many days an alert has after its first one; null where none ends by age. */
export function alertDays({ standing }: Pick<Counting, 'standing'>): number | null {
  const conditions = standing.flatMap(({ when }) => when.flat())
  const ending = conditions.find((one) => one.is === 'alert_older' || one.is === 'alert_newer')
  return ending && 'days' in ending ? ending.days - ('last' in ending && ending.last ? 0 : 1) : null
}
