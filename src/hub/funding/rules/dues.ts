/** What taking part costs (domain-hub-funding 5.3): amounts, part months, sponsors, hours in kind, and what happens
 *  when dues stay unpaid. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  daysBetween,
  type Instant,
  monthDays,
  monthOf,
} from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney, portion, subtract, sum, times } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'

export const billings = ['monthly', 'quarterly', 'yearly'] as const
export type Billing = (typeof billings)[number]

/** How the amount of a month follows; the plan says which. */
export type DuesPolicy =
  /** The organisation chooses, at least the minimum. */
  | { readonly kind: 'chosen'; readonly minimum: Cents }
  /** A fixed part and so many basis points of the gross margin. */
  | { readonly kind: 'margin'; readonly fixed: Cents; readonly marginBp: number }
  /** So much for each member and week. */
  | { readonly kind: 'members'; readonly each: Cents; readonly weeks: number }

export interface DuesFacts {
  readonly chosen: Cents
  readonly grossMargin: Cents
  readonly members: number
}

export function duesOf(policy: DuesPolicy, facts: DuesFacts): Cents {
  switch (policy.kind) {
    case 'chosen':
      return facts.chosen
    case 'margin':
      return add(policy.fixed, portion(facts.grossMargin, policy.marginBp, 10_000))
    case 'members':
      return times(policy.each, facts.members * policy.weeks)
  }
}

export const whyNotDues = (policy: DuesPolicy, chosen: Cents): Refusal[] =>
  policy.kind === 'chosen' && chosen < policy.minimum ? [refuse('dues.below_minimum', { least: policy.minimum })] : []

const monthsIn: Readonly<Record<Billing, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

/** The period that is billed on the day: from it to the end of the month, quarter or year. */
export function periodFrom(from: Day, billing: Billing): DayRange {
  const month = Number(from.slice(5, 7))
  const later = monthsIn[billing] - 1 - ((month - 1) % monthsIn[billing])
  return { from, to: monthDays(monthOf(addMonths(monthDays(monthOf(from)).from, later))).to }
}

/** A month's amount over a period: part months count their days, the first included, each rounded once. */
export function duesFor(monthly: Cents, { from, to }: DayRange): Cents {
  const parts: Cents[] = []
  for (let at = from; at <= to; at = addDays(monthDays(monthOf(at)).to, 1)) {
    const month = monthDays(monthOf(at))
    const until = month.to < to ? month.to : to
    parts.push(portion(monthly, daysBetween(at, until) + 1, daysBetween(month.from, month.to) + 1))
  }
  return sum(parts)
}

export interface SponsoredDues {
  readonly own: Cents
  readonly sponsors: readonly Cents[]
}

/** The part sponsors take over, divided by their weights; the newcomer pays the rest. */
export function sponsoredDues(amount: Cents, partBp: number, weights: readonly number[], turn = 1): SponsoredDues {
  if (weights.length === 0) return { own: amount, sponsors: [] }
  const taken = portion(amount, partBp, 10_000)
  return { own: subtract(amount, taken), sponsors: split(taken, weights, turn) }
}

/** A sponsorship ends by itself when its periods are used up. */
export const sponsoredPart = ({ partBp, periodsLeft }: { readonly partBp: number; readonly periodsLeft: number }) =>
  periodsLeft > 0 ? partBp : 0

export interface Exemption {
  readonly partBp: number
  readonly until: Day
}

/** What is left to pay after exemptions that hold on the first day of the period; together they take all at most. */
export function exempted(amount: Cents, exemptions: readonly Exemption[], day: Day): Cents {
  const points = exemptions.reduce((all, { partBp, until }) => (until >= day ? all + partBp : all), 0)
  return subtract(amount, portion(amount, Math.min(points, 10_000), 10_000))
}

/** What hours in kind are worth. */
export const hoursValue = (minutes: number, hourValue: Cents): Cents => portion(hourValue, minutes, 60)

/** Hours in kind count once the one who got them says so, and only where an hour has a value. */
export function whyNotCountHours(facts: { readonly hourValue: Cents | null; readonly confirmed: boolean }): Refusal[] {
  const no: Refusal[] = []
  if (facts.hourValue === null) no.push(refuse('dues.rate_not_set'))
  if (!facts.confirmed) no.push(refuse('dues.hours_unconfirmed'))
  return no
}

/** Days after the due day on which an unpaid period is reminded of. */
export const reminderDays = [30, 60, 90] as const

/** How many reminders are due by the day. */
export const remindersDue = (due: Day, today: Day): number =>
  reminderDays.filter((days) => addDays(due, days) <= today).length

export interface Arrears {
  readonly due: Day
  readonly remindersSent: number
  /** When the core group recorded that it looked into it. */
  readonly checkedAt: Instant | null
}

/** Long unpaid dues leave an organisation the rights of an observer, but never in a vote that was open already. */
export const keepsVote = (arrears: readonly Arrears[], today: Day, voteOpenedAt: Instant): boolean =>
  !arrears.some(
    ({ due, remindersSent, checkedAt }) =>
      daysBetween(due, today) > 90 && remindersSent >= 2 && checkedAt !== null && checkedAt < voteOpenedAt,
  )

/** What a payment covers, and what is too much: that becomes the organisation's credit. */
export function afterPayment(open: Cents, paid: Cents): { readonly covers: Cents; readonly credit: Cents } {
  const covers = cents(Math.min(open, paid))
  return { covers, credit: paid > open ? subtract(paid, open) : noMoney }
}
