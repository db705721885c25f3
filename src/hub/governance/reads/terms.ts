/** What people look at: every mandate there is and was. */
import { callingPeople, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/terms.ts'
import { termAccounts, termList } from '../store/terms.ts'

type Row = ReplyOf<typeof contract.listTerms>['rows'][number]

export async function termsAsked(ctx: Context): Promise<ListDefinition> {
  const [all, accounts] = await Promise.all([takingPart(ctx), termAccounts(ctx.db, ctx.organisation)])
  const called = await callingPeople(ctx, accounts)
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  for (const account of accounts) names.set(account, called(account))
  return termList(ctx.organisation, ctx.today, names)
}

export const listTerms = read('governance.listTerms', async (ctx, asked: InputOf<typeof contract.listTerms>) =>
  listPage<Row>(ctx.db, await termsAsked(ctx), asked),
)
