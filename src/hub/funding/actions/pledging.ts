/** Pledges of a round that is open: given, changed, taken back. What they were is kept. */
import { lockActing, mustHave, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract-pledges.ts'
import { knownOf, withNames } from '../rules/outcome.ts'
import { whyNotChange, whyNotPledge } from '../rules/pledging.ts'

import * as store from '../store/pledges.ts'
import { lockRound } from '../store/rounds.ts'

type Of<C> = InputOf<C>

export const pledge = action('funding.pledge', async (ctx, input: Of<typeof contract.pledge>) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  const amount = input.amount === null ? null : cents(input.amount)
  const others = await store.pledgesOf(ctx.db, ctx.organisation, round.id)
  const sharers = await sharersIn(ctx, round.keyYear)
  const known = knownOf({ ...input, amount: amount ?? 0 }, 0, sharers)
  const wanted = { organisation: acting.row.id, mode: input.mode, amount, minutes: null, conditions: known.asked }
  refuseWith([
    ...whyNotAct(ctx, 'commit', acting, amount ?? 0),
    ...withNames(
      whyNotPledge(wanted, {
        ...round,
        now: ctx.now,
        hoursMaxBp: 0,
        rate: noMoney,
        weighed: known.weighed,
        others: others.map((one) => ({ ...one, organisation: one.participant, most: one.amount })),
        providerAgreed: false,
      }),
      sharers,
    ),
  ])
  const id = newId()
  const { mode, usesArea } = input
  const conditions = input.conditions as store.StoredCondition[]
  const given = { id, participant: acting.row.id, mode, amount: cents(amount ?? 0), usesArea, conditions }
  const row = { ...given, state: 'confirmed' as const, minutes: null, agreed: false }
  const by = { power: 'commit', at: ctx.now, by: ctx.actor.account }
  await store.writePledge(ctx.db, ctx.organisation, round.id, { ...row, ...by })
  ctx.record('funding.pledge_given', { subject: round.id, pledge: id, participant: acting.row.id, mode, amount })
  return { pledge: id }
})

export const withdrawPledge = action(
  'funding.withdrawPledge',
  async (ctx, input: Of<typeof contract.withdrawPledge>) => {
    const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
    const all = await store.pledgesOf(ctx.db, ctx.organisation, round.id)
    const own = found(
      all.find(({ id }) => id === input.pledge),
      'pledge',
    )
    mustHave(ctx, 'commit', await lockActing(ctx, own.participant))
    refuseWith(whyNotChange(own.state, { ...round, now: ctx.now }))
    const moved = { power: 'commit', at: ctx.now, by: ctx.actor.account }
    await store.movePledges(ctx.db, ctx.organisation, [own.id], 'withdrawn', moved)
    ctx.record('funding.pledge_withdrawn', { subject: round.id, pledge: own.id, participant: own.participant })
    return {}
  },
)
