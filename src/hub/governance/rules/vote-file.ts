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

export const voteFile = (title: string, terms: Terms, seed: string, papers: readonly Paper[], count: Count) => ({
  format: 'komunigi vote 1',
  vote: title,
  ...terms,
  seed,
  ballots: papers.map(({ organisation, content, weight }) => ({
    organisation,
    says: content.says,
    marks: content.marks,
    weight,
  })),
  count: { outcome: count.outcome, chosen: count.chosen, lines: count.lines },
})
