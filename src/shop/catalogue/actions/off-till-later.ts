/** Products that are sold at the till until none is open any more. */
import type { ActionContext } from '#platform/action.ts'
import { addWaiting } from '../store/after-closing.ts'

export async function offTillLater(ctx: ActionContext, products: readonly string[]): Promise<void> {
  await addWaiting(
    ctx.db,
    ctx.organisation,
    products.map((product) => ({ product, does: 'off_till' as const })),
    ctx.now,
  )
  for (const subject of products) ctx.record('catalogue.off_till_waits', { subject })
}
