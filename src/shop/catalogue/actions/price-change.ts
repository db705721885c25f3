/** Yes or no to what suppliers ask otherwise than before. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-price-change.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { meaningOf } from '../reads/price-changes.ts'
import { loadProducts, type PricedProduct, pricedProducts } from '../reads/priced.ts'
import { acceptsItself } from '../rules/applying.ts'
import { millionths } from '../rules/percent.ts'
import { supplierChange, type TermField, type Terms, termFields, termsOf } from '../rules/supplier-change.ts'
import { autoAccept } from '../settings.ts'
import { writeChanges } from '../store/article.ts'
import * as store from '../store/price-change.ts'
import { lockProducts } from '../store/product.ts'
import type { ProductRow } from '../store/product-columns.ts'
import { type LineRow, readLines } from '../store/supplier.ts'
import { applySuggestions, suggestionsOn, takeOver } from './price.ts'

const isOpen = ({ state }: store.ChangeRow): boolean => state === 'new' || state === 'newNotMain'

/** Those that wait, locked; whoever decided in the meantime was first. */
async function waiting(ctx: ActionContext, ids: readonly string[]): Promise<store.ChangeRow[]> {
  const changes = await store.lockChanges(ctx.db, ctx.organisation, ids)
  const byId = new Map(changes.map((one) => [one.id, one]))
  for (const id of ids) found(byId.get(id), 'price change')
  refuseWith(whyDecided(changes))
  return changes
}

function whyDecided(changes: readonly store.ChangeRow[]): Refusal[] {
  const decided = changes.filter((one) => !isOpen(one))
  const [first] = decided
  return first ? [refuse('change.decided', { state: first.state, count: decided.length })] : []
}

/** What of the change is taken, on what the line says. */
const takenTerms = (line: Terms, change: store.ChangeRow, fields: readonly TermField[] | undefined): Terms => {
  const chosen = change.fields.filter((field) => fields === undefined || fields.includes(field))
  return { ...termsOf(line), ...Object.fromEntries(chosen.map((field) => [field, change.new[field]])) }
}

type Accept = InputOf<typeof contract.acceptPriceChanges>

export const acceptPriceChanges = action('catalogue.acceptPriceChanges', async (ctx, input: Accept) => {
  const { changes, ...how } = input
  return accept(ctx, await waiting(ctx, changes), how)
})

async function accept(ctx: ActionContext, changes: readonly store.ChangeRow[], wish: Omit<Accept, 'changes'>) {
  const { fields, prices, ...how } = wish
  await takeTerms(ctx, changes, fields)
  // What is suggested now follows from the lines as they have just become.
  const done =
    prices === 'keep'
      ? { prices: 0, costs: 0, without: [], leftOut: 0 }
      : await applySuggestions(ctx, { products: await boughtNow(ctx, changes), ...how })
  return { accepted: changes.length, ...done }
}

/** What is asked now, onto the lines; answers them as they were. */
async function takeTerms(ctx: ActionContext, changes: readonly store.ChangeRow[], fields?: readonly TermField[]) {
  const products = [...new Set(changes.map(({ product }) => product))]
  await lockProducts(ctx.db, ctx.organisation, products)
  const lines = new Map((await readLines(ctx.db, ctx.organisation, products)).map((one) => [one.id, one]))
  const taken = changes.map((change) => {
    const line = found(lines.get(change.line), 'supplier line')
    const terms = takenTerms(line, change, fields)
    // the day of a price is the day it changed, at four decimals
    return { ...terms, id: line.id, priceChangedAt: terms.price === line.price ? line.priceChangedAt : ctx.now }
  })
  await store.writeTerms(ctx.db, ctx.organisation, taken)
  await decide(ctx, changes, 'accepted')
  for (const { product, line, fields: differing } of changes)
    ctx.record('catalogue.price_change_accepted', { subject: product, line, fields: fields ?? differing })
  return changes.flatMap(({ line }) => lines.get(line) ?? [])
}

/** What came by itself: lines and products as they were, and the prices that were written. */
export interface AcceptedItself {
  readonly lines: readonly LineRow[]
  readonly products: readonly ProductRow[]
  readonly prices: readonly string[]
}

/** Where the shop wants it, changes that move little need nobody's yes. */
export async function acceptWithinBand(ctx: ActionContext, ids: readonly string[]): Promise<AcceptedItself> {
  const none = { lines: [], products: [], prices: [] }
  const band = millionths(await ctx.setting(autoAccept))
  if (band === 0 || ids.length === 0) return none
  const changes = await store.lockChanges(ctx.db, ctx.organisation, ids)
  const basics = await basicsOf(ctx)
  const products = [...new Set(changes.map(({ product }) => product))]
  const loaded = new Map((await loadProducts(ctx, ctx.today, products)).map((one) => [one.product.id, one]))
  const fitting = changes.filter((change) => {
    const product = loaded.get(change.product)
    const begun = change.validFrom === null || change.validFrom <= ctx.today
    return isOpen(change) && product && acceptsItself({ ...meaningOf(ctx, product, basics, change), begun }, band)
  })
  if (fitting.length === 0) return none
  const lines = await takeTerms(ctx, fitting)
  const suggested = await suggestionsOn(ctx, await boughtNow(ctx, fitting), ctx.today)
  const { prices, costs } = await takeOver(ctx, suggested, ctx.today, 'import')
  return { lines, products: costs, prices }
}

/** Products whose main line is one of those accepted: only there does it move cost and price. */
async function boughtNow(ctx: ActionContext, changes: readonly store.ChangeRow[]): Promise<string[]> {
  const lines = new Set(changes.map(({ line }) => line))
  const products = [...new Set(changes.map(({ product }) => product))]
  const priced = await pricedProducts(ctx, { day: ctx.today, products })
  return priced.filter(({ main }) => main && lines.has(main.id)).map(({ product }) => product.id)
}

export const ignorePriceChanges = action(
  'catalogue.ignorePriceChanges',
  async (ctx, { changes: ids }: InputOf<typeof contract.ignorePriceChanges>) => {
    const changes = await waiting(ctx, ids)
    await decide(ctx, changes, 'ignored')
    for (const { product, line } of changes) ctx.record('catalogue.price_change_ignored', { subject: product, line })
    return { ignored: changes.length }
  },
)

const decide = (ctx: ActionContext, changes: readonly store.ChangeRow[], state: store.ChangeState) =>
  store.decideChanges(
    ctx.db,
    ctx.organisation,
    changes.map(({ id }) => id),
    { state, at: ctx.now, by: ctx.actor.account },
  )

/** Somebody typed what a supplier asks now: the line bears it already, cost and price wait to be looked at; where the
 *  price followed by itself, there is nothing left to decide. */
export async function noteByHand(
  ctx: ActionContext,
  {
    before,
    after,
    priced,
    followed,
  }: {
    readonly before: LineRow
    readonly after: LineRow
    readonly priced: PricedProduct
    readonly followed: boolean
  },
): Promise<void> {
  const { db, organisation } = ctx
  const [open] = await store.lockOpenOfLines(db, organisation, [after.id])
  const old = open ? open.old : termsOf(before)
  const change = supplierChange({ before: old, after: termsOf(after), isMain: priced.main?.id === after.id })
  const moved = termFields.some((field) => before[field] !== after[field])
  if (!moved) return
  // what waited until now ends, and stays to be read
  if (open) await decide(ctx, [open], 'ignored')
  if (!change) return
  await writeChanges(db, organisation, [
    {
      id: newId(),
      line: after.id,
      product: after.product,
      supplier: after.supplier,
      state: followed ? 'accepted' : change.state,
      old,
      new: termsOf(after),
      fields: change.fields,
      validFrom: null,
      productCents: priced.cents,
      productCost: priced.product.cost,
      importId: null,
      at: ctx.now,
      decidedAt: null,
      decidedBy: null,
    },
  ])
}
