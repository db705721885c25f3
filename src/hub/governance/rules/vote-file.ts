/** The file by which an outsider counts a closed vote again (`scripts/recount-vote.ts`): pure, so that tests can make one. */
import type { Count } from './counting/stages.ts'
import type { Content, Terms } from './counting/terms.ts'

export interface Paper {
  /** Of a secret vote the receipt stands here. */
  readonly organisation: string
  readonly content: Content
  /** In thousandths. */
  readonly weight: number
}

/** Of a choice by lot: who could be drawn, and the numbers in the order of the lot. */
export interface Lots {
  readonly pool: readonly { readonly number: number; readonly organisation: string }[]
  readonly order: readonly number[]
}

/** With the seed of its lot and the hash that was published at the opening. */
interface Seed {
  readonly seed: string
  readonly seedHash: string
}

export const voteFile = (
  title: string,
  terms: Terms,
  seed: Seed,
  papers: readonly Paper[],
  count: Count,
  lots: Lots | null = null,
) => ({
  format: 'komunigi vote 1',
  vote: title,
  ...terms,
  ...seed,
  ...lots,
  ballots: papers.map(({ organisation, content, weight }) => ({
    organisation,
    says: content.says,
    marks: content.marks,
    weight,
  })),
  count: { outcome: count.outcome, chosen: count.chosen, lines: count.lines },
})
