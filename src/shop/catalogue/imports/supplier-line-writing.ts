/** Lines of suppliers as an import writes them, and takes them back. */
import { isDeepStrictEqual } from 'node:util'
import type { ActionContext } from '#platform/action.ts'
import type { ImportPlan } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { type Terms, termsOf } from '../rules/supplier-change.ts'
import { addLineDeposits, type LineFacts, removeLines, updateLineFacts } from '../store/article.ts'
import { addLines, type LineFields, type LineRow, readLines } from '../store/supplier.ts'
import { acceptAndKeep, productsAccepted, takeBackChanges } from './accepted.ts'
import { type Asked, writeAsked } from './asked-prices.ts'
import { refuseWhereBuiltOn, traceOf } from './product-writing.ts'

export interface NewLine extends LineFields {
  readonly id: string
  readonly deposits: readonly { readonly deposit: string; readonly count: number }[]
}
export interface Moved {
  readonly line: LineRow
  readonly terms: Terms
  readonly facts: LineFacts
}
export interface LinesWrite {
  readonly made: readonly NewLine[]
  readonly moved: readonly Moved[]
}

export async function writeLinesOf(ctx: ActionContext, plan: ImportPlan<LinesWrite>, importId: string) {
  const writes = plan.rows.flatMap(({ row, outcome }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  const made = writes.flatMap((one) => one.made)
  const moved = writes.flatMap((one) => one.moved)
  const { db, organisation } = ctx
  await addLines(
    db,
    organisation,
    made.map((line) => ({ ...line, priceChangedAt: ctx.now })),
  )
  await addLineDeposits(
    db,
    organisation,
    made.flatMap(({ id, deposits }) => deposits.map((one) => ({ ...one, line: id }))),
  )
  const following = moved.filter(({ line, facts }) => !isDeepStrictEqual(factsOf(line), facts))
  await updateLineFacts(
    db,
    organisation,
    following.map(({ facts }) => facts),
  )
  for (const { line, facts } of following)
    ctx.record('catalogue.line_changed', {
      subject: line.product,
      line: line.id,
      fields: (Object.keys(facts) as (keyof LineFacts)[]).filter((field) => facts[field] !== factsOf(line)[field]),
      import: importId,
    })
  for (const { id, product, supplier } of made)
    ctx.record('catalogue.line_added', { subject: product, line: id, supplier, import: importId })
  const changes = await writeAsked(ctx, moved.map(askedOf), importId)
  await leaveTraces(db, organisation, importId, [
    {
      thing: 'catalogue.supplier_line',
      created: made.map(({ id }) => id),
      changed: following.map(({ line }) => ({ id: line.id, before: factsOf(line) })),
    },
    changes.trace,
  ])
  const accepted = await acceptAndKeep(ctx, changes.made, importId)
  return { new_lines: made.length, price_changes: changes.made.length - accepted, accepted }
}

const askedOf = ({ line, terms, facts }: Moved): Asked => {
  const borne = { ...termsOf(line), packageQty: facts.packageQty }
  return {
    line: line.id,
    product: line.product,
    supplier: line.supplier,
    borne,
    last: borne,
    now: terms,
    alone: false,
    listed: line.listing === 'listed',
    validFrom: null,
    productCents: null,
    productCost: null,
  }
}

export const factsOf = (line: LineRow): LineFacts => ({
  id: line.id,
  name: line.name,
  listing: line.listing,
  packageQty: line.packageQty,
  validFrom: line.validFrom,
  validTo: line.validTo,
  minQty: line.minQty,
  strictPackage: line.strictPackage,
  purchaseUnit: line.purchaseUnit,
  purchaseCount: line.purchaseCount,
  position: line.position,
})

/** Everything stands as before the file came. */
export async function takeBackLines(ctx: ActionContext, importId: string): Promise<void> {
  const { db, organisation } = ctx
  const traces = await readTraces(db, organisation, importId)
  const { created: lines, changed } = traceOf(traces, 'catalogue.supplier_line')
  const wrote = new Set([...lines, ...changed.map(({ id }) => id)])
  const touched = (await readLines(db, organisation, null)).filter(({ id }) => wrote.has(id))
  const moved = [...touched.map(({ product }) => product), ...(await productsAccepted(ctx, traces))]
  await refuseWhereBuiltOn(ctx, importId, [...new Set(moved)])
  await takeBackChanges(ctx, traces, importId)
  await removeLines(db, organisation, lines)
  await updateLineFacts(
    db,
    organisation,
    changed.map(({ before }) => before as LineFacts),
  )
  for (const { product, id } of touched)
    ctx.record('catalogue.line_removed', { subject: product, line: id, import: importId })
}
