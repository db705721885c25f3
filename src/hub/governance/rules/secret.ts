/** Secret ballots (domain-hub-governance-communication 5.7, G8): only about persons, cast once, opened after the closing. */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** A matter is decided openly; few electors are warned, and asked a second time. */
export function whyNotSecret(
  vote: {
    readonly secret: boolean
    readonly aboutPersons: boolean
    readonly electors: number
    readonly evenFew: boolean
  },
  least: number,
): Refusal[] {
  if (!vote.secret) return []
  const no = vote.aboutPersons ? [] : [refuse('vote.secret_matter')]
  return vote.electors < least && !vote.evenFew
    ? [...no, refuse('vote.few_electors', { electors: vote.electors, least })]
    : no
}

/** Who has cast is told once so many have that nobody is singled out; below, it stays hidden for ever. */
export const showsRoll = (cast: number, eligible: number, quorumBp: number): boolean =>
  cast >= Math.max(3, Math.ceil((quorumBp * eligible) / 10_000), Math.ceil(eligible / 2))
