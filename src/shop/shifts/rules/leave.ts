/** Leaves and exemptions: when they may be asked for, moved and given up. Source: domain-shifts 4 (Leave) and 5.7. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'
import type { LeaveType } from './counting.ts'

export interface LeaveDays {
  readonly from: Day
  /** Last day; null where the end is open. */
  readonly until: Day | null
}
export interface ApprovedLeave extends LeaveDays {
  readonly id: string
}

export interface LeaveWish extends LeaveDays {
  readonly type: LeaveType
  readonly today: Day
  readonly reason: string
  /** Approved leaves of the person, the one that is moved excepted. */
  readonly others: readonly ApprovedLeave[]
  /** An admin may begin in the past; rows of the past stay as they are. */
  readonly mayBackdate: boolean
  /** Who asks is who it is about. */
  readonly self: boolean
  /** Planned seats inside. */
  readonly missedShifts: number
  /** Whole units of the main counter. */
  readonly balance: number
  /** The person was told that it is shorter than usual. */
  readonly shortAccepted: boolean
}

/** Why this leave may not be asked for or granted; empty means yes. */
export function whyNotLeave(wish: LeaveWish): Refusal[] {
  const { from, until, today, type } = wish
  const no: Refusal[] = []
  if (wish.self && !type.selfRequest) no.push(refuse('leave.office_only', { type: type.name }))
  if (from <= today && !wish.mayBackdate) no.push(refuse('leave.past', { from, today }))
  if (until === null && !type.openEnd) no.push(refuse('leave.end', { from }))
  if (until !== null && until < from) no.push(refuse('leave.end', { from, until }))
  else no.push(...lengthReasons(wish))
  if (type.needsReason && wish.reason.trim() === '') no.push(refuse('leave.reason', { type: type.name }))
  const other = wish.others.find((one) => overlap(one, wish))
  if (other) no.push(refuse('leave.overlap', { from: other.from, until: other.until }))
  return [...no, ...priceReasons(wish)]
}

function lengthReasons({ type, from, until, shortAccepted }: LeaveWish): Refusal[] {
  if (until === null) return []
  const days = daysBetween(from, until) + 1
  if (days < type.minDays) return [refuse('leave.too_short', { days, least: type.minDays })]
  if (type.maxDays !== null && days > type.maxDays) return [refuse('leave.too_long', { days, most: type.maxDays })]
  if (type.confirmUnderDays !== null && days < type.confirmUnderDays && !shortAccepted)
    return [refuse('leave.confirm_short', { days, usual: type.confirmUnderDays })]
  return []
}

function priceReasons({ type, missedShifts, balance }: LeaveWish): Refusal[] {
  if (type.creditsPerShift === null) return []
  const no: Refusal[] = []
  if (missedShifts < type.minMissedShifts)
    no.push(refuse('leave.too_few_shifts', { missed: missedShifts, least: type.minMissedShifts }))
  const price = missedShifts * type.creditsPerShift
  if (price > balance) no.push(refuse('leave.credits', { price, balance }))
  return no
}

export interface LeaveMove {
  readonly today: Day
  readonly before: LeaveDays
  readonly after: LeaveDays
  readonly type: LeaveType
  readonly others: readonly ApprovedLeave[]
  readonly mayBackdate: boolean
}

/** Why an approved leave may not get these days; empty means yes. A start reached is fixed, an end moves to tomorrow
 *  at the earliest. */
export function whyNotMoveLeave({ today, before, after, type, others, mayBackdate }: LeaveMove): Refusal[] {
  const no: Refusal[] = []
  const begun = before.from <= today
  if (after.from !== before.from && begun) no.push(refuse('leave.started', { from: before.from }))
  if (after.from !== before.from && !begun && after.from <= today && !mayBackdate)
    no.push(refuse('leave.past', { from: after.from, today }))
  if (after.until !== before.until && after.until !== null && after.until <= today && !mayBackdate)
    no.push(refuse('leave.past', { from: after.until, today }))
  if (after.until === null && !type.openEnd) no.push(refuse('leave.end', { from: after.from }))
  if (after.until !== null && after.until < after.from)
    no.push(refuse('leave.end', { from: after.from, until: after.until }))
  const other = others.find((one) => overlap(one, after))
  if (other) no.push(refuse('leave.overlap', { from: other.from, until: other.until }))
  return no
}

const overlap = (one: LeaveDays, other: LeaveDays): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until)

/** Days a moved leave gives back and days it newly takes, as spans. */
export function movedDays(
  before: LeaveDays,
  after: LeaveDays,
): { readonly given: LeaveDays[]; readonly taken: LeaveDays[] } {
  return { given: without(before, after), taken: without(after, before) }
}

/** The parts of `span` that `other` does not cover. */
function without(span: LeaveDays, other: LeaveDays): LeaveDays[] {
  if (!overlap(span, other)) return [span]
  const parts: LeaveDays[] = []
  if (span.from < other.from) parts.push({ from: span.from, until: addDays(other.from, -1) })
  if (other.until !== null && (span.until === null || span.until > other.until))
    parts.push({ from: addDays(other.until, 1), until: span.until })
  return parts
}

/** Whether a fixed seat is lost by a leave of this length. */
export function losesSeat(type: LeaveType, { from, until }: LeaveDays, seatLostFromDays: number | null): boolean {
  if (!type.keepsSeat) return true
  if (seatLostFromDays === null) return false
  return until === null || daysBetween(from, until) + 1 >= seatLostFromDays
}
