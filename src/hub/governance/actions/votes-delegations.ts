/** One organisation lets another one answer for it in a vote, and takes that back while it was not used. */
import { lockActing } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-votes.ts'
import { whyNotDelegate } from '../rules/delegations.ts'
import { delegationsHeld } from '../settings-votes.ts'
import * as store from '../store/votes-delegations.ts'
import { standingOf } from '../voting.ts'
import { electorFor } from './electors.ts'

export const delegateVote = action(
  'governance.delegateVote',
  async (ctx, input: InputOf<typeof contract.delegateVote>) => {
    const { vote, no, via } = await electorFor(ctx, input, 'answer')
    if (via !== null) no.push(refuse('delegation.only_answers'))
    const receiver = (await lockActing(ctx, input.receiver)).row
    const { electors, hasAnswered } = await standingOf(ctx, vote)
    const party = (id: string, name: string) => {
      const elector = electors.find(({ participant }) => participant === id)
      return { id, name, elector: elector !== undefined, conflict: elector?.conflict ?? null }
    }
    const giver = electors.find(({ participant }) => participant === input.participant)
    const held = await store.delegationsIn(ctx.db, ctx.organisation, vote.id)
    const most = await ctx.setting(delegationsHeld)
    const from = party(input.participant, giver?.name ?? '')
    const to = party(receiver.id, receiver.name)
    refuseWith([...no, ...(no.length > 0 ? [] : whyNotDelegate(from, to, held, most, hasAnswered.has(from.id)))])
    await store.addDelegation(ctx.db, ctx.organisation, vote.id, {
      ...{ id: newId(), from: from.id, to: to.id, at: ctx.now },
      by: ctx.actor.account,
    })
    ctx.record('governance.delegated', { subject: vote.id, participant: from.id, receiver: to.id })
    return {}
  },
)

export const endDelegation = action(
  'governance.endDelegation',
  async (ctx, input: InputOf<typeof contract.endDelegation>) => {
    const { vote, no, via } = await electorFor(ctx, input, 'answer')
    if (via !== null) no.push(refuse('delegation.only_answers'))
    const all = await store.delegationsIn(ctx.db, ctx.organisation, vote.id)
    const own = all.find(({ from }) => from === input.participant)
    refuseWith([...no, ...(own?.usedAt ? [refuse('delegation.used')] : [])])
    const { id, to } = found(own, 'delegation')
    await store.endDelegation(ctx.db, ctx.organisation, id, ctx.now)
    ctx.record('governance.delegation_ended', { subject: vote.id, participant: input.participant, receiver: to })
    return {}
  },
)
