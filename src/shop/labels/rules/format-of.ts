/** Which format a product is printed in: its own, else that of the nearest category above it, else the shop's, else none.
 *  Source: domain catalogue and labels, 5.5. */
import type { Day } from '#platform/values/day.ts'

export interface FormatRules {
  readonly products: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
  /** Where less in the pack is told of in a format of its own, since the day of the change. */
  readonly notices: ReadonlyMap<string, { readonly since: Day; readonly format: string }>
  /** Null: a product without a rule has no format. */
  readonly shop: string | null
}

/** `above`: the categories it lies in, the nearest first. `shrunk`: since when less in the pack is told of, on that day. */
export function formatOf(
  product: string,
  above: readonly string[],
  rules: FormatRules,
  shrunk: Day | null = null,
): string | null {
  const notice = rules.notices.get(product)
  if (notice && notice.since === shrunk) return notice.format
  const own = rules.products.get(product)
  if (own !== undefined) return own
  for (const category of above) {
    const given = rules.categories.get(category)
    if (given !== undefined) return given
  }
  return rules.shop
}
