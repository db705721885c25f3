/** Who has been heard about a proposal, and what still stands open: for the act and for its page. */
import type { Context } from '#platform/action.ts'
import { voters } from './actions/acting.ts'
import type { FinalFacts } from './rules/final-comments.ts'
import { standsInTheWay } from './rules/states.ts'
import { commentDays, forceAfterDays, maxMissing } from './settings.ts'
import { electorsIn } from './store/electors.ts'
import * as store from './store/hearing.ts'
import { objectionsOf } from './store/objections.ts'
import type { ProposalRow } from './store/proposals.ts'

export async function finalFacts(ctx: Context, proposal: ProposalRow): Promise<FinalFacts> {
  const { db, organisation } = ctx
  const [eligible, comments, readers, objections] = await Promise.all([
    voters(ctx),
    store.commentsOf(db, organisation, proposal.id),
    store.readersOf(db, organisation, proposal.id),
    objectionsOf(db, organisation, proposal.id),
  ])
  const spoke = comments.filter(({ asPosition }) => asPosition).map(({ participant }) => participant)
  const reviewed = new Set<string>([...spoke, ...readers, ...(proposal.author ? [proposal.author] : [])])
  const waiting = comments.filter(
    ({ kind, status }) => status === 'open' && (kind === 'question' || kind === 'possible_objection'),
  )
  return {
    eligible: eligible.map(({ id }) => id),
    reviewed: eligible.map(({ id }) => id).filter((id) => reviewed.has(id)),
    clockOn: proposal.clockOn ?? ctx.today,
    today: ctx.today,
    openObjections: objections.filter(({ state }) => standsInTheWay(state)).length,
    openQuestions: waiting.length,
    commentDays: await ctx.setting(commentDays),
    maxMissing: await ctx.setting(maxMissing),
    forceAfterDays: await ctx.setting(forceAfterDays),
  }
}

interface Voter {
  readonly id: string
  readonly name: string
}

/** Who tests an objection: in a vote everybody who decides there, else everybody who votes; never its author. */
export async function othersThan(
  ctx: Context,
  { participant, vote }: { readonly participant: string; readonly vote: string | null },
): Promise<Voter[]> {
  const all = (await testersIn(ctx, [vote])).get(vote) ?? []
  return all.filter(({ id }) => id !== participant)
}

/** Who tests what was raised in these votes; null stands for what was raised before any. */
export async function testersIn(
  ctx: Context,
  votes: readonly (string | null)[],
): Promise<Map<string | null, readonly Voter[]>> {
  const asked = votes.flatMap((vote) => vote ?? [])
  const [all, electors] = await Promise.all([voters(ctx), electorsIn(ctx.db, ctx.organisation, asked)])
  const deciding = new Set(electors.flatMap((one) => (one.conflict === null ? [`${one.vote} ${one.participant}`] : [])))
  return new Map(
    votes.map((vote) => [vote, vote === null ? all : all.filter(({ id }) => deciding.has(`${vote} ${id}`))] as const),
  )
}
