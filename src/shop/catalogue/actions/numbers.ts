/** Numbers of products: five digits, the next free ones, never given again. */
import type { ActionContext } from '#platform/action.ts'
import { nextNumber, raiseNumber } from '#platform/database/counter.ts'
import { freeNumbers } from '../store/product.ts'

const series = 'catalogue.product'

/** So many numbers; fewer where five digits end. The series is locked until the end of the transaction. */
export async function takeNumbers(ctx: ActionContext, count: number): Promise<number[]> {
  const last = await nextNumber(ctx.db, ctx.organisation, series, 0)
  const free = await freeNumbers(ctx.db, ctx.organisation, last - 1, count)
  const numbers = free.map(({ number }) => number)
  await raiseNumber(ctx.db, ctx.organisation, series, numbers.at(-1) ?? last - 1)
  return numbers
}
