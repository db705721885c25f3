/** What suppliers ask otherwise than before, as changes that wait for a yes: of a line there is one at most. A newer one
 *  ends the one before, which stays to be read. */
import type { ActionContext } from '#platform/action.ts'
import type { Trace } from '#platform/imports/memory-store.ts'
import { newId } from '#platform/values/ids.ts'
import { pricedProducts } from '../reads/priced.ts'
import { supplierChange, type Terms } from '../rules/supplier-change.ts'
import { type ChangeRow, readOpenChanges, writeChanges } from '../store/article.ts'

export interface Asked {
  readonly line: string
  readonly product: string
  readonly supplier: string
  /** What the line says; null where it is new. */
  readonly borne: Terms | null
  /** What was asked last, also where that was ignored. */
  readonly last: Terms | null
  readonly now: Terms
  /** The product came with it, so nobody else sells it. */
  readonly alone: boolean
  readonly listed: boolean
  readonly validFrom: string | null
  readonly productCents: number | null
  readonly productCost: number | null
}

export async function writeAsked(ctx: ActionContext, all: readonly Asked[], importId: string) {
  const lines = all.map(({ line }) => line)
  const open = new Map((await readOpenChanges(ctx.db, ctx.organisation, lines)).map((one) => [one.line, one]))
  const main = await mainLines(ctx, [...new Set(all.flatMap(({ alone, product }) => (alone ? [] : [product])))])
  const found = all.flatMap((one) => changeOf(one, open.get(one.line) ?? null, main, { ctx, importId }))
  const ended = found.flatMap(({ before }) => (before ? [before] : []))
  const made = found.flatMap(({ row }) => (row ? [row] : []))
  const decided = { state: 'ignored' as const, decidedAt: ctx.now, decidedBy: null }
  // those that end first: a line never has two that wait
  await writeChanges(ctx.db, ctx.organisation, [...ended.map((one) => ({ ...one, ...decided })), ...made])
  const trace: Trace = {
    thing: 'catalogue.supplier_price_change',
    created: made.map(({ id }) => id),
    changed: ended.map((before) => ({ id: before.id, before })),
  }
  return { trace, made: made.map(({ id }) => id) }
}

interface About {
  readonly ctx: ActionContext
  readonly importId: string
}

/** The change that waits from now on, and the one that ends by it. */
function changeOf(
  one: Asked,
  before: ChangeRow | null,
  main: MainLines,
  { ctx, importId }: About,
): { readonly row: ChangeRow | null; readonly before: ChangeRow | null }[] {
  const isMain = main.has(one.product) ? main.get(one.product) === one.line : one.listed
  const change = supplierChange({ before: one.last, after: one.now, isMain })
  if (change === null) return []
  // of a line that nobody accepted yet, the first price still waits, whatever it is by now
  const accepted = before && before.old === null ? null : one.borne
  const still = supplierChange({ before: accepted, after: one.now, isMain })
  if (still === null) return before ? [{ row: null, before }] : []
  const row: ChangeRow = {
    id: newId(),
    line: one.line,
    product: one.product,
    supplier: one.supplier,
    state: change.state,
    old: accepted,
    new: one.now,
    fields: still.fields,
    validFrom: one.validFrom,
    productCents: one.productCents,
    productCost: one.productCost,
    importId,
    at: ctx.now,
    decidedAt: null,
    decidedBy: null,
  }
  return [{ row, before }]
}

type MainLines = ReadonlyMap<string, string | null>

/** The main line of each product that has another line already. */
async function mainLines(ctx: ActionContext, products: readonly string[]): Promise<MainLines> {
  if (products.length === 0) return new Map()
  const priced = await pricedProducts(ctx, { day: ctx.today, products })
  return new Map(priced.map(({ product, main }) => [product.id, main?.id ?? null]))
}
