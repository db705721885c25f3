/** A call follows the ledger: a payment that is mirrored is open again. */
import type { ActionContext } from '#platform/action.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, negate, subtract, sum } from '#platform/values/money.ts'
import { callWithout, totalOf } from '../rules/call-undone.ts'
import { openOf } from '../rules/calls.ts'
import * as store from '../store/calls.ts'
import { linesOf, setsById, setsByKey } from '../store/ledger.ts'
import { keepOffers, offersOf } from '../store/missing.ts'
import { movePledges, pledgesOf } from '../store/pledges.ts'
import { holderFeeKey, lockCall } from './payments.ts'
import { undoSets } from './receipts.ts'

/** Locks the round and the call that a set settled, before the ledger, as whoever pays does. */
export async function lockSettled(ctx: ActionContext, set: string): Promise<void> {
  const [first] = await store.settlementsOf(ctx.db, ctx.organisation, set)
  if (first) await lockCall(ctx, first.call)
}

/** The mirror is booked: the call is open by what the set had settled, and nobody counts as having paid it. */
export async function callUndone(ctx: ActionContext, set: string): Promise<void> {
  const settled = await store.settlementsOf(ctx.db, ctx.organisation, set)
  const [first] = settled
  if (!first) return
  const { round, call } = await lockCall(ctx, first.call)
  await store.changeCalls(ctx.db, ctx.organisation, [call.id], callWithout(call, settled))
  if (totalOf(settled, 'returned') > 0) await takeReturnBack(ctx, call, set)
  await noteUndone(ctx, settled)
  await giveFeeBack(ctx, set)
  const pledge = (await pledgesOf(ctx.db, ctx.organisation, round.id)).find(({ id }) => id === call.pledge)
  if (pledge?.state === 'paid') {
    const state = call.defaultedOn === null ? 'called' : 'defaulted'
    await movePledges(ctx.db, ctx.organisation, [pledge.id], state, { power: 'system', at: ctx.now, by: null })
  }
  const open = openOf({ ...call, ...callWithout(call, settled) })
  ctx.record('funding.call_payment_undone', { subject: round.id, call: call.id, participant: call.participant, open })
}

/** What the holder took of the payment is mirrored with it. */
async function giveFeeBack(ctx: ActionContext, set: string): Promise<void> {
  const [payment] = await setsById(ctx.db, ctx.organisation, [set])
  if (!payment) return
  const fees = await setsByKey(ctx.db, ctx.organisation, [holderFeeKey(payment.requestKey)])
  await undoSets(
    ctx,
    fees.filter(({ reversedBy }) => reversedBy === null).map(({ id }) => id),
  )
}

const noteUndone = (ctx: ActionContext, settled: readonly store.SettlementRow[]): Promise<number> =>
  store.writeSettlements(
    ctx.db,
    ctx.organisation,
    settled.map(({ amount, ...one }) => ({
      ...one,
      ...{ id: newId(), way: 'undone' as const, amount: negate(amount), day: ctx.today, at: ctx.now },
      by: ctx.actor.account,
    })),
  )

/** Those who had taken over owe again what the payment had brought back to them: the set says how much to whom. */
async function takeReturnBack(ctx: ActionContext, call: store.CallRow, set: string): Promise<void> {
  const lines = await linesOf(ctx.db, ctx.organisation, [set])
  const backOf = (participant: string): Cents =>
    negate(
      sum(
        lines
          .filter(({ account, about }) => account === 'credit' && about === participant && about !== call.participant)
          .map(({ amount }) => amount as Cents),
      ),
    )
  const offers = await offersOf(ctx.db, ctx.organisation, call.id)
  const given = offers.map((offer) => ({ offer, back: backOf(offer.participant) })).filter(({ back }) => back > 0)
  await keepOffers(
    ctx.db,
    ctx.organisation,
    call.id,
    given.map(({ offer, back }) => ({ ...offer, returned: subtract(offer.returned, back) })),
  )
  const all = sum(given.map(({ back }) => back))
  await store.writeNets(ctx.db, ctx.organisation, call.round, ctx.today, [
    { id: newId(), participant: call.participant, kind: 'take_over', amount: negate(all) },
    ...given.map(({ offer, back }) => ({
      id: newId() as string,
      participant: offer.participant,
      kind: 'take_over' as const,
      amount: back,
    })),
  ])
}
