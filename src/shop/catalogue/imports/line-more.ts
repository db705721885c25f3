/** What a list of supplier lines may say besides: every other field of a line, as the file of lines has it. */
import { readLine } from '#platform/imports/cells/cell.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { Basics } from '../reads/basics-of.ts'
import type { LineFields } from '../store/supplier.ts'
import { readCode, readWithin } from './coded.ts'
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
