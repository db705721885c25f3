/** What a round cost follows the ledger: a payout that is mirrored is owed again, a cost that is mirrored is none. */
import type { ActionContext } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import { negate } from '#platform/values/money.ts'
import { whyNotUndoSpending } from '../rules/cost-undone.ts'
import * as store from '../store/costs.ts'
import { lockRound } from '../store/rounds.ts'

/** Why a set that booked a cost of a round, or paid its provider, cannot be undone. Locks the round before the ledger. */
export async function whyNotUndoRoundCost(ctx: ActionContext, set: string): Promise<Refusal[]> {
  const seen = await store.spendingOf(ctx.db, ctx.organisation, set)
  const round = seen && (await lockRound(ctx.db, ctx.organisation, seen.round))
  const spent = round && (await store.spendingOf(ctx.db, ctx.organisation, set))
  return spent ? whyNotUndoSpending({ ...spent, state: round.state }) : []
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
