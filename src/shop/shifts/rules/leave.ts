/** Leaves and exemptions: when they may be asked for, moved and given up. Source: domain-shifts 4 (Leave) and 5.7. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'
import type { LeaveType } from './counting.ts'
import { spansMeet } from './fixed-seat.ts'
import type { Counter, Mode } from './words.ts'

export interface LeaveDays {
  readonly from: Day
  /** Last day; null where the end is open. */
  readonly until: Day | null
}
export interface KnownLeave extends LeaveDays {
  readonly id: string
}

/** What a leave with a price is paid from. Whole units. */
export interface Purse {
  /** What must be 0; null for whoever has no counter of fixed shifts. */
  readonly standard: number | null
  readonly credits: number
}

interface Judged extends LeaveDays {
  readonly type: LeaveType
  readonly today: Day
  /** Leaves of the person that hold, the one that is moved excepted. */
  readonly others: readonly KnownLeave[]
  /** An admin may begin in the past; rows of the past stay as they are. */
  readonly mayBackdate: boolean
  /** Seats that are given up for it, also those it freed before. */
  readonly missedShifts: number
  readonly purse: Purse
}

export interface LeaveWish extends Judged {
  readonly reason: string
  /** Who asks is who it is about. */
  readonly self: boolean
  /** The person was told that it is shorter than usual. */
  readonly shortAccepted: boolean
}

/** Why this leave may not be asked for or granted; empty means yes. */
export function whyNotLeave(wish: LeaveWish): Refusal[] {
  const { from, today, type } = wish
  const no: Refusal[] = []
  if (wish.self && !type.selfRequest) no.push(refuse('leave.office_only', { type: type.name }))
  if (from <= today && !wish.mayBackdate) no.push(refuse('leave.past', { from, today }))
  no.push(...spanReasons(wish, !wish.shortAccepted))
  if (type.needsReason && wish.reason.trim() === '') no.push(refuse('leave.reason', { type: type.name }))
  return [...no, ...overlapReasons(wish), ...priceReasons(wish, wish.missedShifts)]
}

export interface LeaveMove extends Judged {
  readonly before: LeaveDays
  /** Seats it freed before. */
  readonly freedBefore: number
}

/** Why an approved leave may not get these days; empty means yes. A start reached is fixed, an end moves to tomorrow
 *  at the earliest, and what is over stays so. Whether it is shorter than usual is not asked again. */
export function whyNotMoveLeave(move: LeaveMove): Refusal[] {
  const { today, before, from, until, mayBackdate } = move
  const no: Refusal[] = []
  const begun = before.from <= today
  const over = before.until !== null && before.until < today
  if (over && !mayBackdate) no.push(refuse('leave.over', { until: before.until }))
  if (from !== before.from && begun) no.push(refuse('leave.started', { from: before.from }))
  else if (from !== before.from && from <= today && !mayBackdate) no.push(refuse('leave.past', { from, today }))
  if (until !== before.until && until !== null && until <= today && !mayBackdate)
    no.push(refuse('leave.past', { from: until, today }))
  no.push(...spanReasons(move, false), ...overlapReasons(move))
  return move.missedShifts === move.freedBefore
    ? no
    : [...no, ...priceReasons(move, move.missedShifts - move.freedBefore)]
}

/** Why an approved leave may not be ended by hand; empty means yes. */
export const whyNotCancelLeave = ({ until }: LeaveDays, today: Day): Refusal[] =>
  until !== null && until <= today ? [refuse('leave.over', { until })] : []

function spanReasons({ type, from, until }: LeaveDays & { type: LeaveType }, asksWhenShort: boolean): Refusal[] {
  if (until === null) return type.openEnd ? [] : [refuse('leave.end', { from })]
  if (until < from) return [refuse('leave.end', { from, until })]
  const days = daysBetween(from, until) + 1
  if (days < type.minDays) return [refuse('leave.too_short', { days, least: type.minDays })]
  if (type.maxDays !== null && days > type.maxDays) return [refuse('leave.too_long', { days, most: type.maxDays })]
  if (asksWhenShort && type.confirmUnderDays !== null && days < type.confirmUnderDays)
    return [refuse('leave.confirm_short', { days, usual: type.confirmUnderDays })]
  return []
}

function overlapReasons({ others, ...wish }: Pick<Judged, 'others' | 'from' | 'until'>): Refusal[] {
  const other = others.find((one) => spansMeet(one, wish))
  return other ? [refuse('leave.overlap', { from: other.from, until: other.until })] : []
}

/** `further`: the missed seats that are still to be paid. */
function priceReasons({ type, missedShifts, purse }: Judged, further: number): Refusal[] {
  if (type.creditsPerShift === null) return []
  const no: Refusal[] = []
  if (purse.standard !== null && purse.standard !== 0) no.push(refuse('leave.balance', { main: purse.standard }))
  if (missedShifts < type.minMissedShifts)
    no.push(refuse('leave.too_few_shifts', { missed: missedShifts, least: type.minMissedShifts }))
  const price = further * type.creditsPerShift
  if (price > purse.credits) no.push(refuse('leave.credits', { price, balance: purse.credits }))
  return no
}

/** Which counter a price is paid from: whoever has a fixed place saves what was worked in advance on the second one. */
export const payingCounter = (mode: Mode | null): Counter => (mode === 'regular' ? 'make_up' : 'main')

/** What somebody can pay with, thousandths in, whole units out. */
export const purseOf = (mode: Mode | null, { main, makeUp }: { main: number; makeUp: number }): Purse =>
  mode === 'regular' ? { standard: main / 1000, credits: makeUp / 1000 } : { standard: null, credits: main / 1000 }

/** Days a moved leave gives back and days it newly takes, as spans. */
export function movedDays(
  before: LeaveDays,
  after: LeaveDays,
): { readonly given: LeaveDays[]; readonly taken: LeaveDays[] } {
  return { given: without(before, after), taken: without(after, before) }
}

/** The parts of `span` that `other` does not cover. */
function without(span: LeaveDays, other: LeaveDays): LeaveDays[] {
  if (!spansMeet(span, other)) return [span]
  const parts: LeaveDays[] = []
  if (span.from < other.from) parts.push({ from: span.from, until: addDays(other.from, -1) })
  if (other.until !== null && (span.until === null || span.until > other.until))
    parts.push({ from: addDays(other.until, 1), until: span.until })
  return parts
}

export interface EndedLeave extends LeaveDays {
  /** It had begun: its days up to `until` hold. */
  readonly held: boolean
}

/** What is left of a leave that ends early. `last`: the last day on which it may hold. */
export function endedOn(leave: LeaveDays, last: Day): { readonly left: EndedLeave; readonly given: LeaveDays } {
  if (leave.from > last) return { left: { from: leave.from, until: leave.until, held: false }, given: leave }
  return {
    left: { from: leave.from, until: last, held: true },
    given: { from: addDays(last, 1), until: leave.until },
  }
}

/** Whether a fixed seat is lost by a leave of this length. */
export function losesSeat(type: LeaveType, { from, until }: LeaveDays, seatLostFromDays: number | null): boolean {
  if (!type.keepsSeat) return true
  if (seatLostFromDays === null) return false
  return until === null || daysBetween(from, until) + 1 >= seatLostFromDays
}

export type EvidenceStep = 'ask' | 'lapse' | null

/** What is due about a certificate nobody saw; both are days after the first one.
 *  @example 15 and 22, from 3 March: asked for on the 18th, lapsed on the 25th */
export function evidenceDue(type: LeaveType, { from, asked }: { from: Day; asked: boolean }, today: Day): EvidenceStep {
  if (!type.needsEvidence) return null
  const days = daysBetween(from, today)
  if (type.lapsesAfterDays !== null && days >= type.lapsesAfterDays) return 'lapse'
  return type.evidenceAfterDays !== null && days >= type.evidenceAfterDays && !asked ? 'ask' : null
}

export const daysBeforeEnd = 7

/** Whether the end of a leave is to be told now: a week before, or as soon as possible after a missed night. Who was
 *  granted or moved it later than that read its end then. */
export const tellsEnd = ({ until, decidedOn, today }: { until: Day; decidedOn: Day; today: Day }): boolean =>
  today >= addDays(until, -daysBeforeEnd) && today <= until && decidedOn <= addDays(until, -daysBeforeEnd)
