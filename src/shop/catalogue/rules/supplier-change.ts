/** Which change a supplier's list makes, before anything of it reaches the till (domain-catalogue 4 and 5.9). */

/** What a supplier asks for one product: the fields of a line that touch money. */
export interface Terms {
  /** 1/10 000, without VAT unless `vatIncluded`. */
  readonly price: number
  readonly per: 'unit' | 'package'
  /** Thousandths of the purchase unit; touches money only where the price is per package. */
  readonly packageQty: number
  /** Millionths. */
  readonly discount: number
  readonly vatIncluded: boolean
  /** What the supplier advises to sell it for, in cents. */
  readonly advisedPrice: number | null
}

export const termsOf = ({ price, per, packageQty, discount, vatIncluded, advisedPrice }: Terms): Terms => ({
  price,
  per,
  packageQty,
  discount,
  vatIncluded,
  advisedPrice,
})

export const termFields = ['price', 'per', 'packageQty', 'discount', 'vatIncluded', 'advisedPrice'] as const
export type TermField = (typeof termFields)[number]

export interface SupplierChange {
  /** `newNotMain`: the product is bought elsewhere today. */
  readonly state: 'new' | 'newNotMain'
  readonly fields: readonly TermField[]
}

/** The change that arises early, when a list is brought in: null where money stays what it was. `before` is what the
 *  supplier asked last (also where that was ignored: it is told again only when it moves), null for a line that is new:
 *  of a product without a price, that is its first one. */
export function supplierChange({
  before,
  after,
  isMain,
}: {
  readonly before: Terms | null
  readonly after: Terms
  readonly isMain: boolean
}): SupplierChange | null {
  const fields = termFields.filter((field) => before === null || differs(field, before, after))
  return fields.length === 0 ? null : { state: isMain ? 'new' : 'newNotMain', fields }
}

function differs(field: TermField, before: Terms, after: Terms): boolean {
  if (before[field] === after[field]) return false
  return field !== 'packageQty' || before.per === 'package' || after.per === 'package'
}

/** Half as much again, half, or nothing at all is asked about before it is taken. */
export const asksToBeSure = (before: number | null, after: number): boolean =>
  after === 0 || (before !== null && before > 0 && Math.abs(after - before) * 2 > before)
