/** Putting labels together for printing: one run for each format, since each takes paper of its own. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { productsOfCodes } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-runs.ts'
import { judge, type LabelOn, labelsOn, onPaper } from '../reads/labels-on.ts'
import { heldLabels } from '../reads/queue.ts'
import { categoryNames } from '../reads/wanted.ts'
import { inOrder, labelsOfRun, type QueuedLabel, whyNotPrint } from '../rules/print-run.ts'
import * as store from '../store/print-run.ts'
import { readLabels } from '../store/shelf-label.ts'

type Begin = InputOf<typeof contract.beginRun>

export const beginRun = action('labels.beginRun', async (ctx, input: Begin) => {
  const day = (input.day ?? ctx.today) as Day
  await store.waitForPrinting(ctx.db, ctx.organisation)
  const { labels: chosen, unknownCodes } = await chosenLabels(ctx, input, day)
  const queued = await queuedLabels(ctx, chosen)
  const kept = input.leaveOut ? queued.filter(({ format }) => format !== null) : queued
  refuseWith([...(day < ctx.today ? [refuse('run.day_passed', { today: ctx.today })] : []), ...whyNotPrint(kept)])
  const free = labelsOfRun(kept, new Set(input.again))
  const runs = await writeRuns(ctx, free, { day, sort: input.sort, again: new Set(input.again), chosen })
  return { run: runs[0]?.run ?? null, runs, held: kept.length - free.length, unknownCodes }
})

/** What is sold there and was chosen: by id, by a scanned code, or everything to print. */
async function chosenLabels(ctx: ActionContext, { labels, codes, labelFormat }: Begin, day: Day) {
  const { db, organisation } = ctx
  const ofFormat = ({ format }: LabelOn): boolean => labelFormat === undefined || format === labelFormat
  const hereOnly = (all: readonly LabelOn[]): LabelOn[] =>
    all.filter((one) => one.state !== 'to_remove' && one.state !== 'none' && ofFormat(one))
  if (codes !== undefined) {
    const known = await productsOfCodes(ctx, codes)
    const rows = await readLabels(db, organisation, [...new Set(known.values())])
    return { labels: hereOnly(await judge(ctx, rows, day)), unknownCodes: codes.filter((code) => !known.has(code)) }
  }
  if (labels !== undefined) {
    const wanted = new Set(labels)
    const rows = (await readLabels(db, organisation, null)).filter(({ id }) => wanted.has(id))
    if (rows.length < wanted.size) found(null, 'label')
    return { labels: hereOnly(await judge(ctx, rows, day)), unknownCodes: [] }
  }
  const behind = onPaper(await labelsOn(ctx, day))
  return { labels: behind.filter((one) => one.state === 'to_print' && ofFormat(one)), unknownCodes: [] }
}

async function queuedLabels(ctx: ActionContext, labels: readonly LabelOn[]): Promise<QueuedLabel[]> {
  const held = await heldLabels(ctx)
  const names = await categoryNames(ctx)
  return labels.map(({ row, format }) => ({
    id: row.id,
    product: row.product,
    format,
    name: row.name,
    category: (row.category && names.get(row.category)) ?? '',
    walk: row.walk,
    inRun: held.get(row.id) ?? null,
  }))
}

async function writeRuns(
  ctx: ActionContext,
  labels: readonly QueuedLabel[],
  wish: {
    readonly day: Day
    readonly sort: Begin['sort']
    readonly again: ReadonlySet<string>
    readonly chosen: readonly LabelOn[]
  },
) {
  const byFormat = [...Map.groupBy(labels, ({ format }) => format as string)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  if (byFormat.length === 0) return []
  const copies = new Map(wish.chosen.map(({ row }) => [row.id, row.copies]))
  const first = await nextNumber(ctx.db, ctx.organisation, 'labels.print_run', byFormat.length)
  const runs = byFormat.map(([format, some], at) => ({ id: newId(), number: first + at, format, some }))
  await store.addRuns(
    ctx.db,
    ctx.organisation,
    runs.map(({ some: _some, ...run }) => ({
      ...run,
      day: wish.day,
      sort: wish.sort,
      begunAt: ctx.now,
      begunBy: ctx.actor.account,
    })),
  )
  await store.addRunLabels(
    ctx.db,
    ctx.organisation,
    runs.flatMap(({ id, some }) =>
      inOrder(some, wish.sort).map((label, position) => ({
        run: id,
        label: label.id,
        position,
        copies: copies.get(label.id) ?? 1,
        again: wish.again.has(label.id),
      })),
    ),
  )
  for (const { id, number } of runs) ctx.record('labels.run_begun', { subject: id, number })
  return runs.map(({ id, number, format, some }) => ({ run: id, number, labelFormat: format, labels: some.length }))
}
