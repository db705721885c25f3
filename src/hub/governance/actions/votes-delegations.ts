/** One elector lets another one answer in its place in a vote, and takes that back while it was not used. */
import { lockActing } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/votes-answering.ts'
import { delegationsFor } from '../delegating.ts'
import { drawsLots } from '../rules/counting/terms.ts'
import { whyNotDelegate } from '../rules/delegations.ts'
import { delegationsHeld } from '../settings/votes.ts'
import type { ElectorRow } from '../store/electors.ts'
import type { VoteRow } from '../store/votes.ts'
import * as store from '../store/votes-delegations.ts'
import { standingOf } from '../voting.ts'
import { electorFor } from './electors.ts'

type Input = InputOf<typeof contract.delegateVote>

export const delegateVote = action('governance.delegateVote', async (ctx, input: Input) => {
  const { vote, who, no, via } = await electorFor(ctx, input, 'answer')
  if (via !== null) no.push(refuse('delegation.only_answers'))
  if (drawsLots(vote.terms.method)) no.push(refuse('delegation.lots'))
  const receiver = await receiverIn(ctx, vote, input)
  const { electors, hasAnswered } = await standingOf(ctx, vote)
  const party = (id: string, name: string) => {
    const elector = electors.find(({ participant }) => participant === id)
    return {
      id,
      name,
      elector: elector !== undefined,
      conflict: elector?.conflict ?? null,
      interest: byItself(elector),
    }
  }
  const giver = electors.find(({ participant }) => participant === who)
  const held = await delegationsFor(ctx, vote, electors)
  const most = await ctx.setting(delegationsHeld)
  const from = party(who, giver?.name ?? '')
  const to = party(receiver.id, receiver.name)
  refuseWith([...no, ...(no.length > 0 ? [] : whyNotDelegate(from, to, held, most, hasAnswered.has(from.id)))])
  await store.addDelegation(ctx.db, ctx.organisation, vote.id, {
    ...{ id: newId(), from: from.id, to: to.id, at: ctx.now, ofTheme: null },
    by: ctx.actor.account,
  })
  ctx.record('governance.delegated', { subject: vote.id, participant: from.id, receiver: to.id })
  return {}
})

const byItself = (elector: ElectorRow | undefined): string | null =>
  elector?.interest === 'declared' ? null : (elector?.interest ?? null)

/** An organisation of the community; of a vote of persons one of them, by id or by address. */
async function receiverIn(ctx: ActionContext, vote: VoteRow, input: Input): Promise<{ id: string; name: string }> {
  if (vote.electorate === 'organisations') return (await lockActing(ctx, found(input.receiver, 'receiver'))).row
  const byAddress = input.receiverEmail ? await ctx.accounts.accountByEmail(input.receiverEmail) : null
  const id = found(input.receiver ?? byAddress ?? undefined, 'receiver')
  return { id, name: (await ctx.accounts.accountsById([id as AccountId])).get(id as AccountId)?.name ?? '–' }
}

export const endDelegation = action(
  'governance.endDelegation',
  async (ctx, input: InputOf<typeof contract.endDelegation>) => {
    const { who, vote, no, via, delegation: own } = await electorFor(ctx, input, 'answer')
    if (via !== null) no.push(refuse('delegation.only_answers'))
    if (own?.usedAt) no.push(refuse('delegation.used'))
    if (own && !own.isRow) no.push(refuse('delegation.of_theme'))
    refuseWith(no)
    const { id, to } = found(own, 'delegation')
    await store.endDelegation(ctx.db, ctx.organisation, id, ctx.now)
    ctx.record('governance.delegation_ended', { subject: vote.id, participant: who, receiver: to })
    return {}
  },
)
