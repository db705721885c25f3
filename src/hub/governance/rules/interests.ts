/** Who has an interest by itself (domain-hub-governance-communication 5.7): a provider in its own estimate, invoice or
 *  selection, a payer in its default, and where one candidate is confirmed the organisation that candidate comes from. */
export const interestKinds = ['estimate', 'invoice', 'selection', 'default', 'candidate'] as const
export type InterestKind = (typeof interestKinds)[number]
/** What a vote may be about, so that the interest follows from it. */
export const matterKinds = ['estimate', 'invoice', 'selection', 'default'] as const
export type MatterKind = (typeof matterKinds)[number]
export const candidateRules = ['sole', 'every'] as const
export type CandidateRule = (typeof candidateRules)[number]

export interface Concerned {
  readonly participant: string
  readonly as: InterestKind | 'declared'
  /** Of what was declared. */
  readonly reason: string | null
}

/** Of each who is set aside why; the first of several reasons. Where several stand, a candidate's organisation answers too,
 *  unless the community sets every one of them aside. `stand` is how many candidates there are, where that is known. */
export function setAside(
  concerned: readonly Concerned[],
  rule: CandidateRule,
  stand: number | null = null,
): Map<string, Concerned> {
  const candidates = concerned.filter((one) => one.as === 'candidate')
  const standing = (stand ?? candidates.length) === 1 || rule === 'every'
  const all = new Map<string, Concerned>()
  for (const one of concerned)
    if ((one.as !== 'candidate' || standing) && !all.has(one.participant)) all.set(one.participant, one)
  return all
}
