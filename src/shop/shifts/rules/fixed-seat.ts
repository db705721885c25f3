/** Whether a fixed seat may be given, and when it counts. Source: domain-shifts 3 (FixedSeat) and 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Policy, Standing } from './policy.ts'

export interface Span {
  readonly from: Day
  /** Last day; null has no end. */
  readonly until: Day | null
}

export const covers = (span: Span, day: Day): boolean => span.from <= day && (span.until === null || day <= span.until)

/** Whether two spans share a day. A span that ended before it began shares none. */
export function spansMeet(one: Span, other: Span): boolean {
  if (isEmpty(one) || isEmpty(other)) return false
  return (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until)
}

const isEmpty = ({ from, until }: Span): boolean => until !== null && until < from

export interface FixedSeatFacts {
  readonly wished: Span
  /** Validity of the template. */
  readonly template: Span
  readonly seats: number
  /** What others hold in the same group. */
  readonly held: readonly Span[]
  /** What this person holds on the same template, the seat being changed left out. */
  readonly own: readonly Span[]
  /** Fixed seats of this person elsewhere that share a day with the wished one. */
  readonly elsewhere: number
  readonly today: Day
  readonly standing: Standing
  readonly policy: Pick<Policy, 'secondFixedSeat'>
  /** An import may write what began before today, and a seat that runs keeps its first day. */
  readonly imported: boolean
}

/** Whether the person becomes the lead of the template by the seat: a lead with an account, where nobody leads yet. */
export const becomesLead = (facts: {
  readonly templateLead: string | null
  readonly isLead: boolean
  readonly hasAccount: boolean
}): boolean => facts.templateLead === null && facts.isLead && facts.hasAccount

export interface SeatMove {
  readonly before: Span
  readonly after: Span
  readonly today: Day
}

/** Why the days of a fixed seat may not move like this, apart from what any fixed seat needs; empty means yes. */
export function whyNotMove({ before, after, today }: SeatMove): Refusal[] {
  const no: Refusal[] = []
  if (after.from !== before.from && before.from <= today) no.push(refuse('seat.begun', { from: before.from }))
  if (after.from !== before.from && after.from < today) no.push(refuse('seat.past', { from: after.from, today }))
  if (after.until !== null && after.until !== before.until && after.until < today)
    no.push(refuse('seat.past', { from: after.until, today }))
  return no
}

/** Whether the seat holds days it did not hold before: those must be free. */
export const isLonger = ({ before, after }: Pick<SeatMove, 'before' | 'after'>): boolean =>
  after.from < before.from || (before.until !== null && (after.until === null || after.until > before.until))

/** Who is unsubscribed or leaving holds no seat, whatever the policy says (domain-shifts 3). */
export const seatless: readonly Standing[] = ['unsubscribed', 'resigning']

/** Why this fixed seat may not be given; empty means yes. */
export function whyNotFixedSeat(facts: FixedSeatFacts): Refusal[] {
  const { wished, template, today } = facts
  const no: Refusal[] = []
  if (seatless.includes(facts.standing)) no.push(refuse('seat.standing', { standing: facts.standing }))
  if (isEmpty(wished)) no.push(refuse('seat.ends_before_start', { from: wished.from, until: wished.until }))
  if (!facts.imported && wished.from < today) no.push(refuse('seat.past', { from: wished.from, today }))
  if (!lies(wished, template)) no.push(refuse('seat.outside_template', { from: template.from, until: template.until }))
  if (facts.own.some((span) => spansMeet(span, wished))) no.push(refuse('seat.overlap', { from: wished.from }))
  const crowded = firstFullDay(facts)
  if (crowded !== null) no.push(refuse('seat.no_room', { day: crowded, seats: facts.seats }))
  if (facts.elsewhere > 0 && facts.policy.secondFixedSeat === 'refuse')
    no.push(refuse('seat.second', { held: facts.elsewhere }))
  return no
}

const lies = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && (outer.until === null || (inner.until !== null && inner.until <= outer.until))

/** The first day of the wish on which every seat is held: people only arrive on a first day, so only those are looked at. */
export function firstFullDay({ wished, held, seats }: Pick<FixedSeatFacts, 'wished' | 'held' | 'seats'>): Day | null {
  const days = [wished.from, ...held.map(({ from }) => from)].filter((day) => covers(wished, day)).sort()
  return days.find((day) => held.filter((span) => covers(span, day)).length >= seats) ?? null
}
