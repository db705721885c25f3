/** What people look at: the list of proposals. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract.ts'
import * as store from '../store/proposals.ts'

type ListRow = ReplyOf<typeof contract.listProposals>['rows'][number]

export const listProposals = read(
  'governance.listProposals',
  async (ctx, asked: InputOf<typeof contract.listProposals>) => {
    const [all, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const mine = own.map(({ id }) => id)
    const page = await listPage<Omit<ListRow, 'authorName'>>(
      ctx.db,
      store.proposalList(ctx.organisation, mine, ctx.actor.account),
      asked,
    )
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, authorName: row.author && (names.get(row.author) ?? null) })),
    }
  },
)
