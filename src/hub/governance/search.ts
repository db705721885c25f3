/** What the search box finds here: proposals, votes and decisions by number, title and words. */
import { ownOrganisations } from '#hub/organisations/public.ts'
import { foundIn } from '#platform/lists/found.ts'
import type { SearchSource } from '#platform/module.ts'
import { decisionList } from './store/decisions.ts'
import { proposalList } from './store/proposals.ts'
import { voteList } from './store/votes.ts'

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
    find: foundIn(async (ctx) => {
      const own = await ownOrganisations(ctx)
      return proposalList(
        ctx.organisation,
        own.map(({ id }) => id),
        ctx.actor.account,
      )
    }, lineOf('/community/proposals')),
  },
  {
    kind: 'votes',
    label: 'governance.votes',
    may: 'community.enter',
    find: foundIn(({ organisation }) => voteList(organisation), lineOf('/community/votes')),
  },
  {
    kind: 'decisions',
    label: 'governance.register',
    may: 'community.enter',
    find: foundIn(({ organisation, today }) => decisionList(organisation, today), lineOf('/community/decisions')),
  },
]
