/** What would happen to each article of a supplier's list: new, changed or the same, by the hash of what its row says. */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/action.ts'
import { given } from '#platform/imports/cells/cell.ts'
import type {
  ImportAbout,
  ImportPlan,
  ImportRecord,
  PlannedRow,
  RowChange,
  RowProblem,
} from '#platform/imports/kind.ts'
import { Questions, waits } from '#platform/imports/questions.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { newId } from '#platform/values/ids.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { isAmbiguous } from '../rules/decimal-mark.ts'
import { asksToBeSure, type Terms } from '../rules/supplier-change.ts'
import { type ArticleRow, readArticles } from '../store/article.ts'
import { readHouses } from '../store/product.ts'
import { type LineRow, readLines, readSuppliers } from '../store/supplier.ts'
import { type Along, MadeAlong } from './along.ts'
import type { Article, ArticleSort, ReadArticle } from './article.ts'
import { articleChoices, type Said, SaidWords } from './article-words.ts'
import { type KnownProduct, knownProducts, productFor, productIndex } from './product-matching.ts'

export interface ArticleWrite {
  readonly supplier: string
  readonly supplierName: string
  readonly article: Article
  readonly hash: string
  /** As the staging catalogue has it; null where it is new there. */
  readonly known: ArticleRow | null
  /** The line it is sold by; null where one is made. */
  readonly line: LineRow | null
  readonly lineId: string
  readonly product: KnownProduct | null
  readonly productId: string
  /** The product is made of this article, now or once. */
  readonly makesProduct: boolean
  /** An earlier line for another product bears this order number no more. */
  readonly leaves: string | null
  readonly along: readonly Along[]
  readonly whole: boolean
}

interface Facts {
  readonly about: ImportAbout
  readonly questions: Questions
  readonly words: SaidWords
  readonly index: ReturnType<typeof productIndex>
  readonly byId: ReadonlyMap<string, KnownProduct>
  readonly articles: ReadonlyMap<string, ArticleRow>
  readonly linesByCode: ReadonlyMap<string, LineRow>
  readonly lines: ReadonlyMap<string, LineRow>
  readonly suppliers: ReadonlyMap<string, string>
  readonly whole: boolean
  readonly specials: ReadonlyMap<string, ReadArticle['special']>
  /** Made in this very file, by barcode. */
  readonly fresh: Map<string, string>
  /** Order numbers so far, with line and hash of their row. */
  readonly seen: Map<string, { readonly line: number; readonly hash: string }>
}

const keyOf = (supplier: string, code: string): string => `${supplier} ${code}`

export async function planArticles(
  ctx: Context,
  records: readonly ImportRecord[],
  about: ImportAbout,
  sort: ArticleSort,
): Promise<ImportPlan<ArticleWrite>> {
  const { db, organisation } = ctx
  const basics = await basicsOf(ctx)
  const questions = new Questions(about.answers)
  const line = records[0]?.line ?? 1
  const read = sort.read(
    records,
    about,
    (given) => questions.ask({ source: about.importId, topic: 'decimal_mark', given, line }) as '.' | ',' | null,
  )
  const suppliers = await readSuppliers(db, organisation)
  const along = new MadeAlong(basics)
  const brands = (await readHouses(db, organisation)).filter(({ kind }) => kind === 'brand').map(({ name }) => name)
  const words = new SaidWords({ ctx, basics, questions, along, suppliers, brands, about, sort })
  const said = read.map((one) => words.supplierOf(one))
  const ids = [...new Set(said.flatMap((one) => one ?? []))]
  const articles = await readArticles(db, organisation, ids)
  const lines = await readLines(db, organisation, null)
  const known = await knownProducts(ctx)
  const whole = questions.ask({
    source: about.importId,
    topic: 'full',
    given: '',
    line,
    proposal: about.table.whole ? 'yes' : 'no',
  })
  const facts: Facts = {
    about,
    questions,
    words,
    index: productIndex(known),
    byId: known.byId,
    articles: new Map(articles.map((one) => [keyOf(one.supplier, one.code), one])),
    linesByCode: new Map(lines.flatMap((one) => (one.code ? [[keyOf(one.supplier, one.code), one] as const] : []))),
    lines: new Map(lines.map((one) => [one.id, one])),
    suppliers: new Map(suppliers.map(({ id, name }) => [id, name])),
    whole: whole === 'yes',
    specials: specialsIn(read, said),
    fresh: new Map(),
    seen: new Map(),
  }
  const rows = read.map((one, at) => plannedArticle(one, said[at] ?? null, facts))
  return {
    rows,
    questions: questions.list(),
    choices: articleChoices(ctx, basics, suppliers, brands),
    problems: facts.whole ? vanishing(articles, read) : [],
  }
}

/** Dated special prices by the article they belong to. */
function specialsIn(
  read: readonly ReadArticle[],
  suppliers: readonly (string | null)[],
): ReadonlyMap<string, ReadArticle['special']> {
  const based = new Set(read.flatMap((one, at) => (one.specialOnly ? [] : [keyOf(suppliers[at] ?? '', one.code)])))
  return new Map(
    read.flatMap((one, at) => {
      const key = keyOf(suppliers[at] ?? '', one.code)
      return one.specialOnly && based.has(key) ? [[key, one.special] as const] : []
    }),
  )
}

function vanishing(articles: readonly ArticleRow[], read: readonly ReadArticle[]): RowProblem[] {
  const codes = new Set(read.map(({ code }) => code))
  const gone = articles.filter(({ code, vanished }) => !codes.has(code) && !vanished)
  if (gone.length === 0) return []
  const names = gone.slice(0, 5).map(({ content }) => content.name)
  const facts = { count: gone.length, names }
  return [{ line: 1, field: null, code: 'article_import.vanished', facts, severity: 'warning' }]
}

function plannedArticle(read: ReadArticle, supplier: string | null, facts: Facts): PlannedRow<ArticleWrite> {
  const { cells } = read
  const { line } = cells.record
  const left = { line, label: read.name || read.code, changes: [], row: null }
  if (read.code === '') cells.tell('article_import.number_missing', {}, 'error', 'orderNumber')
  if (read.name === '') cells.tell('product_import.name_missing', {}, 'error', 'productName')
  if (read.terms === null) tellNoPrice(read, facts)
  if (supplier === null || read.terms === null || read.code === '' || read.name === '')
    return { ...left, outcome: 'faulty', problems: [...cells.problems, ...facts.words.waitingFor(line)] }
  const key = keyOf(supplier, read.code)
  if (read.specialOnly && facts.specials.has(key)) {
    cells.tell('article_import.special_price', { price: decimalText(read.terms.price, 4) })
    return { ...left, outcome: 'skip', problems: cells.problems }
  }
  const said = facts.words.wordsOf(read)
  if (said === null)
    return { ...left, outcome: 'faulty', problems: [...cells.problems, ...facts.words.waitingFor(line)] }
  return placed(read, supplier, said, facts)
}

/** Without a price there is no line; one that may mean two things waits. */
function tellNoPrice({ cells }: ReadArticle, { about }: Facts): void {
  const text = given(cells.record.cells['purchasePrice'])
  const { line } = cells.record
  if (text === '') cells.tell('article_import.price_missing', {}, 'error', 'purchasePrice')
  else if (isAmbiguous(text))
    cells.problems.push(waits({ source: about.importId, topic: 'decimal_mark', given: text, line }, 'purchasePrice'))
  else cells.tell('article_import.price_unreadable', { text: text.slice(0, 200) }, 'error', 'purchasePrice')
}

function placed(read: ReadArticle, supplier: string, said: Said, facts: Facts): PlannedRow<ArticleWrite> {
  const { cells } = read
  const key = keyOf(supplier, read.code)
  const known = facts.articles.get(key) ?? null
  const article = articleOf(read, said, facts.specials.get(key) ?? (read.specialOnly ? read.special : null))
  const hash = createHash('sha256').update(JSON.stringify(article)).digest('base64url')
  const twice = facts.seen.get(key)
  if (twice) return toldTwice(read, twice, hash)
  facts.seen.set(key, { line: cells.record.line, hash })
  const line = known ? (facts.lines.get(known.line) ?? null) : (facts.linesByCode.get(key) ?? null)
  const moved = otherBarcode(read, known, facts)
  const product = moved === 'other' || !line ? productOf(article, facts) : (facts.byId.get(line.product) ?? null)
  const fresh = product ? null : (facts.fresh.get(article.barcode ?? '') ?? null)
  const productId = product?.id ?? fresh ?? newId()
  if (!product && !fresh && article.barcode) facts.fresh.set(article.barcode, productId)
  const same = known !== null && known.hash === hash && !known.vanished
  if (!same) tellPrice(read, known?.content.terms ?? line?.price ?? null, facts)
  const own = moved === 'other' ? null : line
  return {
    line: cells.record.line,
    label: article.name,
    outcome: same ? 'same' : known || line ? 'update' : 'create',
    changes: known && !same ? changesOf(known.content, article) : [],
    problems: [...cells.problems, ...facts.words.waitingFor(cells.record.line)],
    row: {
      supplier,
      supplierName: facts.suppliers.get(supplier) ?? '',
      article,
      hash,
      known,
      line: own,
      lineId: own?.id ?? newId(),
      product,
      productId,
      makesProduct: moved === 'other' ? !product && !fresh : (known?.madeProduct ?? (!line && !product && !fresh)),
      leaves: moved === 'other' ? (line?.id ?? null) : null,
      along: facts.words.needs([
        supplier,
        article.category,
        ...article.qualities,
        ...article.deposits.map((one) => one.deposit),
      ]),
      whole: facts.whole,
    },
  }
}

/** The same row twice is passed over; two rows that differ under one number are a fault. */
function toldTwice({ cells, code, name }: ReadArticle, first: { line: number; hash: string }, hash: string) {
  const { line } = cells.record
  const same = first.hash === hash
  cells.tell('product_import.key_twice', { text: code, other: first.line }, same ? 'warning' : 'error', 'orderNumber')
  const outcome = same ? ('skip' as const) : ('faulty' as const)
  return { line, label: name, outcome, changes: [], row: null, problems: cells.problems }
}

/** The same valid barcode is the same product. */
function productOf({ barcode, name }: Article, { index }: Facts): KnownProduct | null {
  if (barcode === null) return null
  return productFor(index, { externalId: null, number: null, reference: null, barcode, name })
}

/** One order number, another barcode: the same thing in a new dress, or something else? */
function otherBarcode(read: ReadArticle, known: ArticleRow | null, facts: Facts): string | null {
  const before = known?.content.barcode ?? null
  if (before === null || read.barcode === null || before === read.barcode) return null
  const given = `${read.code}: ${before} → ${read.barcode}`
  return facts.words.ask('other_barcode', given, read, { field: 'barcode', forFile: true })
}

/** Nothing, or a move by more than half, is asked about before it goes on. */
function tellPrice(read: ReadArticle, before: Terms | number | null, facts: Facts): void {
  const after = read.terms?.price ?? 0
  const was = typeof before === 'number' ? before : (before?.price ?? null)
  if (!asksToBeSure(was, after)) return
  const money = (value: number | null): string => (value === null ? '–' : decimalText(value, 4))
  const given = `${read.code} ${read.name}: ${money(was)} → ${money(after)}`
  const answer = facts.words.ask('sure', given, read, { field: 'purchasePrice', forFile: true })
  if (answer === 'no')
    read.cells.tell('article_import.price_refused', { price: money(after) }, 'error', 'purchasePrice')
}

function articleOf(read: ReadArticle, said: Said, special: ReadArticle['special']): Article {
  return {
    code: read.code,
    name: read.name.slice(0, 120).trim(),
    label: read.label,
    note: read.note,
    brand: said.brand,
    maker: read.maker,
    barcode: read.barcode,
    country: said.country,
    zone: said.zone,
    saleUnit: said.saleUnit,
    contentAmount: said.contentUnit ? (read.content?.amount ?? null) : null,
    contentUnit: said.contentUnit,
    contentPacks: read.content?.packs ?? 1,
    vatClass: said.vatClass,
    category: said.category,
    qualities: said.qualities,
    deposits: said.deposit ? [{ deposit: said.deposit, count: 1 }] : [],
    terms: read.terms as Terms,
    from: read.from,
    listing: read.listing,
    ingredients: read.ingredients,
    allergens: read.allergens,
    vegan: read.vegan ?? false,
    vegetarian: read.vegetarian ?? false,
    rawMilk: read.rawMilk ?? false,
    special,
    extra: read.extra,
  }
}

const shownAs: Readonly<Record<string, string>> = {
  name: 'productName',
  code: 'orderNumber',
  saleUnit: 'saleUnit',
  vatClass: 'vat',
  country: 'origin',
  qualities: 'quality',
  listing: 'status',
}

const shown = (value: unknown): string | null =>
  value === null || value === undefined || value === ''
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

function changesOf(before: Article, after: Article): RowChange[] {
  const { terms: old, ...was } = before
  const { terms, ...is } = after
  const fields = (Object.keys(is) as (keyof typeof is)[]).filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  )
  const money = (value: number | null, places: number) => (value === null ? null : decimalText(value, places))
  return [
    ...fields.map((field) => ({
      field: shownAs[field] ?? field,
      before: shown(was[field]),
      after: shown(is[field]),
    })),
    ...(old.price === terms.price
      ? []
      : [{ field: 'purchasePrice', before: money(old.price, 4), after: money(terms.price, 4) }]),
    ...(old.packageQty === terms.packageQty
      ? []
      : [{ field: 'packageQty', before: money(old.packageQty, 3), after: money(terms.packageQty, 3) }]),
    ...(old.advisedPrice === terms.advisedPrice
      ? []
      : [{ field: 'advisedPrice', before: money(old.advisedPrice, 2), after: money(terms.advisedPrice, 2) }]),
  ]
}
