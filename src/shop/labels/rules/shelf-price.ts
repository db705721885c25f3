/** What the shelf asks for a product: for the till that keeps the lower price until the label says the new one.
 *  Source: domain catalogue and labels, 5.5 (shelfPriceWins). */
import { type Cents, cents } from '#platform/values/money.ts'

/** A label prints amounts whole and with both decimals: its figures are its cents. Null where it names no price. */
export function centsOf(price: string | undefined): Cents | null {
  const figures = price?.replace(/\D/g, '') ?? ''
  return figures === '' ? null : cents(Number(figures))
}

/** Where a product hangs at several places, the lowest counts: whoever read that one need not pay more. */
export function shelfPricesOf(
  hanging: readonly { readonly product: string; readonly price: string | undefined }[],
): { readonly product: string; readonly cents: Cents }[] {
  const lowest = new Map<string, Cents>()
  for (const { product, price } of hanging) {
    const asked = centsOf(price)
    if (asked !== null && asked < (lowest.get(product) ?? Number.POSITIVE_INFINITY)) lowest.set(product, asked)
  }
  return [...lowest].map(([product, amount]) => ({ product, cents: amount }))
}
