/** Whether somebody may take a seat: one answer for the screen and the server.
 *  Source: domain-shifts 5.3; defaults as at BEES coop. */

import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, addMinutes, type Day, daysBetween, type Instant, minutesBetween } from '#platform/values/day.ts'
import { budgetOf } from './budget.ts'
import { seatless } from './fixed-seat.ts'
import type { Mode, Policy, Purpose, Standing } from './policy.ts'
import { bookingPurpose, mayHold } from './purpose.ts'
import { missingSkills, type SeatGroup } from './seats.ts'

/** A live row of the person, the shift asked for included when there is one. */
export interface OwnSeat {
  readonly shift: string
  readonly day: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly purpose: string
  /** Somebody else comes instead: the seat binds this person no more, and is still the person's on that shift. */
  readonly replaced?: boolean
}

export interface Booker {
  readonly mode: Mode | 'not_concerned'
  readonly standing: Standing
  /** Counters; `makeUp` counts for regular people only. */
  readonly main: number
  readonly makeUp: number
  readonly skills: readonly string[]
  /** Shifts worked so far. */
  readonly worked: number
  /** Why the office blocked this person; null when it did not. */
  readonly blocked: string | null
  /** Leaves and exemptions, days both included; open end null. */
  readonly leaves: readonly { readonly from: Day; readonly until: Day | null }[]
  /** Live rows around the shift's day: its month, and so many days as the policy looks at on both sides. */
  readonly seats: readonly OwnSeat[]
  /** Planned make-ups that have not started. */
  readonly makeUpsAhead: number
  /** Where the policy limits booking by what each period asks. */
  readonly budget?: BookerBudget
}

export interface BookerBudget {
  readonly today: Day
  readonly anchor: Day | null
  /** Units of work booked ahead. */
  readonly ahead: number
  readonly beneficiaries: number
}

export interface BookedShift {
  readonly id: string
  readonly day: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly groups: readonly SeatGroup[]
  /** Seats kept for those who had them one cycle ago, this person not among them; until that moment. */
  readonly reserved: number
  readonly reservedUntil: Instant | null
}

export interface BookingFacts {
  readonly now: Instant
  readonly policy: Policy
  readonly shift: BookedShift
  readonly person: Booker
  /** The group wished for; without one any that fits. */
  readonly group: string | null
  readonly warningsAccepted: boolean
  /** What the seat will count as, where an exchange brings it along; else what the mode books. */
  readonly purpose?: Purpose | undefined
}

/** Why this person may not take a seat here; empty means yes. All reasons at once. */
export function whyNotBook(facts: BookingFacts): Refusal[] {
  return [
    ...timeReasons(facts),
    ...seatReasons(facts),
    ...ownSeatReasons(facts),
    ...limitReasons(facts),
    ...personReasons(facts),
  ]
}

/** What the office cannot override with a reason: a full shift gets one more seat, these stay. */
export const neverOverridden: readonly string[] = ['shift.cancelled', 'shift.same_shift']

/** The group a booking would take: the wished one; else the first with a free seat that the person has the skills for,
 *  else the first with a free seat, else the first. */
export function groupFor({ shift, group, person }: Pick<BookingFacts, 'shift' | 'group' | 'person'>): SeatGroup | null {
  if (group !== null) return shift.groups.find(({ id }) => id === group) ?? null
  const free = shift.groups.filter(({ seats, taken }) => taken < seats)
  const fitting = (groups: readonly SeatGroup[]) =>
    groups.find(({ skills }) => missingSkills(skills, person.skills).length === 0)
  return fitting(free) ?? free[0] ?? fitting(shift.groups) ?? shift.groups[0] ?? null
}

function timeReasons({ now, policy, shift }: BookingFacts): Refusal[] {
  const no: Refusal[] = []
  if (now >= shift.startsAt) no.push(refuse('shift.past', { startedAt: shift.startsAt }))
  else if (policy.bookCloseMinutes > 0 && now > addMinutes(shift.startsAt, -policy.bookCloseMinutes))
    no.push(refuse('shift.too_late', { closedAt: addMinutes(shift.startsAt, -policy.bookCloseMinutes) }))
  if (shift.state === 'cancelled') no.push(refuse('shift.cancelled', { day: shift.day }))
  return no
}

function seatReasons(facts: BookingFacts): Refusal[] {
  const { shift, person, now, warningsAccepted, policy } = facts
  const group = groupFor(facts)
  if (!group) return [refuse('shift.full', { seats: 0, taken: 0 })]
  const no: Refusal[] = []
  if (group.taken >= group.seats) no.push(refuse('shift.full', { seats: group.seats, taken: group.taken }))
  else if (isReserved(facts)) no.push(refuse('shift.reserved', { until: shift.reservedUntil ?? now }))
  const missing = missingSkills(group.skills, person.skills)
  if (missing.length > 0) no.push(refuse('shift.skill', { skills: missing }))
  if (group.warnings.length > 0 && !warningsAccepted) no.push(refuse('shift.warning', { warnings: group.warnings }))
  const alone = shift.groups.every(({ taken }) => taken === 0)
  if (alone && person.worked < policy.beginnerShifts)
    no.push(refuse('shift.beginner_alone', { worked: person.worked, needed: policy.beginnerShifts }))
  return no
}

function isReserved({ shift, now }: BookingFacts): boolean {
  if (shift.reserved === 0 || shift.reservedUntil === null || now >= shift.reservedUntil) return false
  const free = shift.groups.reduce((sum, { seats, taken }) => sum + Math.max(0, seats - taken), 0)
  return free <= shift.reserved
}

const bound = ({ seats }: Pick<Booker, 'seats'>): readonly OwnSeat[] => seats.filter(({ replaced }) => !replaced)

function ownSeatReasons({ shift, person, policy }: BookingFacts): Refusal[] {
  const no: Refusal[] = []
  if (person.seats.some((seat) => seat.shift === shift.id)) no.push(refuse('shift.same_shift', { day: shift.day }))
  const clash =
    policy.overlapMinutes >= 0 &&
    bound(person).find(
      (seat) =>
        seat.shift !== shift.id &&
        // most lie on other days: texts say so without a date being read
        seat.startsAt < shift.endsAt &&
        shift.startsAt < seat.endsAt &&
        overlapMinutes(seat, shift) > policy.overlapMinutes,
    )
  if (clash) no.push(refuse('shift.overlap', { startsAt: clash.startsAt, endsAt: clash.endsAt }))
  return no
}

/** Minutes two shifts run at the same time; 0 or less when they do not. */
export function overlapMinutes(
  one: { readonly startsAt: Instant; readonly endsAt: Instant },
  other: { readonly startsAt: Instant; readonly endsAt: Instant },
): number {
  const length = (shift: typeof one): number => minutesBetween(shift.startsAt, shift.endsAt)
  return Math.min(
    minutesBetween(one.startsAt, other.endsAt),
    minutesBetween(other.startsAt, one.endsAt),
    length(one),
    length(other),
  )
}

function limitReasons({ shift, person, policy }: BookingFacts): Refusal[] {
  const no: Refusal[] = []
  const others = bound(person).filter((seat) => seat.shift !== shift.id)
  const sameDay = others.filter((seat) => seat.day === shift.day).length
  if (policy.maxPerDay > 0 && sameDay >= policy.maxPerDay)
    no.push(refuse('shift.day_limit', { limit: policy.maxPerDay, day: shift.day }))
  const { limit, per, days = 1 } = policy.maxPerPeriod
  if (limit > 0 && per === 'calendar_month' && inMonth(others, shift.day) >= limit)
    no.push(refuse('shift.period_limit', { limit, per, month: shift.day.slice(0, 7) }))
  if (limit > 0 && per === 'rolling_days' && mostInAnyRun(others, shift.day, days) >= limit)
    no.push(refuse('shift.period_limit', { limit, per, days }))
  return [...no, ...budgetReasons(shift, person, policy)]
}

function budgetReasons(shift: BookedShift, person: Booker, policy: Policy): Refusal[] {
  const { budget, main } = person
  if (!policy.budget || !budget) return []
  const lengthOf = (one: Pick<OwnSeat, 'startsAt' | 'endsAt'>): number =>
    policy.unit === 'minute' ? minutesBetween(one.startsAt, one.endsAt) : 1
  const { within, most } = budgetOf({
    policy,
    today: budget.today,
    day: shift.day,
    length: lengthOf(shift),
    anchor: budget.anchor,
    balanceWithBooked: main + budget.ahead,
    seats: bound(person).map((seat) => ({ day: seat.day, length: lengthOf(seat) })),
    beneficiaries: budget.beneficiaries,
  })
  return within ? [] : [refuse('shift.budget', { most })]
}

const inMonth = (seats: readonly OwnSeat[], day: Day): number =>
  seats.filter((seat) => seat.day.slice(0, 7) === day.slice(0, 7)).length

/** The most seats in any run of so many days that holds `day`. */
function mostInAnyRun(seats: readonly OwnSeat[], day: Day, length: number): number {
  const near = seats.map((seat) => seat.day).filter((other) => Math.abs(daysBetween(day, other)) < length)
  const starts = [day, ...near].filter((start) => start <= day)
  const counts = starts.map((start) => near.filter((other) => other >= start && other < addDays(start, length)).length)
  return Math.max(0, ...counts)
}

function personReasons(facts: BookingFacts): Refusal[] {
  const { person, shift, policy } = facts
  const leave = person.leaves.find(({ from, until }) => from <= shift.day && (until === null || shift.day <= until))
  const no: Refusal[] = []
  if (leave) no.push(refuse('shift.on_leave', { from: leave.from, until: leave.until }))
  const purpose = facts.purpose ?? bookingPurpose(person.mode)
  if (purpose === null || (facts.purpose && !mayHold(person.mode, facts.purpose)))
    no.push(refuse('shift.mode', { mode: person.mode }))
  if (person.blocked !== null) no.push(refuse('shift.blocked', { reason: person.blocked }))
  if (!standingAllows(person.standing, purpose === 'make_up', policy))
    no.push(refuse('shift.standing', { standing: person.standing }))
  const off = (purpose === 'make_up' && !policy.bookMakeUp) || (purpose === 'flying' && !policy.bookFlying)
  if (off) no.push(refuse('shift.off', { mode: person.mode }))
  if (purpose === 'make_up') no.push(...makeUpReasons(person))
  return no
}

/** A leave refuses the shifts inside it, by its days; the standing it gives today does not refuse those after it.
 *  Who is unsubscribed or leaving has no seats (domain-shifts 3), whatever the policy says. */
function standingAllows(standing: Standing, isMakeUp: boolean, policy: Policy): boolean {
  if (seatless.includes(standing)) return false
  if (standing === 'on_leave') return true
  if (standing === 'exempted') return !isMakeUp
  return policy.bookStandings.includes(standing)
}

function makeUpReasons(person: Booker): Refusal[] {
  const due = -(person.main + person.makeUp)
  if (due <= 0) return [refuse('shift.nothing_due', { main: person.main, makeUp: person.makeUp })]
  if (due <= person.makeUpsAhead) return [refuse('shift.enough_make_ups', { due, ahead: person.makeUpsAhead })]
  return []
}
