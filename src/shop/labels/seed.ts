/** The labels of the demo: most hang and are right; some are to be printed, placed, or taken off. */
import { type ActionContext, action } from '#platform/action.ts'
import type { Seed, SeedContext } from '#platform/module.ts'
import { addDays, addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, formatMoney } from '#platform/values/money.ts'
import { shelfBasics } from '#shop/catalogue/public.ts'
import { addTags, pairTag, registerGateway } from './actions/e-paper.ts'
import { acknowledge, reportTags } from './actions/gateway.ts'
import { reckon } from './actions/reckon.ts'
import { readPending } from './reads/e-paper.ts'
import { formatsInUse } from './reads/formats.ts'
import { type Printed, wantedLabels } from './reads/wanted.ts'
import { placeKey } from './reads/wanted-on.ts'
import { fingerprintOf, printedParts } from './rules/fingerprint.ts'
import * as store from './store/shelf-label.ts'

const minutesPerDay = 24 * 60

const fill = action('labels.seed', async (ctx, _input: object) => {
  await reckon(ctx, null)
  const { db, organisation } = ctx
  const rows = await store.readLabels(db, organisation, null)
  const wanted = new Map((await wantedLabels(ctx, ctx.today, null)).map((one) => [placeKey(one), one.printed]))
  const labels = rows.flatMap((row) => {
    const printed = wanted.get(placeKey(row))
    return printed ? [{ row, printed }] : []
  })
  const stamp = (row: store.ShelfLabelRow, fingerprint: string, daysAgo: number): store.NewStamp => ({
    label: row.id,
    fingerprint,
    at: addMinutes(ctx.now, -daysAgo * minutesPerDay),
    by: null,
    forDay: addDays(ctx.today, -daysAgo),
  })
  const old = await earlierLabels(ctx, labels)
  const hanging = labels.filter(({ row }) => row.number % 23 !== 0)
  const printed = labels.filter(({ row }) => old.has(row.id) && row.number % 2 === 0)
  await store.stampLabels(
    db,
    organisation,
    'placed',
    hanging.map(({ row, printed: now }) => stamp(row, old.get(row.id) ?? now.fingerprint, 20 + (row.number % 90))),
  )
  await store.stampLabels(
    db,
    organisation,
    'printed',
    printed.map(({ row, printed: now }) => stamp(row, now.fingerprint, 0)),
  )
  const left = await leftBehind(ctx, hanging)
  ctx.record('labels.reckoned', { subject: organisation, labels: labels.length + left })
})

type Hanging = readonly { readonly row: store.ShelfLabelRow; readonly printed: Printed }[]

/** One label in eleven still says what the product cost before. */
async function earlierLabels(ctx: ActionContext, labels: Hanging): Promise<ReadonlyMap<string, string>> {
  const formats = await formatsInUse(ctx)
  const { currency, language, country } = ctx.shop
  const dearer = labels.filter(({ row }) => row.number % 11 === 0)
  const contents = dearer.flatMap(({ row, printed }) => {
    const format = formats.get(printed.format)
    if (!format) return []
    const price = formatMoney(cents(100 + ((row.number * 37) % 700)), currency, language, country)
    const content = { ...printed.content, texts: { ...printed.content.texts, price } }
    const fingerprint = fingerprintOf(format, content)
    return [{ label: row.id, fingerprint, format: format.id, says: printedParts(format, content) }]
  })
  await store.addContents(ctx.db, ctx.organisation, contents, ctx.now)
  return new Map(contents.map(({ label, fingerprint }) => [label, fingerprint]))
}

/** A few products moved, and their old labels were forgotten. */
async function leftBehind(ctx: ActionContext, hanging: Hanging): Promise<number> {
  const { places } = await shelfBasics(ctx)
  const [first] = places.keys()
  const moved = hanging.filter(({ row }) => row.number % 61 === 0 && row.place !== null && row.place !== first)
  if (first === undefined || moved.length === 0) return 0
  const rows = moved.map(({ row }) => ({ ...row, id: newId(), place: first, here: false, walk: 0 }))
  await store.addLabels(ctx.db, ctx.organisation, rows)
  await store.stampLabels(
    ctx.db,
    ctx.organisation,
    'placed',
    rows.flatMap(({ id, wanted }) =>
      wanted === null ? [] : [{ label: id, fingerprint: wanted, at: ctx.now, by: null, forDay: ctx.today }],
    ),
  )
  return rows.length
}

const dairyTags = ['K7-0101', 'K7-0102', 'K7-0103', 'K7-0104', 'K7-0105']

/** Five tags of e-paper: three show what they should, one waits for its picture, one stands for nothing yet. */
async function tagsOfDairy(ctx: SeedContext): Promise<void> {
  const { gateway } = await ctx.act(registerGateway, { name: 'Gateway 1' })
  await ctx.act(addTags, { tags: dairyTags, across: 296, down: 128, inks: ['red'], labelFormat: null })
  const { categories } = await shelfBasics(ctx)
  const dairy = [...categories.values()].find(({ name }) => name === 'Crémerie')?.id ?? null
  const labels = (await store.readLabels(ctx.db, ctx.organisation, null)).filter(
    (row) => row.here && row.wanted !== null && row.category === dairy,
  )
  for (const [at, row] of labels.slice(0, 4).entries())
    await ctx.act(pairTag, { tag: dairyTags[at] ?? '', label: row.id })
  const { pending } = await readPending.run(ctx, { gateway })
  await ctx.act(acknowledge, { gateway, shown: pending.slice(0, 3), failed: [] })
  await ctx.act(reportTags, {
    gateway,
    tags: dairyTags.map((tag, at) => ({ tag, battery: 96 - at * 20, signal: -58 - at * 6, inks: [] })),
  })
}

export const seed: Seed = {
  run: async (ctx) => {
    await ctx.act(fill, {})
    await tagsOfDairy(ctx)
  },
}
