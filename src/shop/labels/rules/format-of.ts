/** Which format a product is printed in: its own, else that of its print category of Odoo, else that of the nearest
 *  category above it, else the shop's, else none.
 *  Source: domain catalogue and labels, 5.5. */
import type { Day } from '#platform/values/day.ts'

export interface FormatRules {
  readonly products: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
  /** By the name the Odoo gives it. */
  readonly printCategories: ReadonlyMap<string, string>
  /** Where less in the pack is told of in a format of its own, since the day of the change. */
  readonly notices: ReadonlyMap<string, { readonly since: Day; readonly format: string }>
  /** Null: a product without a rule has no format. */
  readonly shop: string | null
}

export interface Printable {
  /** Null: whatever product, without a format of its own. */
  readonly product: string | null
  readonly printCategory: string | null
  /** The categories it lies in, the nearest first. */
  readonly above: readonly string[]
  /** Since when less in the pack is told of, on that day. */
  readonly shrunk: Day | null
}

export function formatOf({ product, printCategory, above, shrunk }: Printable, rules: FormatRules): string | null {
  const notice = product === null ? undefined : rules.notices.get(product)
  if (notice && notice.since === shrunk) return notice.format
  const own = product === null ? undefined : rules.products.get(product)
  if (own !== undefined) return own
  const printed = printCategory === null ? undefined : rules.printCategories.get(printCategory)
  if (printed !== undefined) return printed
  for (const category of above) {
    const given = rules.categories.get(category)
    if (given !== undefined) return given
  }
  return rules.shop
}
