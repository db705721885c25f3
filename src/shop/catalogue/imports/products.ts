/** The shop's own products: a list typed by hand, or the export of Odoo as it is. Prices are those of the shop. */
import type { Context } from '#platform/action.ts'
import type {
  ImportAbout,
  ImportKind,
  ImportPlan,
  ImportRecord,
  MappingGuess,
  PlannedRow,
} from '#platform/imports/kind.ts'
import { Questions } from '#platform/imports/questions.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { codesFor } from '../rules/barcode.ts'
import { containersOfCodes } from '../store/container.ts'
import { readCategoryKeys } from '../store/importing.ts'
import { readSuppliers } from '../store/supplier.ts'
import { MadeAlong } from './along.ts'
import { ownFields } from './fields.ts'
import { aboutWords, choicesOf } from './known-words.ts'
import { knownProducts, matched } from './product-matching.ts'
import { moreFields } from './product-more.ts'
import { type OwnFacts, type OwnWrite, plannedProduct } from './product-planning.ts'
import { marksIn, readProduct } from './product-reading.ts'
import { applyProducts, undoProducts } from './product-writing.ts'

const source = 'own'
const fields = [...ownFields, ...moreFields]

export const products: ImportKind<OwnWrite> = {
  kind: 'products',
  may: 'catalogue.edit',
  undoDays: 30,
  after: ['categories', 'suppliers', 'qualities'],
  fields,
  parentFields: fields.filter(({ elsewhere }) => !elsewhere).map(({ key }) => key),
  recognise: (table, guess) => (aboutProducts(guess) ? 0.5 + understood(guess, table.headers.length) * 0.5 : 0),
  words: { source, choices: async (ctx) => aboutWords(choicesOf(await basicsOf(ctx), ctx)) },
  plan: planProducts,
  async apply(ctx, plan, importId) {
    const writes = plan.rows.flatMap(({ row, outcome }) =>
      row && (outcome === 'create' || outcome === 'update') ? [row] : [],
    )
    await applyProducts(
      ctx,
      writes,
      writes.flatMap(({ along }) => along),
      importId,
    )
    return { products: writes.length, ...(await proofOf(ctx, plan)) }
  },
  undo: undoProducts,
}

const sure = (guess: MappingGuess, ...keys: readonly string[]): boolean =>
  keys.every((key) => (guess.confidence[key] ?? 0) > 0.65)

/** Things that have a name and a price to sell for, or a unit and a category. */
const aboutProducts = (guess: MappingGuess): boolean =>
  sure(guess, 'productName') &&
  sure(guess, 'salePrice') &&
  !sure(guess, 'variantOf') &&
  ['saleUnit', 'category', 'barcode', 'vat', 'cost'].some((key) => sure(guess, key))

const understood = (guess: MappingGuess, headers: number): number =>
  Math.min(1, Object.values(guess.confidence).filter((one) => one > 0.65).length / Math.max(1, headers))

async function planProducts(
  ctx: Context,
  records: readonly ImportRecord[],
  about: ImportAbout,
): Promise<ImportPlan<OwnWrite>> {
  const basics = await basicsOf(ctx)
  const known = await knownProducts(ctx)
  const questions = new Questions(about.answers)
  const marks = marksIn(records, ['salePrice', 'cost'])
  const said =
    marks.open === null
      ? null
      : questions.ask({ source: about.importId, topic: 'decimal_mark', given: marks.open, line: records[0]?.line ?? 1 })
  const mark = marks.mark ?? (said as ',' | '.' | null)
  const read = records.map((record) => readProduct(record, mark))
  const matches = matched(read, known)
  const facts: OwnFacts = {
    ctx,
    basics,
    questions,
    source,
    about,
    along: new MadeAlong(basics),
    suppliers: await readSuppliers(ctx.db, ctx.organisation),
    categoryKeys: new Map((await readCategoryKeys(ctx.db, ctx.organisation)).map(({ key, id }) => [key, id])),
    openMark: mark === null ? marks.open : null,
  }
  const rows = read.map((one, at) => plannedProduct(one, matches[at] ?? null, facts))
  const containers = await containersOfCodes(ctx.db, ctx.organisation, null)
  return {
    rows: withoutContainers(onceEach(rows), containers),
    questions: questions.list(),
    choices: choicesOf(basics, ctx),
  }
}

/** The code of a container people bring is no product's; a product that is withdrawn may keep it. */
function withoutContainers(
  rows: readonly PlannedRow<OwnWrite>[],
  containers: readonly { readonly code: string; readonly name: string }[],
): PlannedRow<OwnWrite>[] {
  const names = new Map(containers.map(({ code, name }) => [code, name]))
  return rows.map((row) => {
    const { row: write } = row
    if (!write || write.after.state === 'withdrawn') return row
    const problems = write.after.barcodes.flatMap((code) => {
      const name = codesFor(code).flatMap((one) => names.get(one) ?? [])[0]
      return name === undefined
        ? []
        : [
            {
              line: row.line,
              field: 'barcode',
              code: 'product_import.container_code',
              facts: { text: code, name },
              severity: 'error' as const,
            },
          ]
    })
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] }
  })
}

/** A barcode, number or key that stands twice is nobody's. */
function onceEach(rows: readonly PlannedRow<OwnWrite>[]): PlannedRow<OwnWrite>[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const { row: write } = row
    if (!write) return row
    const keys = [
      ...write.after.barcodes.map((code) => ['barcode', code] as const),
      ...(write.number === null ? [] : [['productNumber', String(write.number)] as const]),
      ['self', write.id] as const,
    ]
    const twice = keys.flatMap(([field, key]) => {
      const line = first.get(`${field} ${key}`)
      if (line === undefined) first.set(`${field} ${key}`, row.line)
      return line === undefined || (field === 'barcode' && line === row.line) ? [] : [{ field, key, line }]
    })
    if (twice.length === 0) return row
    const problems = twice.map(({ field, key, line }) => ({
      line: row.line,
      field: field === 'self' ? null : field,
      code: field === 'self' ? 'product_import.same_twice' : 'product_import.key_twice',
      facts: { text: field === 'self' ? row.label : key, other: line },
      severity: 'error' as const,
    }))
    return { ...row, problems: [...row.problems, ...problems] }
  })
}

/** What the file adds up to and what is here now: they must agree. Of products that came in. */
async function proofOf(ctx: Context, plan: ImportPlan<OwnWrite>): Promise<Record<string, number>> {
  const rows = plan.rows.flatMap(({ row }) => (row ? [row] : []))
  const known = await knownProducts(ctx)
  const here = rows.map(({ id }) => known.byId.get(id))
  const inFile = rows.filter(({ said }) => said.cents !== null)
  const sum = (all: readonly (number | null | undefined)[]): number =>
    all.reduce<number>((total, one) => total + (one ?? 0), 0)
  const prices = [
    sum(rows.map(({ said }) => said.cents)),
    sum(inFile.map(({ id }) => known.byId.get(id)?.cents)),
  ] as const
  return {
    products_in_file: rows.length,
    products_here: here.filter(Boolean).length,
    products_difference: rows.length - here.filter(Boolean).length,
    price_cents_in_file: prices[0],
    price_cents_here: prices[1],
    price_cents_difference: prices[0] - prices[1],
  }
}
