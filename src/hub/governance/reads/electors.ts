/** The roll of a vote, however long: found by name, page after page. */
import { takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import type * as contract from '../contract/votes.ts'
import { showsRoll } from '../rules/secret.ts'
import { electorList, electorsOf } from '../store/electors.ts'
import { readVote, type VoteRow } from '../store/votes.ts'
import { standingOf } from '../voting.ts'

type Row = ReplyOf<typeof contract.listElectors>['rows'][number]

export const listElectors = read(
  'governance.listElectors',
  async (ctx, { vote: id, ...asked }: InputOf<typeof contract.listElectors>) => {
    const vote = found(await readVote(ctx.db, ctx.organisation, id), 'vote')
    const [standing, names] = await Promise.all([standingOf(ctx, vote), electorNames(ctx, vote)])
    const turnout = vote.result ?? standing
    const isShown = !vote.secret || showsRoll(turnout.answered, turnout.eligible, vote.quorumBp)
    const list = electorList(ctx.organisation, vote.id, names, async (rows) =>
      rows.map((row) => ({ ...row, hasAnswered: isShown ? standing.hasAnswered.has(String(row['id'])) : null })),
    )
    return listPage<Row>(ctx.db, list, asked)
  },
)

/** How all of them are called. */
export async function electorNames(ctx: Context, vote: VoteRow): Promise<ReadonlyMap<string, string>> {
  if (vote.electorate === 'organisations')
    return new Map<string, string>((await takingPart(ctx)).map(({ id, name }) => [id, name]))
  await takingPart(ctx)
  const all = await electorsOf(ctx.db, ctx.organisation, vote.id)
  const people = await ctx.accounts.accountsById(all.map(({ participant }) => participant as AccountId))
  return new Map<string, string>([...people].map(([id, { name }]) => [id, name]))
}
