/** How suppliers sell the shop's own products, from another program: the lines of Odoo, below their product or alone. */
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#platform/action.ts'
import { given, readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits, readWhole } from '#platform/imports/cells/numbers.ts'
import type {
  ImportAbout,
  ImportKind,
  ImportPlan,
  ImportRecord,
  MappedRow,
  PlannedRow,
} from '#platform/imports/kind.ts'
import { Questions, waits } from '#platform/imports/questions.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { whyNotLine } from '../rules/product.ts'
import { supplierChange, termsOf } from '../rules/supplier-change.ts'
import { type LineFields, type LineRow, readLines, readSuppliers, type SupplierRow } from '../store/supplier.ts'
import { depositsIn, readMoreOfLine } from './line-more.ts'
import { type KnownProduct, knownProducts, productFor, productIndex } from './product-matching.ts'
import { barcodeIn, readFigure } from './product-reading.ts'
import { lineFields, ownLineFields } from './supplier-line-fields.ts'
import {
  factsOf,
  type LinesWrite,
  type Moved,
  type NewLine,
  takeBackLines,
  writeLinesOf,
} from './supplier-line-writing.ts'

interface Facts {
  readonly basics: Basics
  readonly index: ReturnType<typeof productIndex>
  readonly suppliers: ReadonlyMap<string, SupplierRow>
  readonly byId: ReadonlyMap<string, SupplierRow>
  readonly lines: ReadonlyMap<string, readonly LineRow[]>
  readonly questions: Questions
  readonly guessed: ReadonlyMap<string, string>
  /** Lines that a row of this file stands for already. */
  readonly taken: Set<string>
}

/** `[LIQ0215] Vin rouge` is how Odoo calls a product with a reference. */
function productOf(cells: CellReader, index: Facts['index']): KnownProduct | null {
  const text = cells.read('productName', readLine) ?? ''
  const [, bracketed, bare] = /^\[([^\]]+)\]\s*(.*)$/.exec(text) ?? []
  return productFor(index, {
    externalId: cells.read('externalId', readLine),
    number: cells.has('productNumber') ? cells.read('productNumber', readWhole) : null,
    barcode: barcodeIn(cells),
    reference: cells.read('reference', readLine) ?? bracketed ?? null,
    name: bare ?? text,
  })
}

async function planLines(
  ctx: Context,
  records: readonly ImportRecord[],
  about: ImportAbout,
): Promise<ImportPlan<LinesWrite>> {
  const all = await readSuppliers(ctx.db, ctx.organisation)
  const lines = Map.groupBy(await readLines(ctx.db, ctx.organisation, null), ({ product }) => product)
  const index = productIndex(await knownProducts(ctx))
  const questions = new Questions(about.answers)
  const facts: Facts = {
    basics: await basicsOf(ctx),
    index,
    suppliers: new Map(all.map((one) => [plain(tidy(one.name)), one])),
    byId: new Map(all.map((one) => [one.id, one])),
    lines,
    questions,
    guessed: guessedSuppliers(records, index, lines),
    taken: new Set(),
  }
  const rows = records.map((record) => planOne(record, facts))
  const choices = { supplier: all.map(({ id, name }) => ({ value: id, says: name })) }
  return { rows, questions: questions.list(), choices }
}

/** Whom a key of another program means: the one supplier who has a line with this price wherever the key stands. */
function guessedSuppliers(
  records: readonly ImportRecord[],
  index: Facts['index'],
  lines: ReadonlyMap<string, readonly LineRow[]>,
): ReadonlyMap<string, string> {
  const fitting = new Map<string, Set<string>>()
  for (const record of records) {
    const product = productOf(new CellReader(record), index)
    for (const row of record.children) {
      const key = given(row.cells['supplier'])
      const price = readFigure(new CellReader({ ...row, children: [] }), 'purchasePrice', 4, '.')
      const here = (lines.get(product?.id ?? '') ?? [])
        .filter((line) => line.price === price)
        .map((line) => line.supplier)
      if (here.length === 0) continue
      const before = fitting.get(key)
      fitting.set(key, new Set(before ? here.filter((one) => before.has(one)) : here))
    }
  }
  return new Map([...fitting].flatMap(([key, all]) => (all.size === 1 ? [[key, [...all][0] ?? ''] as const] : [])))
}

function planOne(record: ImportRecord, facts: Facts): PlannedRow<LinesWrite> {
  const cells = new CellReader(record)
  const label = cells.read('productName', readLine) ?? ''
  const base = { line: record.line, label, changes: [] }
  const sold = record.children.filter((row) => given(row.cells['supplier']) !== '')
  if (sold.length === 0) return { ...base, outcome: 'skip', problems: cells.problems, row: null }
  const product = productOf(cells, facts.index)
  if (!product) {
    cells.tell('supplier_import.product_unknown', { text: label.slice(0, 200) }, 'error', 'productName')
    return { ...base, outcome: 'faulty', problems: cells.problems, row: null }
  }
  const read = sold.map((row) => readLineOf(row, product, facts, cells))
  const made = read.flatMap((one) => (one && 'id' in one ? [one] : []))
  const moved = read.flatMap((one) => (one && 'line' in one ? [one] : []))
  const outcome = made.length > 0 ? 'create' : moved.length > 0 ? 'update' : 'same'
  return { ...base, outcome, problems: cells.problems, row: { made, moved } }
}

const newLine = { per: 'unit', packageQty: 1000, strictPackage: false, discount: 0, purchaseCount: null } as const

function readLineOf(row: MappedRow, product: KnownProduct, facts: Facts, parent: CellReader): NewLine | Moved | null {
  const cells = new CellReader({ ...row, children: [] })
  const price = readFigure(cells, 'purchasePrice', 4, '.')
  if (price === null || price < 0) cells.tell('article_import.price_missing', {}, 'error', 'purchasePrice')
  const supplier = supplierOf(cells, facts)
  const more = readMoreOfLine(cells, facts.basics)
  const line: LineFields = {
    ...newLine,
    product: product.id,
    supplier: supplier ?? '',
    code: cells.read('orderNumber', readLine),
    name: cells.read('lineName', readLine),
    price: price ?? 0,
    minQty: cells.read('minQty', (cell) => readUnits(cell, 3)) ?? 0,
    purchaseUnit: product.columns.saleUnit,
    validFrom: cells.read('validFrom', readDay),
    validTo: cells.read('validTo', readDay) as Day | null,
    vatIncluded: false,
    advisedPrice: null,
    listing: 'listed',
    position: 0,
    source: 'supplier-lines',
    ...more,
  }
  const known = price === null || supplier === null ? undefined : knownLine(line, cells, facts)
  const after = known ? { ...known, ...saidOf(line, known, cells), ...more, price: line.price } : line
  const { saleUnit } = product.columns
  for (const { code, facts: why } of whyNotLine({ ...after, saleUnit }, facts.basics.units))
    cells.tell(code, why, 'error')
  const deposits = depositsIn(cells, facts.basics) ?? []
  parent.problems.push(...cells.problems)
  if (price === null || price < 0 || supplier === null) return null
  if (!known) return { ...line, id: newId(), deposits }
  facts.taken.add(known.id)
  const [was, is] = [factsOf(known), factsOf({ ...known, ...after })]
  // how many are in a package follows where the price is of one
  const terms =
    known.per === 'unit' && after.per === 'unit' ? { ...termsOf(after), packageQty: is.packageQty } : termsOf(after)
  const follows = { ...is, packageQty: known.per === 'unit' && after.per === 'unit' ? is.packageQty : known.packageQty }
  const same = isDeepStrictEqual(was, follows)
  return same && supplierChange({ before: termsOf(known), after: terms, isMain: true }) === null
    ? null
    : { line: known, terms, facts: follows }
}

/** What a file says of a known line; an empty cell says nothing. */
const saidOf = (line: LineFields, known: LineRow, cells: CellReader) => ({
  name: cells.has('lineName') ? (line.name ?? known.name) : known.name,
  minQty: cells.filled('minQty') ? line.minQty : known.minQty,
  validFrom: line.validFrom ?? known.validFrom,
  validTo: line.validTo ?? known.validTo,
  purchaseUnit: known.purchaseUnit,
})

/** The line that a row of the file stands for: each for one row. */
function knownLine(line: LineFields, cells: CellReader, { lines, taken }: Facts): LineRow | undefined {
  const free = (lines.get(line.product) ?? []).filter((one) => !taken.has(one.id) && one.supplier === line.supplier)
  const own = free.filter((one) => alike(one, line, cells))
  const coded = free.filter((one) => one.code === line.code)
  return (
    own.find((one) => one.price === line.price && one.validFrom === line.validFrom) ??
    own.find((one) => one.price === line.price) ??
    own[0] ??
    // a file of ours that somebody worked on: the one line under this number
    (cells.has('per') && coded.length === 1 ? coded[0] : undefined)
  )
}

/** What a file does not say is no difference: one export has the days of a line, another has not. */
const alike = (one: LineRow, line: LineFields, cells: CellReader): boolean =>
  one.minQty === line.minQty &&
  (!cells.has('orderNumber') || one.code === line.code) &&
  (one.validFrom === null || line.validFrom === null || one.validFrom === line.validFrom)

function supplierOf(cells: CellReader, { suppliers, byId, questions, guessed }: Facts): string | null {
  const word = given(cells.record.cells['supplier'])
  const known = suppliers.get(plain(tidy(word)))
  if (known) return known.id
  const open = {
    source: 'own',
    topic: 'supplier',
    given: word,
    line: cells.record.line,
    proposal: guessed.get(word) ?? null,
  }
  const answer = questions.ask(open)
  if (answer !== null && byId.has(answer)) return answer
  cells.problems.push(waits(open, 'supplier'))
  return null
}

export const supplierLines: ImportKind<LinesWrite> = {
  kind: 'supplier-lines',
  may: 'catalogue.buy',
  undoDays: 30,
  after: ['suppliers', 'products'],
  fields: lineFields,
  parentFields: ownLineFields.map(({ key }) => key),
  recognise: (_table, { confidence }) =>
    ['supplier', 'purchasePrice', 'delay', 'productName'].every((key) => (confidence[key] ?? 0) > 0.8) ? 0.98 : 0,
  plan: planLines,
  apply: writeLinesOf,
  undo: takeBackLines,
}
