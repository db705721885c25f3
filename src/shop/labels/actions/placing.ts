/** Labels are hung, taken off, asked for again. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import type * as desk from '../contract-desk.ts'
import type * as contract from '../contract-placing.ts'
import { factsOf, judge, type LabelOn } from '../reads/labels-on.ts'
import { type Placing, whyNotPlaced } from '../rules/placing.ts'
import { readRun, readRunLabels } from '../store/print-run.ts'
import * as store from '../store/shelf-label.ts'
import { noteShelf } from './shelf-price.ts'

/** As of the day each was printed for: tomorrow's labels are hung tonight. */
async function judged(ctx: ActionContext, rows: readonly store.ShelfLabelRow[]): Promise<LabelOn[]> {
  const days = Map.groupBy(rows, ({ printedFor }) =>
    printedFor !== null && printedFor > ctx.today ? printedFor : ctx.today,
  )
  const all: LabelOn[] = []
  // One round for today and one for each coming day that something was printed for: a handful at most.
  for (const [day, some] of days) all.push(...(await judge(ctx, some, day)))
  return all
}

const whyNot = (ctx: ActionContext, { row, wanted }: LabelOn, placing: Placing) =>
  whyNotPlaced(
    {
      name: row.name,
      here: row.here,
      printed: factsOf(row, ctx.today, row).printed,
      wanted,
      wantedAt: wanted === row.wanted ? row.wantedAt : null,
    },
    placing,
  )

/** What these rows say came out hangs now. */
export async function hang(ctx: ActionContext, rows: readonly store.ShelfLabelRow[], at: Instant): Promise<void> {
  const stamps = rows.flatMap(({ id, printed, printedFor }) =>
    printed === null || printedFor === null
      ? []
      : [{ label: id, fingerprint: printed, at, by: ctx.actor.account, forDay: printedFor }],
  )
  await store.stampLabels(ctx.db, ctx.organisation, 'placed', stamps)
  await store.answerReprints(
    ctx.db,
    ctx.organisation,
    stamps.map(({ label }) => label),
    at,
  )
  await noteShelf(
    ctx,
    rows.map(({ product }) => product),
  )
  for (const { label } of stamps) ctx.record('labels.placed', { subject: label })
}

/** A phone may tell of what was done an hour ago; its clock may be wrong, and never makes the future. */
const momentOf = (ctx: ActionContext, at: string | undefined): Instant =>
  at !== undefined && at < ctx.now ? (at as Instant) : ctx.now

export const placeLabels = action(
  'labels.placeLabels',
  async (ctx, { labels, fingerprint, at: told }: InputOf<typeof contract.placeLabels>) => {
    const at = momentOf(ctx, told)
    const rows = await locked(ctx, labels)
    // Told twice, by two phones or by one that heard no answer: it hangs already.
    const news = rows.filter(({ printed, placed, placedAt, printedAt, reprintAt }) => {
      const hangs = placed !== null && placed === (fingerprint ?? printed) && (placedAt ?? '') >= (printedAt ?? '')
      return !hangs || reprintAt !== null
    })
    const why = (await judged(ctx, news)).flatMap((one) => whyNot(ctx, one, { fingerprint: fingerprint ?? null, at }))
    refuseWith(why)
    await hang(ctx, news, at)
    return { placed: news.length }
  },
)

async function locked(ctx: ActionContext, labels: readonly string[]): Promise<store.ShelfLabelRow[]> {
  const wanted = [...new Set(labels)]
  const rows = await store.lockLabels(ctx.db, ctx.organisation, wanted)
  if (rows.length < wanted.length) found(null, 'label')
  return rows
}

export const placeRun = action('labels.placeRun', async (ctx, { run: id }: InputOf<typeof contract.placeRun>) => {
  const run = found(await readRun(ctx.db, ctx.organisation, id), 'run')
  const lines = (await readRunLabels(ctx.db, ctx.organisation, run.id)).filter(({ cameOut }) => cameOut)
  const rows = await store.lockLabels(
    ctx.db,
    ctx.organisation,
    lines.map(({ label }) => label),
  )
  const printed = new Map(lines.map(({ label, fingerprint }) => [label, fingerprint]))
  const right = (await judged(ctx, rows)).filter(
    (one) => whyNot(ctx, one, { fingerprint: printed.get(one.row.id) ?? null, at: ctx.now }).length === 0,
  )
  await hang(
    ctx,
    right.map(({ row }) => row),
    ctx.now,
  )
  return { placed: right.length, leftOut: lines.length - right.length }
})

export const removeLabels = action(
  'labels.removeLabels',
  async (ctx, { labels }: InputOf<typeof desk.removeLabels>) => {
    const rows = await locked(ctx, labels)
    refuseWith(rows.filter(({ here }) => here).map(({ name }) => refuse('label.still_wanted', { name })))
    await store.clearLabels(ctx.db, ctx.organisation, labels)
    await noteShelf(
      ctx,
      rows.map(({ product }) => product),
    )
    for (const { id } of rows) ctx.record('labels.removed', { subject: id })
    return {}
  },
)

export const printAgain = action(
  'labels.printAgain',
  async (ctx, { labels, reason }: InputOf<typeof desk.printAgain>) => {
    const rows = await locked(ctx, labels)
    refuseWith([
      ...rows.filter(({ here }) => !here).map(({ name }) => refuse('label.not_here', { name })),
      ...rows
        .filter(({ here, wanted }) => here && wanted === null)
        .map(({ name }) => refuse('label.no_format', { name })),
    ])
    await store.askReprint(ctx.db, ctx.organisation, labels, { at: ctx.now, by: ctx.actor.account, reason })
    for (const { id } of rows) ctx.record('labels.print_asked', { subject: id })
    return {}
  },
)

export const setCopies = action('labels.setCopies', async (ctx, { label, copies }: InputOf<typeof desk.setCopies>) => {
  found((await store.lockLabels(ctx.db, ctx.organisation, [label]))[0], 'label')
  await store.setCopies(ctx.db, ctx.organisation, label, copies)
  ctx.record('labels.copies_set', { subject: label, copies })
  return {}
})
