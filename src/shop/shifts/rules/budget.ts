/** How much may be booked ahead where work is counted in periods. Source: domain-shifts 5.15 (elefan). */
import { type Day, daysBetween } from '#platform/values/day.ts'

export interface BudgetFacts {
  readonly policy: {
    readonly count: { readonly everyDays: number; readonly by: number; readonly perBeneficiary: boolean }
    readonly extraWindow: 'off' | 'days' | 'always'
    readonly extraWindowDays: number
  }
  readonly today: Day
  /** The shift asked for: its day, and what it gives in units of the counter. */
  readonly day: Day
  readonly length: number
  /** The day from which the person's periods run; null: they run from today. */
  readonly anchor: Day | null
  /** Balance of the first counter with everything that is booked ahead. */
  readonly balanceWithBooked: number
  /** Seats of the person, past and ahead, with what each gives. */
  readonly seats: readonly { readonly day: Day; readonly length: number }[]
  readonly beneficiaries: number
}

export interface Budget {
  readonly within: boolean
  /** What may be had in all by the period of the shift. */
  readonly most: number
}

/** In period k from now, k + 1 periods' worth may be booked: measured by the balance, or by what is booked in that
 *  very period. Shortly before its start a shift is there for everybody.
 *  @example 180 minutes each 28 days: balance 0 takes one shift of 180 in this period, and one more in the next */
export function budgetOf(facts: BudgetFacts): Budget {
  const { policy, today, day, length } = facts
  const period = (of: Day): number => Math.floor(daysBetween(facts.anchor ?? today, of) / policy.count.everyDays)
  const each = policy.count.by * (policy.count.perBeneficiary ? Math.max(1, facts.beneficiaries) : 1)
  const most = (Math.max(0, period(day) - period(today)) + 1) * each
  const there = facts.seats
    .filter((seat) => period(seat.day) === period(day))
    .reduce((sum, seat) => sum + seat.length, 0)
  const fits = facts.balanceWithBooked + length <= most || there + length <= most
  return { within: fits || inExtraWindow(facts), most }
}

const inExtraWindow = ({ policy, today, day }: BudgetFacts): boolean =>
  policy.extraWindow === 'always' ||
  (policy.extraWindow === 'days' && daysBetween(today, day) <= policy.extraWindowDays)
