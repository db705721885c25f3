/** What suppliers' lists say beside the price of a line: a special price with its days, and a price from so many on. */
import type { Context } from '#platform/action.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { listPriceChanges } from '../contract-price-change.ts'
import { readAsides } from '../store/article.ts'

type Row = ReplyOf<typeof listPriceChanges>['rows'][number]
export type Asides = Pick<Row, 'special' | 'scale'>

export const noAsides: Asides = { special: null, scale: null }

/** By line, of these products. */
export async function asidesOf(ctx: Context, products: readonly string[]): Promise<ReadonlyMap<string, Asides>> {
  const found = await readAsides(ctx.db, ctx.organisation, products)
  return new Map(
    found.map(({ line, special, quantity, price }) => {
      const many = quantity === null ? null : readUnits(quantity, 3).value
      const each = price === null ? null : readUnits(price, 4).value
      return [line, { special, scale: many && each ? { quantity: many, price: each } : null }] as const
    }),
  )
}
