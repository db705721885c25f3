/** Mandates: from a day to a day, over by themselves (domain-hub-governance-communication 4 and 5.8). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, addMonths, type Day } from '#platform/values/day.ts'

export const circleKinds = ['noyau', 'working', 'project'] as const
export type CircleKind = (typeof circleKinds)[number]
/** The core group prepares decisions; it takes none (5.8). */
export const adopts = (kind: CircleKind): boolean => kind !== 'noyau'
export const seatKinds = ['user', 'provider', 'any'] as const
export type SeatKind = (typeof seatKinds)[number]
export const termStates = ['accepted', 'active', 'report_due', 'ended', 'renewed', 'resigned', 'recalled'] as const
export type TermState = (typeof termStates)[number]
export const reportParts = ['done', 'notDone', 'money', 'openTasks'] as const
export type Report = Readonly<Record<(typeof reportParts)[number], string>>

/** Days before the end on which the holder is warned; from the first on, a report is due. */
export const warnDays = [60, 30] as const

export interface Dated {
  readonly fromDay: Day
  readonly untilDay: Day
}
export interface Term extends Dated {
  readonly leftAs: 'resigned' | 'recalled' | null
  /** The first day without powers. */
  readonly leftOn: Day | null
  readonly renewedBy: string | null
  readonly actingFrom: Day | null
  readonly actingUntil: Day | null
}

/** Twelve months from 1 January are over after the last second of 31 December. */
export const lastDayOf = (from: Day, months: number): Day => addDays(addMonths(from, months), -1)

export function stateOn(of: Term, day: Day): TermState {
  if (of.leftAs !== null) return of.leftAs
  if (of.renewedBy !== null) return 'renewed'
  if (day < of.fromDay) return 'accepted'
  if (day > of.untilDay) return 'ended'
  return day >= addDays(of.untilDay, -warnDays[0]) ? 'report_due' : 'active'
}

/** The last day on which it gave powers, or will. */
export const lastDay = (of: Term): Day =>
  of.leftOn === null ? (of.actingUntil ?? of.untilDay) : addDays(of.leftOn, -1)

/** Whether its holder acts on the day: within its days, or after them by a decision. */
export const holdsOn = (of: Term, day: Day): boolean =>
  (of.leftOn === null || day < of.leftOn) &&
  ((day >= of.fromDay && day <= of.untilDay) ||
    (of.actingFrom !== null && of.actingUntil !== null && day >= of.actingFrom && day <= of.actingUntil))

/** How many terms a new one makes in a row. One follows another when no more days lie between than somebody may act
 *  after the end. */
export function termInRow(earlier: readonly Dated[], from: Day, gapDays: number): number {
  let count = 1
  let first = from
  for (const one of [...earlier].sort((a, b) => (a.fromDay < b.fromDay ? 1 : -1)))
    if (one.fromDay < first && one.untilDay >= addDays(first, -1 - gapDays)) {
      count += 1
      first = one.fromDay
    }
  return count
}

/** The row that a new term would stand in: its own number, and those after it, that were given already, with theirs.
 *  A mandate that was left before its first day was never held. */
export function rowAround<T extends Dated>(
  given: readonly T[],
  of: Dated,
  gapDays: number,
): { readonly inRow: number; readonly later: readonly { readonly of: T; readonly inRow: number }[] } {
  const held = given.filter(({ fromDay, untilDay }) => untilDay >= fromDay)
  const inRow = termInRow(held, of.fromDay, gapDays)
  const later: { readonly of: T; readonly inRow: number }[] = []
  let last = of.untilDay
  for (const one of [...held].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1)))
    if (one.fromDay > of.fromDay && one.fromDay <= addDays(last, 1 + gapDays)) {
      later.push({ of: one, inRow: inRow + later.length + 1 })
      if (one.untilDay > last) last = one.untilDay
    }
  return { inRow, later }
}

/** Acting after the end may join terms that were given already: not to more than one person may hold in a row. */
export function whyNotJoin(
  others: readonly Dated[],
  of: Dated,
  until: Day,
  { gapDays, maxInRow }: { readonly gapDays: number; readonly maxInRow: number },
): Refusal[] {
  const whole = (untilDay: Day): number => {
    const row = rowAround(others, { fromDay: of.fromDay, untilDay }, gapDays)
    return row.inRow + row.later.length
  }
  return whole(until) > maxInRow && whole(until) > whole(of.untilDay) ? [refuse('mandate.terms', { n: maxInRow })] : []
}

/** The places of what begins after a day: a mandate before it came to last longer, or less long. */
export const placesAfter = <T extends Dated>(
  given: readonly T[],
  day: Day,
  gapDays: number,
): { readonly of: T; readonly inRow: number }[] => {
  const held = given.filter(({ fromDay, untilDay }) => untilDay >= fromDay)
  return held.filter(({ fromDay }) => fromDay > day).map((of) => ({ of, inRow: termInRow(held, of.fromDay, gapDays) }))
}

export interface Sitting extends Dated {
  /** How many terms the whole row comes to. */
  readonly inRow: number
  readonly maxInRow: number
  readonly seat: SeatKind
  readonly isProvider: boolean
  readonly represents: boolean
  readonly takesPart: boolean
  /** The last day on which the seat is held by somebody, where that meets the new days. */
  readonly takenUntil: Day | null
  /** In the core group: the organisation holds another seat in these days. */
  readonly otherSeat: boolean
}

/** Why this person cannot sit there in these days. */
export function whyNotSit(of: Sitting): Refusal[] {
  const no: Refusal[] = []
  if (of.inRow > of.maxInRow) no.push(refuse('mandate.terms', { n: of.maxInRow }))
  if (!of.takesPart) no.push(refuse('mandate.not_taking_part'))
  if (!of.represents) no.push(refuse('mandate.not_representing'))
  if (of.seat !== 'any' && (of.seat === 'provider') !== of.isProvider)
    no.push(refuse('mandate.seat_kind', { why: of.seat }))
  if (of.takenUntil !== null) no.push(refuse('mandate.seat_taken', { day: of.takenUntil }))
  if (of.otherSeat) no.push(refuse('mandate.other_seat'))
  return no
}

/** From which states each act starts. */
export const termMoves = {
  report: ['active', 'report_due', 'ended', 'renewed', 'resigned', 'recalled'],
  renew: ['report_due'],
  resign: ['active', 'report_due'],
  recall: ['active', 'report_due'],
  let_act: ['report_due', 'ended'],
  hand_over: ['active', 'report_due', 'ended', 'renewed', 'resigned', 'recalled'],
} as const satisfies Readonly<Record<string, readonly TermState[]>>

/** What has ended gives nothing any more; otherwise the sentence tells where it stands. */
export function whyNotTerm(act: keyof typeof termMoves, of: Term, day: Day): Refusal[] {
  const state = stateOn(of, day)
  if ((termMoves[act] as readonly TermState[]).includes(state)) return []
  return state === 'ended'
    ? [refuse('mandate.ended', { day: of.untilDay })]
    : [refuse('mandate.state', { why: state, state })]
}

/** After the end somebody goes on only for so many days, and only while the seat is empty. */
export function whyNotActing(of: Term, until: Day, facts: { readonly days: number; readonly today: Day }): Refusal[] {
  const latest = addDays(of.untilDay, facts.days)
  const no: Refusal[] = []
  if (until > latest) no.push(refuse('mandate.acting_days', { days: facts.days, day: latest }))
  if (until <= of.untilDay || until < facts.today) no.push(refuse('mandate.acting_passed'))
  return no
}

export function whyNotReport(report: Report): Refusal[] {
  const parts = reportParts.filter((part) => report[part].trim() === '')
  return parts.length > 0 ? [refuse('report.incomplete', { parts })] : []
}

/** What is spent in a calendar year stays within the limit of the circle. */
export const whyNotSpend = (spent: number, amount: number, limit: number): Refusal[] =>
  spent + amount > limit ? [refuse('circle.spend_limit', { limit, spent, over: spent + amount - limit })] : []

/** A core group has one to seven seats of users and up to three of providers. */
export function whyNotSeats(kind: CircleKind, seats: readonly { readonly from: SeatKind }[]): Refusal[] {
  if (kind !== 'noyau') return []
  const count = (from: SeatKind) => seats.filter((seat) => seat.from === from).length
  const users = count('user')
  return users < 1 || users > 7 || count('provider') > 3 || count('any') > 0 ? [refuse('circle.noyau_seats')] : []
}
