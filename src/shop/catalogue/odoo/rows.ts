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

/** What a product of the Odoo needs beside itself to be told. */
export interface Beside {
  readonly taxes: ReadonlyMap<number, OdooRecord>
  /** Of products that come in several sorts, by the id of the product. */
  readonly variants: ReadonlyMap<number, readonly OdooRecord[]>
}

/** One product, or one for each of its sorts where it has several. */
export function rowsOf(record: OdooRecord, beside: Beside): ProductRow[] {
  const sorts = beside.variants.get(Number(record['id'])) ?? []
  if (sorts.length < 2) return [rowOf(record, beside.taxes)]
  return sorts.map((sort) => ({
    ...rowOf({ ...record, ...ofSort(sort, record) }, beside.taxes),
    externalId: keyOfSort(sort['id']),
  }))
}

export const keyOfProduct = (id: OdooValue | undefined): string => `product.template,${String(id)}`
export const keyOfSort = (id: OdooValue | undefined): string => `product.product,${String(id)}`

/** What a sort says itself, in the words of its product. Withdrawn with the product. */
const ofSort = (sort: OdooRecord, product: OdooRecord): OdooRecord => ({
  name: textIn(sort['display_name']).replace(/^\[[^\]]*\]\s*/, '') || textIn(product['name']),
  default_code: sort['default_code'] ?? false,
  barcode: sort['barcode'] ?? false,
  list_price: sort['lst_price'] ?? product['list_price'] ?? false,
  standard_price: sort['standard_price'] ?? product['standard_price'] ?? false,
  active: sort['active'] !== false && product['active'] !== false,
})

export function rowOf(record: OdooRecord, taxes: ReadonlyMap<number, OdooRecord>): ProductRow {
  const all = idsIn(record['taxes_id'])
    .map((id) => taxes.get(id))
    .filter((tax) => tax !== undefined)
  const [deposits, own] = [all.filter(isDeposit), all.filter((tax) => !isDeposit(tax))]
  return {
    externalId: keyOfProduct(record['id']),
    productName: textIn(record['name']),
    reference: textIn(record['default_code']),
    barcode: textIn(record['barcode']),
    category: nameIn(record['categ_id']),
    saleUnit: nameIn(record['uom_id']),
    salePrice: priceText(record['list_price'], own, deposits),
    cost: figure(record['standard_price'], 4),
    vat: own.map((tax) => textIn(tax['name'])).join(', '),
    deposit: deposits.map(depositText).join('; '),
    weight: filled(record['weight'], 3),
    contentAmount: filled(record['display_weight'], 3),
    contentUnit: nameIn(record['display_unit']),
    printCategory: nameIn(record['print_category_id']),
    ...Object.fromEntries(labels.map(([key, field]) => [key, nameIn(record[field] || record[`${field}_id`] || false)])),
    ...saidOf(record),
  }
}

/** A fixed amount of the group of deposits, whatever language the shop speaks; never VAT. */
const isDeposit = (tax: OdooRecord): boolean =>
  tax['amount_type'] === 'fixed' &&
  /consigne|deposit|statiegeld|leeggoed|waarborg|pfand|vidange|dep[oó]sito|envase|fianza/i.test(
    `${nameIn(tax['tax_group_id'])} ${textIn(tax['name'])}`,
  )

/** As the import of products reads deposits. */
const depositText = (tax: OdooRecord): string =>
  `${textIn(tax['name']).replace(/[;=]/g, ' ')} = ${figure(tax['amount'], 2)}`
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
export const textIn = (value: OdooValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** `[51, "Vrac / Vrac liquide"]`. */
export const nameIn = (value: OdooValue | undefined): string =>
  Array.isArray(value) ? textIn(value[1]) : textIn(value)

export const idsIn = (value: OdooValue | undefined): number[] =>
  Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []

const decimalIn = (value: OdooValue | undefined): Decimal | null =>
  typeof value === 'number' ? readDecimal(String(value)) : null

/** Floats carry noise (18.400000000000002): half of the last place up. */
export function figure(value: OdooValue | undefined, places: number): string {
  const read = decimalIn(value)
  const units = read && roundedUnits(read, places)
  return units === null ? '' : decimalText(units, places)
}

/** 0 says that nobody filled it in. */
const filled = (value: OdooValue | undefined, places: number): string => (value === 0 ? '' : figure(value, places))

/** The shelf price: with its VAT, without its deposits. Taxes that are not in it are put on top: amounts, then percent. */
function priceText(value: OdooValue | undefined, own: readonly OdooRecord[], deposits: readonly OdooRecord[]): string {
  const price = decimalIn(value)
  if (!price) return ''
  const apart = (tax: OdooRecord): boolean => tax['price_include'] === false
  const bare = amountsOf(deposits.filter((tax) => !apart(tax))).reduce((sum, one) => plus(sum, one, -1n), price)
  const onTop = own.filter(apart)
  const fixed = amountsOf(onTop.filter((tax) => tax['amount_type'] === 'fixed'))
  const rates = amountsOf(onTop.filter((tax) => tax['amount_type'] === 'percent'))
  const gross = rates.reduce(
    withRate,
    fixed.reduce((sum, one) => plus(sum, one, 1n), bare),
  )
  const cents = roundedUnits(gross, 2)
  return cents === null ? '' : decimalText(cents, 2)
}

const amountsOf = (taxes: readonly OdooRecord[]): Decimal[] => taxes.flatMap((tax) => decimalIn(tax['amount']) ?? [])

function plus(one: Decimal, other: Decimal, sign: bigint): Decimal {
  const scale = Math.max(one.scale, other.scale)
  const at = ({ units, scale: own }: Decimal): bigint => units * 10n ** BigInt(scale - own)
  return { units: at(one) + sign * at(other), scale }
}

const withRate = (sum: Decimal, rate: Decimal): Decimal => ({
  units: sum.units * (100n * 10n ** BigInt(rate.scale) + rate.units),
  scale: sum.scale + rate.scale + 2,
})
