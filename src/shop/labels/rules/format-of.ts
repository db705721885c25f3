/** Which format a product is printed in: its own, else that of the nearest category above it, else the shop's, else none.
 *  Source: domain catalogue and labels, 5.5. */
export interface FormatRules {
  readonly products: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
  /** Null: a product without a rule has no format. */
  readonly shop: string | null
}

/** `above`: the categories it lies in, the nearest first. */
export function formatOf(product: string, above: readonly string[], rules: FormatRules): string | null {
  const own = rules.products.get(product)
  if (own !== undefined) return own
  for (const category of above) {
    const given = rules.categories.get(category)
    if (given !== undefined) return given
  }
  return rules.shop
}
