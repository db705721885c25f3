/** What the search box finds here: proposals, votes and decisions by number, title and words. */
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import { proposalsAsked } from './reads/proposals.ts'
import { votesAsked } from './reads/votes.ts'
import { decisionList } from './store/decisions.ts'

interface Found {
  readonly id: string
  readonly number: number | string | null
  readonly title: string
}

const lineOf =
  (place: string) =>
  ({ id, number, title }: Found) => ({ title, detail: number === null ? '' : `${number}`, href: `${place}/${id}` })

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'proposals',
    label: 'governance.proposals',
    may: 'community.enter',
    find: foundIn(proposalsAsked, lineOf('/community/proposals')),
  },
  {
    kind: 'votes',
    label: 'governance.votes',
    may: 'community.enter',
    find: foundIn(votesAsked, lineOf('/community/votes')),
  },
  {
    kind: 'decisions',
    label: 'governance.register',
    may: 'community.enter',
    find: foundIn(({ organisation, today }) => decisionList(organisation, today), lineOf('/community/decisions')),
  },
]
