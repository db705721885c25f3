/** What would happen to one product of the shop's own list. */
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#platform/action.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type { ImportAbout, PlannedRow, RowChange } from '#platform/imports/kind.ts'
import { type Open, type Questions, waits } from '#platform/imports/questions.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { newId } from '#platform/values/ids.ts'
import { emptyProduct } from '../actions/product.ts'
import { whyNotFields } from '../actions/why-not-kept.ts'
import type { Basics } from '../reads/basics-of.ts'
import { defaultsOf } from '../rules/category.ts'
import { isAmbiguous } from '../rules/decimal-mark.ts'
import { weighedBy } from '../rules/product.ts'
import { asksToBeSure } from '../rules/supplier-change.ts'
import { type ProductColumns, productColumns } from '../store/product-columns.ts'
import type { Along, MadeAlong } from './along.ts'
import { unitOf, vatClassOf } from './known-words.ts'
import { depositOf } from './product-deposits.ts'
import type { KnownProduct } from './product-matching.ts'
import { type Named, readMore, saysMore } from './product-more.ts'
import type { ReadProduct } from './product-reading.ts'
import type { ProductState, ProductWrite } from './product-writing.ts'

export interface OwnWrite extends ProductWrite {
  /** Categories and qualities that come along. */
  readonly along: readonly Along[]
  /** What the file says, for the proof. */
  readonly said: { readonly cents: number | null; readonly cost: number | null }
}

export interface OwnFacts {
  readonly ctx: Context
  readonly basics: Basics
  readonly questions: Questions
  /** For what answers about words hold, and those about this file alone. */
  readonly source: string
  readonly about: ImportAbout
  readonly along: MadeAlong
  readonly categoryKeys: ReadonlyMap<string, string>
  readonly suppliers: readonly Named[]
  /** A figure that could mean two things, while nobody said which. */
  readonly openMark: string | null
}

export function plannedProduct(read: ReadProduct, known: KnownProduct | null, facts: OwnFacts): PlannedRow<OwnWrite> {
  const { cells } = read
  const line = cells.record.line
  const words = wordsOf(read, known, facts)
  const before: ProductState | null = known
  const columns = columnsOf(read, known, words, facts)
  const after: ProductState = {
    columns,
    state: stateOf(read, known),
    externalId: read.externalId ?? known?.externalId ?? null,
    reference: read.reference ?? known?.reference ?? null,
    cost: read.cost ?? known?.cost ?? null,
    barcodes: barcodesOf(read, known),
    qualities: words.qualities,
    deposits: words.deposits,
  }
  const cents = priceOf(read, known, facts)
  tellWhyNot(cells, after, facts)
  const changes = known ? changesOf(known, after, cents, facts) : []
  const outcome = !known ? 'create' : changes.length > 0 ? 'update' : 'same'
  return {
    line,
    outcome,
    label: read.name,
    problems: [...cells.problems, ...words.waiting],
    changes,
    row: {
      id: known?.id ?? newId(),
      before,
      after,
      number: known ? null : read.number,
      cents,
      along: facts.along.needs([columns.category, ...words.qualities, ...words.deposits.map(({ deposit }) => deposit)]),
      said: { cents: read.price, cost: read.cost },
    },
  }
}

/** Where a file says more of a product than a list usually does, what hangs together must fit as on the screen. */
function tellWhyNot(cells: CellReader, { columns, qualities }: ProductState, { basics }: OwnFacts): void {
  if (!saysMore(cells)) return
  const known = qualities.filter((id) => basics.qualities.has(id))
  const why = whyNotFields(basics, { columns, given: {}, qualities: known })
  for (const { code, facts } of why) cells.tell(code, facts, 'error')
}

/** Withdrawn where the file says that it is not in use any more; what the file does not say stays. */
const stateOf = ({ active, state }: ReadProduct, known: KnownProduct | null): string => {
  if (state !== null) return state
  if (active === null) return known?.state ?? 'active'
  if (!active) return 'withdrawn'
  return known && known.state !== 'withdrawn' ? known.state : 'active'
}

const barcodesOf = ({ barcode, moreBarcodes }: ReadProduct, known: KnownProduct | null): readonly string[] => [
  ...new Set([...(barcode === null ? [] : [barcode]), ...(known?.barcodes ?? []), ...moreBarcodes]),
]

/** Words of the file as the shop knows them; what nobody knows is asked, and the row waits. */
function wordsOf(read: ReadProduct, known: KnownProduct | null, facts: OwnFacts) {
  const { cells } = read
  const { basics, questions, source, ctx } = facts
  const { line } = cells.record
  const waiting: ReturnType<typeof waits>[] = []
  const ask = (topic: string, given: string, field: string, proposal: string | null = null): string | null => {
    const open: Open = { source, topic, given, line, proposal }
    const answer = questions.ask(open)
    if (answer === null) waiting.push(waits(open, field))
    return answer
  }
  const marks = [cells.record.cells['salePrice'], cells.record.cells['cost']]
  if (facts.openMark !== null && marks.some((cell) => cell && cell.type !== 'number' && isAmbiguous(cell.text)))
    waiting.push(
      waits({ source: facts.about.importId, topic: 'decimal_mark', given: facts.openMark, line }, 'salePrice'),
    )
  const unit = read.unit === null ? null : (unitOf(read.unit, basics) ?? ask('unit', read.unit, 'saleUnit'))
  const contentUnit =
    read.content && (unitOf(read.content.unit, basics) ?? ask('unit', read.content.unit, 'contentUnit'))
  return {
    waiting,
    unit,
    contentUnit,
    vat: vatOf(read, known, ask, facts, ctx),
    category: categoryOf(read, known, ask, facts),
    qualities: qualitiesOf(read, known, ask, facts),
    deposits: depositsOf(read, known, ask, facts),
  }
}

/** Each once; a product that bears one of them keeps how many it bears. */
function depositsOf(
  { deposits }: ReadProduct,
  known: KnownProduct | null,
  ask: Ask,
  { along, basics }: OwnFacts,
): ProductState['deposits'] {
  if (deposits === null) return known?.deposits ?? []
  const found = new Map(
    deposits.flatMap((one) => {
      const id = depositOf(one, ask, along, basics)
      return id ? [[id, one.count] as const] : []
    }),
  )
  const borne = new Map((known?.deposits ?? []).map((one) => [one.deposit, one.count]))
  return [...found]
    .map(([deposit, count]) => ({ deposit, count: count ?? borne.get(deposit) ?? 1 }))
    .toSorted((one, other) => (one.deposit < other.deposit ? -1 : 1))
}

/** `__export__.product_category_51_d4f35eb8`, `l10n_be.1_attn_VAT-OUT-00-L`. */
const isKey = (text: string): boolean => /^[a-z_]\w*\.\S+$/i.test(text)

type Ask = (topic: string, given: string, field: string, proposal?: string | null) => string | null

function vatOf({ vat, cells }: ReadProduct, known: KnownProduct | null, ask: Ask, { basics }: OwnFacts, ctx: Context) {
  if (vat === null) return null
  if (vat !== '') {
    const found = vatClassOf(vat, basics, ctx.today)
    // the key of a tax says nothing of its rate: what is known stays
    if (found) return found
    return known && isKey(vat) ? null : ask('vat', vat, 'vat')
  }
  if (known) return null
  const none = basics.vatClasses.find((code) => basics.rateOn(code, ctx.today) === 0) ?? null
  if (none) cells.tell('product_import.no_tax', {}, 'warning', 'vat')
  return none
}

function categoryOf({ category }: ReadProduct, known: KnownProduct | null, ask: Ask, facts: OwnFacts): string | null {
  if (category === null) return null
  const found = facts.categoryKeys.get(category) ?? facts.along.category(category)
  if (found) return found
  if (isKey(category)) {
    // the key of another program names nothing: what is known stays
    if (known?.columns.category) return null
    const answer = ask('category', category, 'category')
    return answer === 'none' ? null : answer
  }
  const answer = ask('category', category, 'category', 'new')
  return answer === 'new' ? facts.along.newCategory(category) : answer === 'none' ? null : answer
}

function qualitiesOf(read: ReadProduct, known: KnownProduct | null, ask: Ask, facts: OwnFacts): readonly string[] {
  const said = read.qualities.flatMap(({ field, type, text }) => {
    const found = facts.along.quality(text) ?? ask('quality', text, field, 'new')
    if (found === 'new') return [facts.along.newQuality(text, type)]
    return found && found !== 'none' ? [found] : []
  })
  const borne = known?.qualities ?? []
  const all = [...new Set(said)]
  // their order on the product is no business of a file that names the same ones
  return all.length === 0 || (all.length === borne.length && all.every((id) => borne.includes(id))) ? borne : all
}

function columnsOf(
  read: ReadProduct,
  known: KnownProduct | null,
  words: ReturnType<typeof wordsOf>,
  { basics, suppliers }: OwnFacts,
): ProductColumns {
  const category = words.category ?? known?.columns.category ?? null
  const { vatClass, ...flags } = known ? { vatClass: null } : defaultsOf(basics.tree, category)
  const unit = words.unit ?? known?.columns.saleUnit ?? 'piece'
  const said: Partial<ProductColumns> = {
    ...flags,
    name: read.name || known?.columns.name || '',
    category,
    saleUnit: unit,
    vatClass: words.vat ?? known?.columns.vatClass ?? vatClass ?? 'standard',
    weighed: read.weighed ?? known?.columns.weighed ?? weighedBy(unit, basics.units),
    ...some('brand', read.brand),
    ...some('maker', read.maker),
    ...some('country', read.country),
    ...some('grossWeight', read.weight),
    ...some('atTill', read.atTill),
    ...some('sold', read.sold),
    ...some('bought', read.bought),
    ...(read.content && words.contentUnit
      ? { contentAmount: read.content.amount, contentUnit: words.contentUnit }
      : {}),
    ...(saysMore(read.cells) ? readMore(read.cells, basics, suppliers) : {}),
  }
  return { ...(known?.columns ?? emptyProduct), ...said }
}

const some = <Field extends keyof ProductColumns>(field: Field, value: ProductColumns[Field] | null) =>
  value === null ? {} : ({ [field]: value } as Partial<ProductColumns>)

/** The price to set: none where it is the one of today, or where nobody is sure of it yet. */
function priceOf(read: ReadProduct, known: KnownProduct | null, { questions, about }: OwnFacts): number | null {
  if (read.price === null || read.price === known?.cents) return null
  const before = known?.cents ?? null
  if (!asksToBeSure(before, read.price)) return read.price
  const money = (cents: number | null): string => (cents === null ? '–' : decimalText(cents, 2))
  const given = `${read.name}: ${money(before)} → ${money(read.price)}`
  const { line } = read.cells.record
  const answer = questions.ask({ source: about.importId, topic: 'sure', given, line, proposal: 'no' })
  if (answer === 'yes') return read.price
  read.cells.tell('product_import.price_left', { price: money(read.price) }, 'warning', 'salePrice')
  return null
}

const shownAs: Readonly<Record<string, string>> = {
  name: 'productName',
  vatClass: 'vat',
  country: 'origin',
  grossWeight: 'weight',
  state: 'active',
}

const shown = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

function changesOf(known: KnownProduct, after: ProductState, cents: number | null, { basics }: OwnFacts): RowChange[] {
  const words = (field: string, value: unknown): string | null =>
    field === 'category' ? (basics.tree.get(String(value))?.name ?? null) : shown(value)
  const money = (value: number | null, places: number) => (value === null ? null : decimalText(value, places))
  const columns = productColumns
    .filter((field) => !isDeepStrictEqual(known.columns[field], after.columns[field]))
    .map((field) => ({
      field: shownAs[field] ?? field,
      before: words(field, known.columns[field]),
      after: words(field, after.columns[field]),
    }))
  const others = (['state', 'externalId', 'reference'] as const)
    .filter((field) => known[field] !== after[field])
    .map((field) => ({ field: shownAs[field] ?? field, before: known[field], after: after[field] }))
  const list = (all: readonly string[]): string => all.join(', ')
  const depositNames = (all: ProductState['deposits']): string =>
    list(all.map(({ deposit, count }) => `${count} × ${basics.deposits.get(deposit)?.name ?? ''}`))
  const names = (all: readonly string[]): string => list(all.map((id) => basics.qualities.get(id)?.name ?? ''))
  return [
    ...columns,
    ...others,
    ...(known.cost === after.cost
      ? []
      : [{ field: 'cost', before: money(known.cost, 4), after: money(after.cost, 4) }]),
    ...(isDeepStrictEqual(known.barcodes, after.barcodes)
      ? []
      : [{ field: 'barcode', before: list(known.barcodes), after: list(after.barcodes) }]),
    ...(isDeepStrictEqual(known.qualities, after.qualities)
      ? []
      : [{ field: 'quality', before: names(known.qualities), after: names(after.qualities) }]),
    ...(isDeepStrictEqual(known.deposits, after.deposits)
      ? []
      : [{ field: 'deposit', before: depositNames(known.deposits), after: depositNames(after.deposits) }]),
    ...(cents === null ? [] : [{ field: 'salePrice', before: money(known.cents, 2), after: money(cents, 2) }]),
  ]
}
