/** Products as an Odoo tells them, as rows of the import of products: words for units, VAT, categories and labels stay
 *  those of the Odoo, and are asked about once, like those of a file. */
import { type Decimal, decimalText, readDecimal, roundedUnits } from '#platform/values/decimal.ts'
import type { OdooRecord, OdooValue } from './door.ts'

export type ProductRow = Readonly<Record<string, string>>

const labels = [
  ['ecological', 'eco_label'],
  ['local', 'local_label'],
  ['fair', 'fair_label'],
  ['distribution', 'origin_label'],
] as const

export function rowOf(record: OdooRecord, taxes: ReadonlyMap<number, OdooRecord>): ProductRow {
  const own = idsIn(record['taxes_id'])
    .map((id) => taxes.get(id))
    .filter((tax) => tax !== undefined)
  return {
    externalId: `product.template,${String(record['id'])}`,
    productName: textIn(record['name']),
    reference: textIn(record['default_code']),
    barcode: textIn(record['barcode']),
    category: nameIn(record['categ_id']),
    saleUnit: nameIn(record['uom_id']),
    salePrice: priceText(record['list_price'], own),
    cost: figure(record['standard_price'], 4),
    vat: own.map((tax) => textIn(tax['name'])).join(', '),
    weight: filled(record['weight'], 3),
    contentAmount: filled(record['display_weight'], 3),
    contentUnit: nameIn(record['display_unit']),
    ...Object.fromEntries(labels.map(([key, field]) => [key, nameIn(record[field] || record[`${field}_id`] || false)])),
    ...saidOf(record),
  }
}

/** Whole, false or true: what the Odoo does not know is not said. */
const saidOf = (record: OdooRecord): ProductRow =>
  Object.fromEntries(
    (
      [
        ['weighed', 'to_weight'],
        ['atTill', 'available_in_pos'],
        ['sold', 'sale_ok'],
        ['bought', 'purchase_ok'],
        ['active', 'active'],
      ] as const
    ).flatMap(([key, field]) => (typeof record[field] === 'boolean' ? [[key, String(record[field])]] : [])),
  )

/** Empty values come as `false`. */
const textIn = (value: OdooValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** `[51, "Vrac / Vrac liquide"]`. */
const nameIn = (value: OdooValue | undefined): string => (Array.isArray(value) ? textIn(value[1]) : textIn(value))

export const idsIn = (value: OdooValue | undefined): number[] =>
  Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []

const decimalIn = (value: OdooValue | undefined): Decimal | null =>
  typeof value === 'number' ? readDecimal(String(value)) : null

/** Floats carry noise (18.400000000000002): half of the last place up. */
function figure(value: OdooValue | undefined, places: number): string {
  const read = decimalIn(value)
  const units = read && roundedUnits(read, places)
  return units === null ? '' : decimalText(units, places)
}

/** 0 says that nobody filled it in. */
const filled = (value: OdooValue | undefined, places: number): string => (value === 0 ? '' : figure(value, places))

/** The price with its VAT: taxes that are not included in it are put on top, in percent. */
function priceText(value: OdooValue | undefined, taxes: readonly OdooRecord[]): string {
  const price = decimalIn(value)
  if (!price) return ''
  const onTop = taxes
    .filter((tax) => tax['price_include'] === false && tax['amount_type'] === 'percent')
    .flatMap((tax) => decimalIn(tax['amount']) ?? [])
  const gross = onTop.reduce<Decimal>(withRate, price)
  const cents = roundedUnits(gross, 2)
  return cents === null ? '' : decimalText(cents, 2)
}

const withRate = (sum: Decimal, rate: Decimal): Decimal => ({
  units: sum.units * (100n * 10n ** BigInt(rate.scale) + rate.units),
  scale: sum.scale + rate.scale + 2,
})
