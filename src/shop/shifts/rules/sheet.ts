/** The attendance sheet of one start and end time: opening, scanning, marking, validating. Source: domain-shifts 4 and 5.9. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { Counting } from './counting.ts'
import type { Mode, Outcome, Purpose, Standing } from './words.ts'

export interface SheetLine {
  /** The seat, or the added line. */
  readonly line: string
  readonly member: string
  readonly standIn: string | null
  readonly outcome: Outcome | null
  /** Added on the sheet: nobody expected this person. */
  readonly added: boolean
}

export interface SheetFacts {
  readonly now: Instant
  readonly startsAt: Instant
  readonly validated: boolean
  readonly lines: readonly SheetLine[]
  readonly policy: Pick<Counting, 'sheetOpensMinutes' | 'unmarked'>
}

type Opening = Pick<Counting, 'sheetOpensMinutes'>

/** The moment from which lead and desk see the sheet. */
export const opensAt = (startsAt: Instant, policy: Opening): Instant => addMinutes(startsAt, -policy.sheetOpensMinutes)

/** A sheet that nobody opened in time still opens by itself so long after the start; later ones are made by hand. */
export const stillOpensMinutes = 20

/** Starts whose sheets open by themselves now, both ends included. */
export const startsOpeningAt = (now: Instant, policy: Opening): { from: Instant; until: Instant } => ({
  from: addMinutes(now, -stillOpensMinutes),
  until: addMinutes(now, policy.sheetOpensMinutes),
})

/** Why the sheet of this time cannot be opened now; empty means yes. */
export function whyNotOpen({
  now,
  startsAt,
  policy,
}: Pick<SheetFacts, 'now' | 'startsAt'> & { policy: Opening }): Refusal[] {
  const opens = opensAt(startsAt, policy)
  return now < opens ? [refuse('sheet.not_started', { opensAt: opens })] : []
}

/** Why nothing may be marked, scanned or added now; empty means yes. */
export const whyNotMark = (sheet: SheetFacts): Refusal[] => [
  ...whyNotOpen(sheet),
  ...(sheet.validated ? [refuse('sheet.validated')] : []),
]

/** Whoever comes for a line. */
export const comesFor = ({ member, standIn }: Pick<SheetLine, 'member' | 'standIn'>): string => standIn ?? member

export interface SheetPerson {
  readonly member: string
  readonly mode: Mode | 'not_concerned'
  readonly standing: Standing
  /** Total of the counters, whole units. */
  readonly total: number
}

export type Arrival =
  | { readonly is: 'present'; readonly line: string }
  | { readonly is: 'added'; readonly purpose: Purpose }
  | { readonly is: 'same'; readonly line: string }
  | { readonly is: 'refused'; readonly reasons: readonly Refusal[] }

/** What a scanned card does: whoever is expected, or stands in, is present; others get a line of their own; a second
 *  scan changes nothing. `people` are those the card may mean: none, one, or several. */
export function scan(sheet: SheetFacts, people: readonly SheetPerson[], code: string): Arrival {
  const [person, other] = people
  const closed = whyNotMark(sheet)
  if (closed.length > 0) return { is: 'refused', reasons: closed }
  if (!person) return { is: 'refused', reasons: [refuse('sheet.unknown_card', { code })] }
  if (other) return { is: 'refused', reasons: [refuse('sheet.ambiguous_card', { code })] }
  return arrive(sheet, person, { exemptToo: false })
}

/** What happens when this person is there. Staff who add somebody by name may add an exempt person, as solidarity. */
export function arrive(
  sheet: SheetFacts,
  person: SheetPerson,
  { exemptToo }: { readonly exemptToo: boolean },
): Arrival {
  const closed = whyNotMark(sheet)
  if (closed.length > 0) return { is: 'refused', reasons: closed }
  const own = sheet.lines.find((line) => comesFor(line) === person.member)
  if (own) return { is: own.outcome === 'done' ? 'same' : 'present', line: own.line }
  const replaced = sheet.lines.some((line) => line.standIn !== null && line.member === person.member)
  const reasons = [...(replaced ? [refuse('sheet.replaced')] : []), ...whyNotAdd(person, exemptToo)]
  return reasons.length > 0 ? { is: 'refused', reasons } : { is: 'added', purpose: addedPurpose(person.mode) }
}

function whyNotAdd({ standing, mode, total }: SheetPerson, exemptToo: boolean): Refusal[] {
  const no: Refusal[] = []
  if (standing === 'unsubscribed') no.push(refuse('sheet.unsubscribed', { total }))
  if (standing === 'resigning') no.push(refuse('sheet.resigning'))
  if (mode === 'not_concerned' || (mode === 'exempt' && !exemptToo)) no.push(refuse('attendance.exempt'))
  return no
}

function addedPurpose(mode: Mode | 'not_concerned'): Purpose {
  if (mode === 'exempt') return 'solidarity'
  return mode === 'regular' ? 'make_up' : 'flying'
}

export const teamSizes = ['not_enough', 'enough', 'too_many', 'was_not_there'] as const
export type TeamSize = (typeof teamSizes)[number]

/** A line as whoever validates saw it. */
export interface SeenLine {
  readonly line: string
  readonly outcome: Outcome | null
}

export interface Validation extends SheetFacts {
  /** By a lead of one of its shifts, or with the office right, confirmed by card or sign-in. */
  readonly mayValidate: boolean
  readonly teamSize: TeamSize | null
  /** The person saw that lines without a mark become absent. */
  readonly absencesAccepted: boolean
  /** What was on the screen, when the validation waited for the network; null when it did not. */
  readonly seen: readonly SeenLine[] | null
}

/** Why the sheet cannot be validated now; empty means yes. */
export function whyNotValidate(sheet: Validation): Refusal[] {
  if (sheet.validated) return [refuse('sheet.validated')]
  const no: Refusal[] = []
  if (sheet.now < sheet.startsAt) no.push(refuse('sheet.not_started', { opensAt: sheet.startsAt }))
  if (!sheet.mayValidate) no.push(refuse('sheet.no_right'))
  if (sheet.teamSize === null) no.push(refuse('sheet.feedback'))
  if (sheet.lines.some(({ added, outcome }) => added && outcome !== null && outcome !== 'done'))
    no.push(refuse('sheet.added_not_present'))
  no.push(...unmarkedReasons(sheet))
  const people = sheet.lines.flatMap(({ member, standIn }) => (standIn === null ? [member] : [member, standIn]))
  if (new Set(people).size < people.length) no.push(refuse('sheet.twice'))
  if (sheet.seen && !isAsSeen(sheet.lines, sheet.seen)) no.push(refuse('sheet.changed'))
  return no
}

/** Lines without a mark that were expected. */
export const unmarkedLines = (lines: readonly SheetLine[]): readonly SheetLine[] =>
  lines.filter(({ added, outcome }) => !added && outcome === null)

function unmarkedReasons({ lines, policy, absencesAccepted }: Validation): Refusal[] {
  const count = unmarkedLines(lines).length
  if (count === 0 || policy.unmarked === 'done') return []
  if (policy.unmarked === 'must_choose') return [refuse('sheet.must_choose', { count })]
  return absencesAccepted ? [] : [refuse('sheet.unmarked', { count })]
}

function isAsSeen(lines: readonly SheetLine[], seen: readonly SeenLine[]): boolean {
  const known = new Map(seen.map(({ line, outcome }) => [line, outcome]))
  return lines.length === known.size && lines.every(({ line, outcome }) => known.get(line) === outcome)
}

/** What every line becomes on validation, in the order of the lines. */
export const finalOutcomes = ({
  lines,
  policy,
}: Pick<SheetFacts, 'lines' | 'policy'>): { line: string; outcome: Outcome }[] =>
  lines.map(({ line, outcome, added }) => ({
    line,
    outcome: outcome ?? (added || policy.unmarked === 'must_choose' ? 'done' : policy.unmarked),
  }))

export interface SheetSeats {
  readonly shift: string
  readonly kind: string
  readonly group: string
  readonly free: number
}

/** Where each added person sits: in a free seat of that time and kind, in the order they came; else in an extra one
 *  there. A kind that no shift of the sheet has sits with the first. */
export function placesFor(
  added: readonly { readonly line: string; readonly kind: string }[],
  seats: readonly SheetSeats[],
): { line: string; shift: string; group: string; extra: boolean }[] {
  const left = new Map(seats.map(({ shift, group, free }) => [`${shift} ${group}`, free]))
  return added.flatMap(({ line, kind }) => {
    const fitting = seats.filter((one) => one.kind === kind)
    const free = fitting.find(({ shift, group }) => (left.get(`${shift} ${group}`) ?? 0) > 0)
    const place = free ?? fitting[0] ?? seats[0]
    if (!place) return []
    if (free) left.set(`${free.shift} ${free.group}`, (left.get(`${free.shift} ${free.group}`) ?? 0) - 1)
    return [{ line, shift: place.shift, group: place.group, extra: free === undefined }]
  })
}
