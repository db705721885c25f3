/** How much of the purchase unit one sale unit is: what the base of a price is multiplied by. */
import { type Exact, exact } from './exact.ts'
import { ratio, type Unit } from './units.ts'

/** An explicit count wins: 24 pieces in a carton make a piece 1/24 of it. Null: it cannot be told. */
export function saleInPurchase(
  sold: Unit | undefined,
  bought: Unit | undefined,
  purchaseCount: number | null,
): Exact | null {
  if (purchaseCount !== null) return exact(1000, purchaseCount)
  return sold && bought && !countedApart(sold, bought) ? ratio(sold, bought) : null
}

/** Things counted by different names, none of which says how many of the other it holds: carton and piece. */
const countedApart = (sold: Unit, bought: Unit): boolean =>
  sold.dimension === 'piece' && sold.code !== bought.code && sold.size === bought.size
