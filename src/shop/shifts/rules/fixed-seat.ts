/** Whether a fixed seat may be given, and when it counts. Source: domain-shifts 3 (FixedSeat) and 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Policy } from './policy.ts'

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
  readonly policy: Pick<Policy, 'secondFixedSeat'>
  /** An import may write what began before today. */
  readonly imported: boolean
}

/** Why this fixed seat may not be given; empty means yes. */
export function whyNotFixedSeat(facts: FixedSeatFacts): Refusal[] {
  const { wished, template, today } = facts
  const no: Refusal[] = []
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
function firstFullDay({ wished, held, seats }: FixedSeatFacts): Day | null {
  const days = [wished.from, ...held.map(({ from }) => from)].filter((day) => covers(wished, day)).sort()
  return days.find((day) => held.filter((span) => covers(span, day)).length >= seats) ?? null
}
