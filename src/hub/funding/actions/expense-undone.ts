/** An expense follows the ledger: a payout that is mirrored leaves it unpaid. */
import type { ActionContext } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { expenseOfSet } from '../store/expenses.ts'
import { lock, moveTo } from './expenses.ts'
import { undoSets } from './receipts.ts'

export async function payoutUndone(ctx: ActionContext, set: string): Promise<void> {
  const known = await expenseOfSet(ctx.db, ctx.organisation, set)
  if (known?.payoutSet !== set || known.state !== 'paid') return
  const row = await lock(ctx, known.id)
  if (row.feeSet) await undoSets(ctx, [row.feeSet])
  await moveTo(ctx, row, 'unpaid')
}

/** What an expense costs is taken back with it, unless it was paid and that was undone. */
export async function whyNotUndoCost(ctx: ActionContext, set: string): Promise<Refusal[]> {
  const known = await expenseOfSet(ctx.db, ctx.organisation, set)
  const held = known && known.payoutSet !== set && known.state !== 'unpaid'
  return held ? [refuse('entry.of_expense', { number: known.number })] : []
}
