/** Changes of prices as an import leaves them, and takes them back: those that waited go; those that were accepted by
 *  themselves (domain-catalogue 5.9, autoAccept) give lines, costs and prices back. What somebody accepted by hand is
 *  newer than the import, and stands against it. */
import type { ActionContext } from '#platform/action.ts'
import { leaveTraces, type Trace } from '#platform/imports/memory-store.ts'
import { acceptWithinBand } from '../actions/price-change.ts'
import { type ChangeRow, removeChanges, writeChanges } from '../store/article.ts'
import { takeBackPrices } from '../store/importing.ts'
import { lockChanges, writeTerms } from '../store/price-change.ts'
import { updateCosts } from '../store/product-writing.ts'
import type { LineRow } from '../store/supplier.ts'
import { traceOf } from './product-writing.ts'

const things = { line: 'catalogue.accepted_line', cost: 'catalogue.accepted_cost', price: 'catalogue.accepted_price' }

/** How many needed nobody's yes. */
export async function acceptAndKeep(ctx: ActionContext, changes: readonly string[], importId: string): Promise<number> {
  const { lines, products, prices } = await acceptWithinBand(ctx, changes)
  if (lines.length === 0) return 0
  await leaveTraces(ctx.db, ctx.organisation, importId, [
    { thing: things.line, created: [], changed: lines.map((before) => ({ id: before.id, before })) },
    { thing: things.cost, created: [], changed: products.map(({ id, cost }) => ({ id, before: cost })) },
    { thing: things.price, created: prices, changed: [] },
  ])
  return lines.length
}

const changesOf = (traces: readonly Trace[]): Trace => traceOf(traces, 'catalogue.supplier_price_change')

/** Products whose price or cost a change of this import may have moved. */
export async function productsAccepted(ctx: ActionContext, traces: readonly Trace[]): Promise<string[]> {
  const changes = await lockChanges(ctx.db, ctx.organisation, changesOf(traces).created)
  return changes.filter(({ state }) => state === 'accepted').map(({ product }) => product)
}

export async function takeBackChanges(ctx: ActionContext, traces: readonly Trace[], importId: string): Promise<void> {
  const { db, organisation } = ctx
  const lines = traceOf(traces, things.line).changed.map(({ before }) => before as LineRow)
  await takeBackPrices(db, traceOf(traces, things.price).created)
  const costs = traceOf(traces, things.cost).changed
  await updateCosts(
    db,
    organisation,
    costs.map(({ id, before }) => ({ id, cost: before as number | null })),
  )
  await writeTerms(db, organisation, lines)
  const changes = changesOf(traces)
  await removeChanges(db, organisation, changes.created)
  await writeChanges(
    db,
    organisation,
    changes.changed.map(({ before }) => before as ChangeRow),
  )
  for (const product of new Set(lines.map((line) => line.product)))
    ctx.record('catalogue.product_put_back', { subject: product, import: importId })
}
