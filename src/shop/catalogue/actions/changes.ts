/** What differs between a product as it was and as it is to be, for writing and for its history. */
import { isDeepStrictEqual } from 'node:util'
import type { Edited } from '../reads/fields.ts'
import { type ProductColumns, productColumns } from '../store/product-columns.ts'

const lists = ['barcodes', 'deposits', 'qualities', 'places'] as const
type Lists = { readonly [Name in (typeof lists)[number]]: readonly unknown[] }

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

export function changesBetween(row: ProductColumns, changed: Partial<ProductColumns>, before: Lists, given: Edited) {
  const columns = productColumns.filter(
    (name) => changed[name] !== undefined && !isDeepStrictEqual(changed[name], row[name]),
  )
  const named = lists.filter((name) => given[name] !== undefined && !isDeepStrictEqual(given[name], before[name]))
  const differing = Object.fromEntries(columns.map((name) => [name, changed[name]])) as Partial<ProductColumns>
  const facts = {
    fields: [...columns, ...named],
    before: Object.fromEntries([
      ...columns.map((name) => [name, asText(row[name])]),
      ...named.map((name) => [name, asText(before[name])]),
    ]),
    after: Object.fromEntries([
      ...columns.map((name) => [name, asText(changed[name])]),
      ...named.map((name) => [name, asText(given[name])]),
    ]),
  }
  return { differing, facts }
}
