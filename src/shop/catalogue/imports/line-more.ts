/** What a list of supplier lines may say besides: every other field of a line, as the file of lines has it. */
import { given, readLine } from '#platform/imports/cells/cell.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Basics } from '../reads/basics-of.ts'
import type { LineFields } from '../store/supplier.ts'
import { counted, readCode, readWithin } from './coded.ts'
import { unitOf } from './known-words.ts'

const large = 1_000_000_000

const columns = {
  per: readCode('catalogue.per', ['unit', 'package']),
  packageQty: readWithin(3, 0, 1_000_000_000_000),
  strictPackage: readYesNo,
  discount: readWithin(4, 0, 1_000_000),
  purchaseCount: readWithin(3, 1, large),
  vatIncluded: readYesNo,
  advisedPrice: readWithin(2, 0, 100_000_000),
  listing: readCode('catalogue.listing', ['listed', 'temporarilyOut', 'unlisted']),
  order: readWithin(0, 0, 10_000),
} as const

/** How many are in a package stands among the usual fields. */
export const moreLineFields = [
  ...Object.keys(columns).filter((key) => key !== 'packageQty'),
  'purchaseUnit',
  'deposits',
]

/** What the row says of them; an empty cell, or one nobody understands, says nothing. */
export function readMoreOfLine(cells: CellReader, basics: Basics): Partial<LineFields> {
  const said = <Field extends keyof typeof columns>(field: Field) =>
    cells.has(field) ? cells.read(field, columns[field] as Parameters<typeof cells.read>[1]) : null
  const { order, ...rest } = Object.fromEntries(
    (Object.keys(columns) as (keyof typeof columns)[]).flatMap((field) => {
      const value = said(field)
      return value === null || (field === 'packageQty' && value === 0) ? [] : [[field, value] as const]
    }),
  )
  const unit = cells.has('purchaseUnit') ? cells.read('purchaseUnit', readLine) : null
  const code = unit === null ? null : unitOf(unit, basics)
  if (unit !== null && code === null) cells.spoil('purchaseUnit', 'product_import.word_unknown')
  // a list that says how many come together and nothing else prices them together
  const together = rest['packageQty'] !== undefined && !cells.has('per')
  return {
    ...(together ? { per: 'package' as const } : {}),
    ...(rest as Partial<LineFields>),
    ...(order === undefined ? {} : { position: order as number }),
    ...(code === null ? {} : { purchaseUnit: code }),
  }
}

/** Deposits by name, each with its count; null where the row says nothing of them. */
export function depositsIn(cells: CellReader, basics: Basics, field = 'deposits') {
  const said = counted(given(cells.record.cells[field]))
  if (said.length === 0) return null
  const byName = new Map([...basics.deposits.values()].map(({ id, name }) => [plain(tidy(name)), id]))
  const found = said.flatMap(({ name, count }) => {
    const deposit = byName.get(plain(tidy(name)))
    return deposit ? [{ deposit, count }] : []
  })
  if (found.length < said.length) cells.spoil(field, 'product_import.word_unknown')
  return found.toSorted((one, other) => (one.deposit < other.deposit ? -1 : 1))
}
