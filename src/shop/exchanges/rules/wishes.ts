/** Which shifts a wish means, and which others hold the same slot. Source: domain-shifts 3 (SwapRequest), 5.10. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import {
  addDays,
  addMinutes,
  type Day,
  daysBetween,
  type Instant,
  type TimeOfDay,
  weekday,
} from '#platform/values/day.ts'
import { wishWay } from './paths.ts'
import type { ExchangePolicy } from './policy.ts'
import { daysAhead } from './seat.ts'

/** One shift, or a pattern in which every filled field must fit. 1 is the dearest rank. */
export interface Wish {
  readonly rank: number
  readonly shift: string | null
  readonly weekday: number | null
  readonly starts: TimeOfDay | null
  readonly kind: string | null
  readonly from: Day | null
  readonly until: Day | null
}

export interface WishedShift {
  readonly shift: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly kind: string
}

export const fits = (wish: Wish, { shift, day, localStart, kind }: WishedShift): boolean =>
  (wish.shift === null || wish.shift === shift) &&
  (wish.weekday === null || wish.weekday === weekday(day)) &&
  (wish.starts === null || wish.starts === localStart) &&
  (wish.kind === null || wish.kind === kind) &&
  (wish.from === null || wish.from <= day) &&
  (wish.until === null || day <= wish.until)

/** The dearest rank of the wishes that mean this shift; null when none does. */
export function rankOf(wishes: readonly Wish[], shift: WishedShift): number | null {
  const ranks = wishes.filter((wish) => fits(wish, shift)).map(({ rank }) => rank)
  return ranks.length === 0 ? null : Math.min(...ranks)
}

export interface WishWindow {
  readonly way: 'list' | 'same_slot'
  readonly from: Instant
  readonly until: Instant
}

type WindowPolicy = Pick<ExchangePolicy, 'sameSlotDays' | 'freeChangeDays' | 'wishUntilDays'>

/** Between which moments shifts are offered to be ticked, and in which of the two ways. */
export function wishWindow(startsAt: Instant, now: Instant, policy: WindowPolicy): WishWindow {
  const way = wishWay(daysAhead(startsAt, now), policy)
  const from = way === 'list' ? addMinutes(now, policy.freeChangeDays * 1440) : now
  return { way, from, until: addMinutes(now, policy.wishUntilDays * 1440) }
}

/** Whether a shift may be ticked: inside the window, and in the second way the same weekday and time of another week. */
export function isOffered(
  own: Pick<WishedShift, 'shift' | 'day' | 'localStart'>,
  other: Pick<WishedShift, 'shift' | 'day' | 'localStart'> & { readonly startsAt: Instant },
  { way, from, until }: WishWindow,
): boolean {
  if (other.shift === own.shift || other.startsAt < from) return false
  if (way === 'list') return other.startsAt <= until
  const weeks = daysBetween(own.day, other.day)
  return other.startsAt < until && weeks !== 0 && weeks % 7 === 0 && other.localStart === own.localStart
}

/** The days that a pattern may mean: in the second way it may begin today. */
export interface WishDays {
  readonly from: Day | null
  readonly until: Day
}

export const wishDays = (
  { way }: Pick<WishWindow, 'way'>,
  today: Day,
  policy: Pick<WindowPolicy, 'freeChangeDays' | 'wishUntilDays'>,
): WishDays => ({
  from: way === 'list' ? addDays(today, policy.freeChangeDays) : null,
  until: addDays(today, policy.wishUntilDays),
})

/** A pattern as far as the window reaches. A shift that is named stands for itself. */
export function insideWindow(wish: Wish, days: WishDays): Wish {
  if (wish.shift !== null) return wish
  const from = wish.from === null || (days.from !== null && wish.from < days.from) ? days.from : wish.from
  const until = wish.until === null || wish.until > days.until ? days.until : wish.until
  return { ...wish, from, until }
}

export interface NamedShift {
  readonly startsAt: Instant
  readonly cancelled: boolean
}

export interface WishFacts {
  readonly now: Instant
  readonly today: Day
  readonly own: { readonly shift: string; readonly day: Day }
  /** Already cut to the window. */
  readonly wishes: readonly Wish[]
  /** The shifts that are wished by name. */
  readonly named: ReadonlyMap<string, NamedShift>
  readonly window: WishWindow
  readonly days: WishDays
}

/** Why these wishes may not be asked for: the own shift, one that is called off, or something outside the window. */
export function whyNotWish({ now, today, own, wishes, named, window, days }: WishFacts): Refusal[] {
  const no: Refusal[] = []
  if (wishes.some(({ shift }) => shift === own.shift)) no.push(refuse('shift.same_shift', { day: own.day }))
  const shifts = wishes.flatMap(({ shift }) => (shift === null ? [] : (named.get(shift) ?? [])))
  if (shifts.some(({ cancelled }) => cancelled)) no.push(refuse('shift.cancelled'))
  const beyond = ({ startsAt }: NamedShift): boolean =>
    startsAt <= now || startsAt < window.from || startsAt > window.until
  const empty = ({ shift, from, until }: Wish): boolean =>
    shift === null && until !== null && (until < today || (from !== null && until < from))
  if (shifts.some(beyond) || wishes.some(empty))
    no.push(refuse('swap.outside_window', { from: days.from ?? today, until: days.until }))
  return no
}

/** A request for which nobody was found is told of once, in the day that ends when the change of a seat comes first. */
export function isUnmatchedDay(startsAt: Instant, now: Instant, changeFirstDays: number): boolean {
  const day = (days: number): Instant => addMinutes(now, days * 1440)
  return startsAt >= day(changeFirstDays - 1) && startsAt <= day(changeFirstDays)
}

/** The last day of shifts that may be ticked. */
export const lastDayOffered = (today: Day, { wishUntilDays }: Pick<ExchangePolicy, 'wishUntilDays'>): Day =>
  addDays(today, wishUntilDays + 1)
