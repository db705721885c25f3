/** Which shifts a wish means, and which others hold the same slot. Source: domain-shifts 3 (SwapRequest), 5.10. */
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

/** A request for which nobody was found is told of once, in the day that ends when the change of a seat comes first. */
export function isUnmatchedDay(startsAt: Instant, now: Instant, changeFirstDays: number): boolean {
  const day = (days: number): Instant => addMinutes(now, days * 1440)
  return startsAt >= day(changeFirstDays - 1) && startsAt <= day(changeFirstDays)
}

/** The last day of shifts that may be ticked. */
export const lastDayOffered = (today: Day, { wishUntilDays }: Pick<ExchangePolicy, 'wishUntilDays'>): Day =>
  addDays(today, wishUntilDays + 1)
