/** Which price holds on a day: a running promotion, else the latest regular price that began (domain-catalogue 3). */
export interface DatedPrice {
  readonly id: string
  readonly cents: number
  readonly from: string
  readonly to: string | null
  readonly kind: 'regular' | 'promotion'
}

/** Of two that begin on one day the one written later: ids are in the order of writing. */
export function priceOn<Price extends DatedPrice>(prices: readonly Price[], day: string): Price | null {
  const begun = prices.filter((price) => price.from <= day && (price.to === null || price.to >= day))
  const latest = (kind: Price['kind']): Price | null =>
    begun
      .filter((price) => price.kind === kind)
      .reduce<Price | null>(
        (best, price) =>
          !best || price.from > best.from || (price.from === best.from && price.id > best.id) ? price : best,
        null,
      )
  return latest('promotion') ?? latest('regular')
}
