/** How suppliers sell products, as an Odoo tells it, as rows of the imports of suppliers and of their lines. */
import type { OdooRecord, OdooValue } from './door.ts'
import { figure, keyOfProduct, keyOfSort, nameIn, type ProductRow, textIn } from './rows.ts'

export interface LinesRead {
  readonly lines: readonly OdooRecord[]
  /** By id, of all lines. */
  readonly products: ReadonlyMap<number, OdooRecord>
  /** Of products that come in several sorts, by the id of the product. */
  readonly variants: ReadonlyMap<number, readonly OdooRecord[]>
  readonly units: ReadonlyMap<number, OdooRecord>
  readonly currency: string
}

export interface LinesTold {
  readonly suppliers: ProductRow[]
  readonly lines: ProductRow[]
  /** Lines in other money, and lines bought in a unit whose size is not known. */
  readonly otherMoney: number
  readonly otherUnit: number
}

export function linesOf(read: LinesRead): LinesTold {
  const named = read.lines.filter((line) => supplierOf(line) !== '')
  const own = named.filter((line) => [read.currency, ''].includes(nameIn(line['currency_id'])))
  const sized = own.filter((line) => unitsIn(line, read) !== null)
  const names = [...new Set(sized.map(supplierOf))].toSorted()
  return {
    suppliers: names.map((supplierName) => ({ supplierName })),
    lines: sized.flatMap((line) => lineRows(line, read)),
    otherMoney: named.length - own.length,
    otherUnit: own.length - sized.length,
  }
}

const supplierOf = (line: OdooRecord): string => nameIn(line['partner_id'] ?? line['name'])

const idIn = (value: OdooValue | undefined): number | null =>
  Array.isArray(value) && typeof value[0] === 'number' ? value[0] : null

/** A line of the product holds for all its sorts, one of a sort for that alone. */
function lineRows(line: OdooRecord, read: LinesRead): ProductRow[] {
  const product = idIn(line['product_tmpl_id'])
  const sort = idIn(line['product_id'])
  const sorts = read.variants.get(product ?? 0) ?? []
  const keys =
    sorts.length < 2
      ? [keyOfProduct(product)]
      : sorts.filter(({ id }) => sort === null || id === sort).map(({ id }) => keyOfSort(id))
  const units = unitsIn(line, read) ?? 1
  return keys.map((externalId) => ({
    externalId,
    productName: nameIn(line['product_tmpl_id']),
    supplier: supplierOf(line),
    orderNumber: textIn(line['product_code']),
    lineName: textIn(line['product_name']),
    minQty: figure(timesUnits(line['min_qty'], units), 3),
    purchasePrice: figure(line['price'], 4),
    packageQty: units === 1 ? '' : figure(units, 3),
    validFrom: textIn(line['date_start']).slice(0, 10),
    validTo: textIn(line['date_end']).slice(0, 10),
  }))
}

const timesUnits = (value: OdooValue | undefined, units: number): number =>
  typeof value === 'number' ? value * units : 0

/** Sale units in one purchase unit; a unit is 1 / factor of the one its kind is measured by. Null: nobody knows. */
function unitsIn(line: OdooRecord, { products, units }: LinesRead): number | null {
  const product = products.get(idIn(line['product_tmpl_id']) ?? 0)
  const [sold, bought] = [idIn(product?.['uom_id']), idIn(product?.['uom_po_id'])]
  if (sold === null || bought === null || sold === bought) return 1
  const [one, other] = [units.get(sold), units.get(bought)]
  if (!one || !other || idIn(one['category_id']) !== idIn(other['category_id'])) return null
  const size = Number(one['factor']) / Number(other['factor'])
  return Number.isFinite(size) && size > 0 ? size : null
}
