/** What else follows when a set is undone: the thing it was booked for goes back with it. */
import type { ActionContext } from '#platform/action.ts'
import { changeLine, lineOfSet } from '../store/bank.ts'
import { callUndone } from './call-undone.ts'
import { roundCostUndone } from './cost-undone.ts'
import { payoutUndone } from './expense-undone.ts'
import { paymentUndone } from './receipts.ts'

export async function afterReversal(ctx: ActionContext, set: string): Promise<void> {
  await paymentUndone(ctx, set)
  await callUndone(ctx, set)
  await payoutUndone(ctx, set)
  await roundCostUndone(ctx, set)
  await freeLine(ctx, set)
}

/** The line of the bank waits again for what it really pays. */
async function freeLine(ctx: ActionContext, set: string): Promise<void> {
  const line = await lineOfSet(ctx.db, ctx.organisation, set)
  if (!line) return
  const to = { state: 'waiting' as const, set: null, note: null }
  await changeLine(ctx.db, ctx.organisation, line.id, to, { at: ctx.now, account: ctx.actor.account })
  ctx.record('funding.bank_line_freed', { subject: line.id })
}
