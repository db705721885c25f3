/** An expense follows the ledger: a payout that is mirrored leaves it unpaid. */
import type { ActionContext } from '#platform/action.ts'
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
