/** What a record of a list of the shop's own products says. Empty cells say nothing: what is known stays. */
import { given, readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readUnits, readWhole } from '#platform/imports/cells/numbers.ts'
import { readCountry } from '#platform/imports/cells/words.ts'
import type { ImportRecord } from '#platform/imports/kind.ts'
import { hasRightDigit, tidyCode } from '../rules/barcode.ts'
import { type DecimalMark, decimalMark, isAmbiguous, settled } from '../rules/decimal-mark.ts'
import { qualityTypes } from '../store/product-file.ts'
import { listed, readCode } from './coded.ts'
import { type ReadDeposit, readDeposits } from './product-deposits.ts'

interface SaidQuality {
  readonly field: string
  readonly type: string
  readonly text: string
}

export interface ReadProduct {
  readonly cells: CellReader
  readonly externalId: string | null
  readonly number: number | null
  readonly name: string
  readonly reference: string | null
  readonly barcode: string | null
  readonly category: string | null
  readonly unit: string | null
  /** Cents, 1/10 000. */
  readonly price: number | null
  readonly cost: number | null
  /** Null without such a column, '' where the cell is empty. */
  readonly vat: string | null
  /** Null where nothing is said of them. */
  readonly deposits: readonly ReadDeposit[] | null
  readonly brand: string | null
  readonly maker: string | null
  readonly country: string | null
  /** Grams. */
  readonly weight: number | null
  readonly content: { readonly amount: number; readonly unit: string } | null
  readonly weighed: boolean | null
  readonly atTill: boolean | null
  readonly sold: boolean | null
  readonly bought: boolean | null
  readonly active: boolean | null
  /** Drafts, on sale or withdrawn, where the file tells them apart. */
  readonly state: 'draft' | 'active' | 'withdrawn' | null
  readonly moreBarcodes: readonly string[]
  readonly qualities: readonly SaidQuality[]
}

/** The mark all figures of these columns show, and the first that could mean two things. */
export function marksIn(records: readonly ImportRecord[], fields: readonly string[]) {
  const texts = records.flatMap((record) => fields.map((field) => given(record.cells[field]))).filter(Boolean)
  const mark = decimalMark(texts)
  return { mark, open: mark === null ? (texts.find(isAmbiguous) ?? null) : null }
}

/** A figure of a column; null and told where it could mean two things and nobody said which. */
export function readFigure(cells: CellReader, field: string, places: number, mark: DecimalMark | null): number | null {
  const cell = cells.record.cells[field]
  // a number of a workbook is what it is
  if (cell?.type === 'number') return cells.read(field, (one) => readRounded(given(one), places))
  const text = given(cell)
  if (isAmbiguous(text) && mark === null) return null
  return cells.read(field, () => readRounded(mark ? settled(text, mark) : text, places))
}

/** Prices of other programs may have more places than money: half a hundredth up. */
function readRounded(text: string, places: number) {
  const exact = readUnits(text, places)
  if (exact.problem?.code !== 'import.number_decimals') return exact
  const fine = readUnits(text, 9)
  return fine.value === null || fine.value === undefined
    ? exact
    : { value: Number(halfUp(BigInt(fine.value), 10n ** BigInt(9 - places))) }
}

const halfUp = (value: bigint, by: bigint): bigint =>
  value < 0n ? -((-value * 2n + by) / (by * 2n)) : (value * 2n + by) / (by * 2n)

export function readProduct(record: ImportRecord, mark: DecimalMark | null): ReadProduct {
  const cells = new CellReader(record)
  const text = (field: string): string | null => cells.read(field, readLine)
  // a name that begins with = is taken for a formula by workbooks
  const formula = record.cells['productName']?.formula
  const name = text('productName') ?? (formula ? readLine(formula).value : null) ?? ''
  if (name === '') cells.tell('product_import.name_missing', {}, 'error', 'productName')
  if (name.length > 120) cells.tell('product_import.name_long', { longest: 120 }, 'warning', 'productName')
  return {
    cells,
    externalId: text('externalId'),
    number: numberIn(cells),
    name: name.slice(0, 120).trim(),
    reference: text('reference'),
    barcode: barcodeIn(cells),
    category: text('category'),
    unit: text('saleUnit'),
    price: readFigure(cells, 'salePrice', 2, mark),
    cost: readFigure(cells, 'cost', 4, mark),
    vat: cells.has('vat') ? (text('vat') ?? '') : null,
    deposits: readDeposits(cells),
    brand: text('brand'),
    maker: text('maker'),
    country: cells.read('origin', readCountry),
    weight: cells.read('weight', (cell) => readUnits(cell, 3)) || null,
    content: contentIn(cells),
    weighed: cells.said('weighed'),
    atTill: cells.said('atTill'),
    sold: cells.said('sold'),
    bought: cells.said('bought'),
    active: cells.said('active'),
    state: cells.read('productState', readCode('catalogue.state', ['draft', 'active', 'withdrawn'])),
    moreBarcodes: listed(text('moreBarcodes') ?? '').filter(
      (code) => /^[!-~]{1,48}$/.test(code) && hasRightDigit(code),
    ),
    qualities: [
      ...qualityTypes.flatMap((type) => listed(text(type) ?? '').map((said) => ({ field: type, type, text: said }))),
      ...listed(text('quality') ?? '').map(otherQuality),
    ],
  }
}

/** `Union made [work]`: of a type of the shop's own. */
function otherQuality(said: string): SaidQuality {
  const [, name, type] = /^(.+) \[([a-z0-9_]{1,20})\]$/.exec(said) ?? []
  return { field: 'quality', type: type ?? 'ecological', text: name ?? said }
}

function numberIn(cells: CellReader): number | null {
  const number = cells.read('productNumber', readWhole)
  if (number === null || (number >= 1 && number <= 99_999)) return number
  return cells.spoil('productNumber', 'product_import.number_form')
}

/** A code with a wrong check digit is none: it is told, and the product comes without. */
export function barcodeIn(cells: CellReader): string | null {
  const code = tidyCode(given(cells.record.cells['barcode']))
  if (code === '') return null
  if (!/^[!-~]{1,48}$/.test(code)) return cells.spoil('barcode', 'product_import.barcode_form')
  return hasRightDigit(code) ? code : cells.spoil('barcode', 'product_import.barcode_digit')
}

function contentIn(cells: CellReader): ReadProduct['content'] {
  const unit = cells.read('contentUnit', readLine)
  const amount = cells.read('contentAmount', (cell) => readUnits(cell, 3))
  return unit !== null && amount !== null && amount > 0 ? { amount, unit } : null
}
