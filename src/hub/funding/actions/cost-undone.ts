/** What a round cost follows the ledger: a payout that is mirrored is owed again, a cost that is mirrored is none. */
import type { ActionContext } from '#platform/action.ts'
import { negate } from '#platform/values/money.ts'
import * as store from '../store/costs.ts'
import { lockRound } from '../store/rounds.ts'

/** Locks the round whose cost a set booked or paid, before the ledger. */
export async function lockSpent(ctx: ActionContext, set: string): Promise<void> {
  const spent = await store.spendingOf(ctx.db, ctx.organisation, set)
  if (spent) await lockRound(ctx.db, ctx.organisation, spent.round)
}

/** The mirror is booked. What a cost is follows from its set; what was paid of it is counted down. */
export async function roundCostUndone(ctx: ActionContext, set: string): Promise<void> {
  const spent = await store.spendingOf(ctx.db, ctx.organisation, set)
  if (!spent) return
  if (spent.paidBySet > 0) await store.addPaid(ctx.db, ctx.organisation, spent.cost, negate(spent.paidBySet))
  ctx.record(spent.paidBySet > 0 ? 'funding.payout_undone' : 'funding.cost_undone', {
    subject: spent.round,
    cost: spent.cost,
    amount: spent.paidBySet > 0 ? spent.paidBySet : spent.gross,
  })
}
