/** When a meeting may decide, and what absent organisations may still say (domain-hub-governance-communication 4, 5.1, 5.9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { missingAnswers, type Turnout } from './counting/quorum.ts'
import type { ProposalState } from './states.ts'

/** Days in which an organisation that was absent may still object. */
export const pendingDays = 7

/** The last day on which it may. */
export const pendingUntil = (takenOn: Day): Day => addDays(takenOn, pendingDays)

/** The first day on which such a decision holds. */
export const holdsFrom = (takenOn: Day): Day => addDays(pendingUntil(takenOn), 1)

/** Since when the words are known: published, taken up again, or the last change of their substance. */
export const knownSince = (clockOn: Day, substantive: readonly Day[]): Day =>
  substantive.reduce((latest, day) => (day > latest ? day : latest), clockOn)

export interface Deciding {
  readonly state: ProposalState
  readonly knownSince: Day
  readonly consultDays: number
  /** A circle within its own mandate need not wait. */
  readonly within: boolean
  /** It lies within the mandate of another circle. */
  readonly elsewhere: boolean
  readonly openObjections: number
}

export const decidableFrom = ({ knownSince: since, consultDays, within }: Deciding): Day =>
  within ? since : addDays(since, consultDays)

/** Every reason why a meeting does not decide this on that day. */
export function whyNotDecide(of: Deciding, day: Day): Refusal[] {
  if (of.state !== 'open' && of.state !== 'final_comments')
    return [refuse('proposal.state', { why: of.state, state: of.state })]
  const no: Refusal[] = []
  if (of.elsewhere) no.push(refuse('decision.other_circle'))
  const from = decidableFrom(of)
  if (day < from) no.push(refuse('decision.not_consulted', { days: of.consultDays, day: from }))
  if (of.openObjections > 0) no.push(refuse('decision.objections', { count: of.openObjections }))
  return no
}

/** It is saved when enough of those who decide have answered. */
export function whyNotSave(turnout: Turnout, quorumBp: number): Refusal[] {
  const missing = missingAnswers(turnout, quorumBp)
  const { answered, eligible } = turnout
  return missing > 0 ? [refuse('decision.quorum', { answered, eligible, missing })] : []
}

export interface Absent {
  readonly organisation: string
  /** Null: it has no part in this decision. */
  readonly wasThere: boolean | null
  readonly conflict: string | null
  readonly takenOn: Day
}

/** Why an organisation does not object to what a meeting decided; whoever was there said so there. */
export function whyNotObjectAfter({ organisation, wasThere, conflict, takenOn }: Absent, today: Day): Refusal[] {
  const until = pendingUntil(takenOn)
  if (today > until) return [refuse('objection.pending_over', { day: until })]
  if (wasThere === null) return [refuse('vote.not_elector', { day: takenOn, organisation })]
  const no: Refusal[] = []
  if (wasThere) no.push(refuse('objection.was_there', { organisation }))
  if (conflict !== null) no.push(refuse('vote.conflict', { organisation, reason: conflict }))
  return no
}
