/** The door as a read, for tests and the bench. */
import { read } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { pricedProducts } from './priced.ts'

export const readAction = read(
  'catalogue.priced',
  (ctx, wish: { readonly day: Day; readonly products: readonly string[] | null }) => pricedProducts(ctx, wish),
)
