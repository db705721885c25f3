/** Margins as an Odoo tells them, of categories and products, as proposals of rules of prices. */
import {
  type Coefficient,
  type MarginClass,
  type OdooMargin,
  ofClass,
  ofCoefficients,
  ofShare,
} from '../rules/odoo-margin.ts'
import type { OdooRecord, OdooValue } from './door.ts'
import { keyOfProduct, keyOfSort, nameIn, textIn } from './rows.ts'

export interface MarginsRead {
  readonly categories: readonly OdooRecord[]
  readonly products: readonly OdooRecord[]
  readonly variants: ReadonlyMap<number, readonly OdooRecord[]>
  readonly classes: ReadonlyMap<number, OdooRecord>
  readonly coefficients: ReadonlyMap<number, OdooRecord>
}

export interface MarginTold extends OdooMargin {
  readonly scope: 'category' | 'product'
  readonly key: string
  readonly name: string
}

/** Of what was read: what says a margin of its own; the others follow what stands above them. */
export function marginsOf(read: MarginsRead): MarginTold[] {
  const ofCategories = read.categories.flatMap((one) => {
    const name = textIn(one['complete_name']) || textIn(one['name'])
    const margin = marginIn(one, read)
    return margin && name !== '' ? [{ scope: 'category' as const, key: name, name, ...margin }] : []
  })
  const ofProducts = read.products.flatMap((one) => {
    const margin = marginIn(one, read)
    if (!margin) return []
    const name = textIn(one['name'])
    return keysOf(one, read).map((key) => ({ scope: 'product' as const, key, name, ...margin }))
  })
  return [...ofCategories, ...ofProducts]
}

/** One product, or each of its sorts. */
export function keysOf(product: OdooRecord, { variants }: Pick<MarginsRead, 'variants'>): string[] {
  const sorts = variants.get(Number(product['id'])) ?? []
  return sorts.length < 2 ? [keyOfProduct(product['id'])] : sorts.map(({ id }) => keyOfSort(id))
}

const places = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export const coefficientFields = places.map((place) => `coeff${place}_id`)
export const marginFields = [
  'margin_classification_id',
  'profit_margin',
  ...coefficientFields,
  ...places.map((place) => `incl_in_standard_price_${place}`),
]

/** Coefficients say most, then a class, then a bare share. */
function marginIn(record: OdooRecord, read: MarginsRead): OdooMargin | null {
  const coefficients = places.flatMap((place) => {
    const found = read.coefficients.get(linkIn(record[`coeff${place}_id`]) ?? 0)
    return found ? [coefficientOf(found, record[`incl_in_standard_price_${place}`] === true)] : []
  })
  const named = read.classes.get(linkIn(record['margin_classification_id']) ?? 0)
  const share = record['profit_margin']
  return (
    ofCoefficients(coefficients) ??
    (named ? ofClass(classOf(named)) : null) ??
    (typeof share === 'number' ? ofShare(share) : null)
  )
}

const coefficientOf = (record: OdooRecord, inCost: boolean): Coefficient => ({
  name: nameIn(record['name']),
  kind: record['operation_type'] === 'fixed' ? 'fixed' : 'multiplier',
  value: Number(record['value']) || 0,
  inCost,
})

/** Older ones say the markup in `margin`. */
const classOf = (record: OdooRecord): MarginClass => ({
  markup: numberIn(record['markup']) ?? numberIn(record['margin']),
  onPrice: numberIn(record['profit_margin']),
  round: numberIn(record['price_round']),
  surcharge: numberIn(record['price_surcharge']),
})

const numberIn = (value: OdooValue | undefined): number | null => (typeof value === 'number' ? value : null)
export const linkIn = (value: OdooValue | undefined): number | null =>
  Array.isArray(value) && typeof value[0] === 'number' ? value[0] : null
