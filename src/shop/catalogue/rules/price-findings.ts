/** What of a product's price deserves a look (domain-catalogue 5.2 and 8). */
export const priceFindings = [
  'belowCost',
  'tooCheap',
  'tooExpensive',
  'costDiffers',
  'staleCost',
  'unitPriceMissing',
  'noPrice',
  'noSupplier',
] as const
export type PriceFinding = (typeof priceFindings)[number]

export interface CheckedPrice {
  readonly cents: number | null
  readonly margins: { readonly onCost: number | null; readonly onPrice: number | null }
  readonly verdict: 'fits' | 'tooCheap' | 'tooExpensive' | null
  /** 1/10 000. */
  readonly product: { readonly cost: number | null }
  readonly made: { readonly cost: number } | null
  readonly main: object | null
  readonly staleSince: string | null
  /** No content to make a unit price of. */
  readonly contentMissing: boolean
  readonly rule: { readonly gapTolerance: number }
}

/** A cost differs once it lies further from what the chain makes of it than the shop tolerates. */
export function costIsOff({ product, made, rule }: Pick<CheckedPrice, 'product' | 'made' | 'rule'>): boolean {
  if (made === null) return false
  return product.cost === null || Math.abs(product.cost - made.cost) > rule.gapTolerance * 100
}

export function findingsOf(one: CheckedPrice): PriceFinding[] {
  const won = one.margins.onPrice ?? one.margins.onCost
  const holds: Readonly<Record<PriceFinding, boolean>> = {
    belowCost: won !== null && won < 0,
    tooCheap: one.verdict === 'tooCheap',
    tooExpensive: one.verdict === 'tooExpensive',
    costDiffers: costIsOff(one),
    staleCost: one.staleSince !== null,
    unitPriceMissing: one.contentMissing,
    noPrice: one.cents === null,
    noSupplier: one.main === null,
  }
  return priceFindings.filter((name) => holds[name])
}
