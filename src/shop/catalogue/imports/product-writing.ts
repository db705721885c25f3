/** Writes products that a file makes or changes: one statement per table however many there are, an event for each,
 *  and what is needed to take all of it back. */
import { isDeepStrictEqual } from 'node:util'
import type { ActionContext } from '#platform/action.ts'
import { leaveTraces, readTraces, subjectsTouchedSince, type Trace } from '#platform/imports/memory-store.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { takeNumbers } from '../actions/numbers.ts'
import * as held from '../store/belongings.ts'
import * as store from '../store/importing.ts'
import { addPrices } from '../store/price.ts'
import { lockProducts } from '../store/product.ts'
import { type ProductColumns, productColumns } from '../store/product-columns.ts'
import { addProducts, updateProducts } from '../store/product-writing.ts'
import { type Along, takeBackAlong, writeAlong } from './along.ts'

/** Everything a file may say of a product, as it stands or as it is to be. */
export interface ProductState {
  readonly columns: ProductColumns
  readonly state: string
  readonly externalId: string | null
  readonly reference: string | null
  /** 1/10 000. */
  readonly cost: number | null
  readonly barcodes: readonly string[]
  readonly qualities: readonly string[]
  readonly deposits: readonly { readonly deposit: string; readonly count: number }[]
}

export interface ProductWrite {
  readonly id: string
  /** Null for a new product. */
  readonly before: ProductState | null
  readonly after: ProductState
  /** Of a new product, where the file says it. */
  readonly number: number | null
  /** Price from today on, in cents; null leaves it. */
  readonly cents: number | null
}

const fieldsOf = ({ before, after }: ProductWrite): (keyof ProductColumns)[] =>
  productColumns.filter((field) => before && !isDeepStrictEqual(before.columns[field], after.columns[field]))

export async function writeProducts(
  ctx: ActionContext,
  writes: readonly ProductWrite[],
  importId: string,
): Promise<Trace[]> {
  const made = writes.filter(({ before }) => before === null)
  const changed = writes.filter(({ before }) => before !== null)
  await lockProducts(
    ctx.db,
    ctx.organisation,
    changed.map(({ id }) => id),
  )
  await addNew(ctx, made, importId)
  const fields = [...new Set(changed.flatMap(fieldsOf))]
  const differing = changed.filter((one) => fieldsOf(one).length > 0)
  await writeFields(
    ctx,
    fields,
    differing.map(({ id, after }) => ({ id, columns: after.columns })),
  )
  const known = changed.filter(({ before, after }) => before && !isDeepStrictEqual(identity(before), identity(after)))
  await store.writeIdentities(
    ctx.db,
    ctx.organisation,
    known.map(({ id, after }) => ({ id, ...identity(after) })),
  )
  await writeLists(ctx, writes)
  const prices = await writePrices(ctx, writes, importId)
  for (const one of changed) {
    const { before, after } = one
    const named = [...fieldsOf(one), ...listsChanged(one)]
    if (named.length > 0) ctx.record('catalogue.product_changed', { subject: one.id, fields: named, import: importId })
    if (before && before.state !== after.state)
      ctx.record(after.state === 'withdrawn' ? 'catalogue.product_withdrawn' : 'catalogue.product_on_sale', {
        subject: one.id,
        import: importId,
      })
  }
  return [
    {
      thing: 'catalogue.product',
      created: made.map(({ id }) => id),
      changed: changed.map(({ id, before }) => ({ id, before })),
    },
    { thing: 'catalogue.price', created: prices, changed: [] },
  ]
}

const identity = ({ externalId, reference, state, cost }: ProductState) => ({ externalId, reference, state, cost })

async function addNew(ctx: ActionContext, made: readonly ProductWrite[], importId: string): Promise<void> {
  const free = await takeNumbers(ctx, made.filter(({ number }) => number === null).length)
  const numbered = made.map((one) => ({ ...one, number: one.number ?? free.shift() }))
  if (numbered.some(({ number }) => number === undefined)) throw new Refused([refuse('product.no_number_left')])
  await addProducts(
    ctx.db,
    ctx.organisation,
    numbered.map(({ id, number = 0, after }) => ({
      ...after.columns,
      ...identity(after),
      id,
      number,
      now: ctx.now,
    })),
  )
  for (const { id, number } of numbered)
    ctx.record('catalogue.product_created', { subject: id, number, import: importId })
}

const writeFields = (
  ctx: ActionContext,
  fields: readonly (keyof ProductColumns)[],
  rows: readonly { readonly id: string; readonly columns: ProductColumns }[],
): Promise<void> =>
  fields.length === 0
    ? Promise.resolve()
    : updateProducts(
        ctx.db,
        ctx.organisation,
        rows.map(({ id, columns }) => ({
          ...(Object.fromEntries(fields.map((field) => [field, columns[field]])) as Partial<ProductColumns>),
          id,
        })),
      )

const lists = ['barcodes', 'qualities', 'deposits'] as const

const listsChanged = ({ before, after }: ProductWrite): string[] =>
  lists.filter((name) => !isDeepStrictEqual(before?.[name] ?? [], after[name]))

/** Which barcodes count hangs on the state too. */
async function writeLists(ctx: ActionContext, writes: readonly ProductWrite[]): Promise<void> {
  const touched = (name: (typeof lists)[number]) => writes.filter((one) => listsChanged(one).includes(name))
  const coded = writes.filter(
    (one) => listsChanged(one).includes('barcodes') || (one.before && one.before.state !== one.after.state),
  )
  const { db, organisation } = ctx
  await held.writeBarcodes(
    db,
    organisation,
    coded.map(({ id, after }) => ({ id, codes: after.barcodes, counts: after.state !== 'withdrawn' })),
  )
  await held.writeQualities(
    db,
    organisation,
    touched('qualities').map(({ id, after }) => ({ id, qualities: after.qualities })),
  )
  await held.writeDeposits(
    db,
    organisation,
    touched('deposits').map(({ id, after }) => ({ id, deposits: after.deposits })),
  )
}

async function writePrices(ctx: ActionContext, writes: readonly ProductWrite[], importId: string): Promise<string[]> {
  const prices = writes.flatMap(({ id, cents }) => (cents === null ? [] : [{ id: newId(), product: id, cents }]))
  const about = { from: ctx.today, to: null, kind: 'regular', source: 'import' } as const
  await addPrices(
    ctx.db,
    ctx.organisation,
    prices.map((one) => ({ ...one, ...about, author: ctx.actor.account, reason: null, at: ctx.now })),
  )
  for (const { product, cents } of prices)
    ctx.record('catalogue.price_set', { subject: product, cents, ...about, import: importId })
  return prices.map(({ id }) => id)
}

export const traceOf = (traces: readonly Trace[], thing: string): Trace =>
  traces.find((one) => one.thing === thing) ?? { thing, created: [], changed: [] }

const namesShown = 5

/** Says no where something newer happened to what an import wrote. */
export async function refuseWhereBuiltOn(
  ctx: ActionContext,
  importId: string,
  subjects: readonly string[],
): Promise<void> {
  const busy = await subjectsTouchedSince(ctx.db, ctx.organisation, importId, subjects)
  if (busy.length === 0) return
  const names = await store.namesOfProducts(ctx.db, ctx.organisation, busy.slice(0, namesShown))
  throw new Refused([refuse('import.built_on', { count: busy.length, names: names.map(({ name }) => name) })])
}

/** Products stand as before, or go. Lines of theirs that the import wrote must be gone already. */
export async function takeBackProducts(ctx: ActionContext, traces: readonly Trace[], importId: string): Promise<void> {
  const { db, organisation } = ctx
  const products = traceOf(traces, 'catalogue.product')
  await store.takeBackPrices(db, traceOf(traces, 'catalogue.price').created)
  await store.removeProducts(db, organisation, products.created)
  const before = products.changed.map(({ id, before }) => ({ id, ...(before as ProductState) }))
  await writeFields(ctx, productColumns, before)
  await store.writeIdentities(
    db,
    organisation,
    before.map((one) => ({ id: one.id, ...identity(one) })),
  )
  await held.writeBarcodes(
    db,
    organisation,
    before.map(({ id, barcodes, state }) => ({ id, codes: barcodes, counts: state !== 'withdrawn' })),
  )
  await held.writeQualities(db, organisation, before)
  await held.writeDeposits(db, organisation, before)
  for (const id of products.created) ctx.record('catalogue.product_removed', { subject: id, import: importId })
  for (const { id } of before) ctx.record('catalogue.product_put_back', { subject: id, import: importId })
}

/** An import of products alone. */
export async function undoProducts(ctx: ActionContext, importId: string): Promise<void> {
  const traces = await readTraces(ctx.db, ctx.organisation, importId)
  const products = traceOf(traces, 'catalogue.product')
  await refuseWhereBuiltOn(ctx, importId, [...products.created, ...products.changed.map(({ id }) => id)])
  await takeBackProducts(ctx, traces, importId)
  await takeBackAlong(ctx, traces)
}

export const applyProducts = async (
  ctx: ActionContext,
  writes: readonly ProductWrite[],
  along: readonly Along[],
  importId: string,
): Promise<void> => {
  const made = await writeAlong(ctx, along, importId)
  await leaveTraces(ctx.db, ctx.organisation, importId, [...made, ...(await writeProducts(ctx, writes, importId))])
}
