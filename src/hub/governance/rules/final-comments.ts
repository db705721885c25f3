/** When a proposal may go into its final comments, and until when they run (domain-hub-governance-communication 5.2). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export interface Hearing {
  /** Everybody who votes in the community. */
  readonly eligible: readonly string[]
  /** Those of them that commented as their position or ticked "read, nothing to add"; the author's has read it. */
  readonly reviewed: readonly string[]
}

/** Who has not been heard, in the order of joining. */
export const outstanding = ({ eligible, reviewed }: Hearing): string[] =>
  eligible.filter((one) => !reviewed.includes(one))

export interface FinalFacts extends Hearing {
  readonly clockOn: Day
  readonly today: Day
  readonly openObjections: number
  /** Questions and possible objections without answer. */
  readonly openQuestions: number
  readonly commentDays: number
  readonly maxMissing: number
  readonly forceAfterDays: number
}

/** More were heard than not, and few enough are missing. */
function wereHeard(facts: FinalFacts, mostMissing: number): boolean {
  const missing = outstanding(facts).length
  return facts.eligible.length - missing > missing && missing <= mostMissing
}

const isForceable = (facts: FinalFacts): boolean => facts.today >= addDays(facts.clockOn, facts.forceAfterDays)

/** Whether the core group goes on although more are silent than usual. */
export const isForced = (facts: FinalFacts): boolean => !wereHeard(facts, facts.maxMissing)

export function whyNotFinal(facts: FinalFacts): Refusal[] {
  const from = addDays(facts.clockOn, facts.commentDays)
  const heard = wereHeard(facts, isForceable(facts) ? facts.eligible.length : facts.maxMissing)
  if (facts.today >= from && heard && facts.openObjections === 0 && facts.openQuestions === 0) return []
  return [
    refuse('rfc.not_ready', {
      open: facts.openQuestions,
      missing: outstanding(facts).length,
      objections: facts.openObjections,
      day: from,
    }),
  ]
}

/** The last day on which something may be said. */
export const finalUntil = (since: Day, finalDays: number): Day => addDays(since, finalDays - 1)
