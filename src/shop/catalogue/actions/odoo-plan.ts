/** What was read from an Odoo, as imports that are looked at together: suppliers, products, and their lines. */
import type { ActionContext } from '#platform/action.ts'
import { dropImport } from '#platform/imports/actions.ts'
import { checkImportBatch } from '#platform/imports/batch.ts'
import { planRows } from '#platform/imports/rows.ts'
import { newId } from '#platform/values/ids.ts'
import type { OdooRecord } from '../odoo/door.ts'
import { linesOf } from '../odoo/line-rows.ts'
import { keysOf, type MarginsRead, marginsOf } from '../odoo/margins.ts'
import { rowsOf } from '../odoo/rows.ts'
import type { Step } from '../rules/odoo.ts'
import { type LeftOut, type Pull, readConnection, readRecords } from '../store/odoo.ts'
import { addMargins, dropMargins } from '../store/odoo-margin.ts'

interface Planned {
  /** Null: everything is here already. */
  readonly batch: string | null
  readonly leftOut: readonly LeftOut[]
}

export async function planRead(ctx: ActionContext, pull: Pull): Promise<Planned> {
  const of = await recordsRead(ctx, pull.id)
  const products = byId(of('products'))
  const variants = Map.groupBy(of('variants'), (one) => manyOne(one['product_tmpl_id']))
  const taxes = byId(of('taxes'))
  const { currency } = ctx.shop
  const told = linesOf({ lines: of('supplier_lines'), products, variants, units: byId(of('units')), currency })
  const rows = of('products').flatMap((one) => rowsOf(one, { taxes, variants }))
  await keepMargins(ctx, pull, { of, variants })
  const parts = (
    [
      ['suppliers', told.suppliers],
      ['products', rows],
      ['supplier-lines', told.lines],
    ] as const
  ).filter(([, found]) => found.length > 0)
  if (parts.length === 0) return { batch: null, leftOut: untold(told) }
  const batch = newId()
  const name = await nameOf(ctx)
  for (const [kind, found] of parts) await planRows(ctx, kind, name, found, { batch })
  return { batch: (await withoutIdle(ctx, batch)) ? batch : null, leftOut: untold(told) }
}

/** Proposals only: whoever makes prices looks at them, and takes over what is right. */
async function keepMargins(
  ctx: ActionContext,
  pull: Pull,
  { of, variants }: { of: (step: Step) => readonly OdooRecord[]; variants: MarginsRead['variants'] },
): Promise<void> {
  const read = {
    categories: of('categories'),
    products: of('products'),
    variants,
    classes: byId(of('margin_classes')),
    coefficients: byId(of('coefficients')),
  }
  const { db, organisation } = ctx
  if (!pull.leftOut.some(({ step }) => step === 'categories'))
    await dropMargins(db, organisation, { scope: 'category', keys: null })
  const keys = pull.since === null ? null : read.products.flatMap((one) => keysOf(one, read))
  await dropMargins(db, organisation, { scope: 'product', keys })
  await addMargins(db, organisation, marginsOf(read))
}

/** Each is planned as if those before it were in; what has nothing to do is put away. */
async function withoutIdle(ctx: ActionContext, batch: string): Promise<boolean> {
  const { imports } = await checkImportBatch.run(ctx, { batch })
  const idle = imports.filter(({ totals }) => totals.created + totals.updated + totals.faulty === 0)
  for (const { id } of idle) await dropImport.run(ctx, { import: id })
  return idle.length < imports.length
}

function untold({ otherMoney, otherUnit }: ReturnType<typeof linesOf>): LeftOut[] {
  const counted = [
    ['odoo.other_money', otherMoney],
    ['odoo.other_unit', otherUnit],
  ] as const
  return counted.flatMap(([code, count]) =>
    count === 0 ? [] : [{ step: 'supplier_lines' as const, code, facts: { count: String(count) } }],
  )
}

async function recordsRead(ctx: ActionContext, pull: string): Promise<(step: Step) => readonly OdooRecord[]> {
  const read = Map.groupBy(await readRecords(ctx.db, ctx.organisation, pull), ({ step }) => step)
  return (step) => (read.get(step) ?? []).map(({ content }) => content)
}

const byId = (records: readonly OdooRecord[]): ReadonlyMap<number, OdooRecord> =>
  new Map(records.map((one) => [Number(one['id']), one]))

/** `[4, "Spaghetti"]`. */
const manyOne = (value: OdooRecord[string] | undefined): number => (Array.isArray(value) ? Number(value[0]) : 0)

async function nameOf(ctx: ActionContext): Promise<string> {
  const connection = await readConnection(ctx.db, ctx.organisation)
  return connection ? `Odoo ${new URL(connection.url).host}` : 'Odoo'
}
