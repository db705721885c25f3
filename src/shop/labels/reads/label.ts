/** The labels of one product, with all that is known of each. */
import { type Context, read } from '#platform/action.ts'
import { readLabels } from '../store/shelf-label.ts'
import { judge, whyBehind, worded } from './labels-on.ts'
import { heldLabels } from './queue.ts'

export async function toldLabels(ctx: Context, product: string) {
  const rows = await readLabels(ctx.db, ctx.organisation, [product])
  const labels = await worded(ctx, await judge(ctx, rows, ctx.today))
  const held = await heldLabels(ctx)
  return labels.map((one) => ({
    label: one.row.id,
    place: one.row.place,
    state: one.state,
    format: one.row.format,
    reasons: whyBehind(one),
    throwAway: one.throwAway,
    copies: one.row.copies,
    says: one.says?.says ?? null,
    hangs: one.hangs?.says ?? null,
    wantedAt: one.row.wantedAt,
    printedAt: one.row.printedAt,
    placedAt: one.row.placedAt,
    inRun: held.get(one.row.id)?.number ?? null,
  }))
}

export type ToldLabel = Awaited<ReturnType<typeof toldLabels>>[number]

export const labelsOfProduct = read('labels.labelsOfProduct', (ctx, { product }: { readonly product: string }) =>
  toldLabels(ctx, product),
)
