/** What else follows when a set is undone: the thing it was booked for goes back with it. */
import type { ActionContext } from '#platform/action.ts'
import { paymentUndone } from './receipts.ts'

export async function afterReversal(ctx: ActionContext, set: string): Promise<void> {
  await paymentUndone(ctx, set)
}
