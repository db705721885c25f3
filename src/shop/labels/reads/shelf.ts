/** What should hang in a zone, for a round; and how right the labels of the shop are. */
import { type Content, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { InputOf } from '#platform/route.ts'
import { daysBetween } from '#platform/values/day.ts'
import { roundedTo } from '#platform/values/length.ts'
import { dayIn } from '#platform/values/zone.ts'
import { pricedProducts, shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-shelf.ts'
import { shortFingerprint } from '../rules/fingerprint.ts'
import { inOrder } from '../rules/print-run.ts'
import { labelsOn, worded } from './labels-on.ts'
import { tableFile } from './queue.ts'
import { placeText } from './wanted.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Everything that should hang, in walking order. */
async function hanging(ctx: Context) {
  const basics = await shelfBasics(ctx)
  const wanted = (await labelsOn(ctx, ctx.today, 'all')).filter(({ row, wanted: one }) => row.here && one !== null)
  const byId = new Map(wanted.map((one) => [one.row.id, one]))
  const order = inOrder(
    wanted.map(({ row }) => ({ ...row, category: '' })),
    'walk',
  )
  return order.flatMap(({ id }) => {
    const one = byId.get(id)
    const at = one?.row.place ? basics.places.get(one.row.place) : undefined
    return one ? [{ ...one, zone: at?.zone ?? null, text: placeText(basics, one.row.place) }] : []
  })
}

export const readShelf = read('labels.readShelf', async (ctx, asked: InputOf<typeof contract.readShelf>) => {
  const all = await hanging(ctx)
  const scanned = asked.place === undefined ? null : placeAt(await shelfBasics(ctx), asked.place)
  const zone = asked.place === undefined ? asked.zone : scanned?.zone
  const zones = [...new Set(all.map((one) => one.zone))]
  const inZone = zone === undefined ? [] : all.filter((one) => (one.zone ?? 'unplaced') === zone)
  const chosen = await worded(ctx, inZone)
  const products = [...new Set(chosen.map(({ row }) => row.product))]
  const priced = products.length === 0 ? [] : await pricedProducts(ctx, { day: ctx.today, products })
  const codes = new Map(priced.map(({ product, barcodes }) => [product.id, barcodes]))
  return {
    zone: zone ?? null,
    at: scanned?.text ?? null,
    zones,
    rows: chosen.map((one) => ({
      label: one.row.id,
      product: one.row.product,
      name: one.row.name,
      place: one.text,
      placeId: one.row.place,
      codes: [...(codes.get(one.row.product) ?? [])],
      price: text(one.says?.says.price),
      shortCode: one.wanted === null ? null : shortFingerprint(one.wanted),
      hangs: one.hanging !== null,
    })),
  }
})

/** A place that was scanned; none where it is not one of the shop, or no longer. */
function placeAt({ places }: Pick<Awaited<ReturnType<typeof shelfBasics>>, 'places'>, place: string) {
  const at = places.get(place)
  return at && !at.archived ? at : null
}

/** Share of labels that are right which a shop should reach, in percent. */
const target = 99
const ages = [30, 90, 365] as const

const ageOf = (at: string | undefined, ctx: Context): number | null =>
  at === undefined ? null : daysBetween(dayIn(at as never, ctx.shop.zone), ctx.today)

export const readAccuracy = read('labels.readAccuracy', async (ctx, _input: object) => {
  const all = (await hanging(ctx)).map((one) => ({
    zone: one.zone,
    right: one.hanging !== null && one.hanging.fingerprint === one.wanted,
    age: ageOf(one.hanging?.at, ctx),
  }))
  const right = all.filter((one) => one.right).length
  const within = (from: number, until: number): number =>
    all.filter(({ age }) => age !== null && age > from && age <= until).length
  const byZone = [...Map.groupBy(all, ({ zone }) => zone)]
  return {
    labels: all.length,
    right,
    percent: all.length === 0 ? null : roundedTo((right * 100) / all.length, 1),
    target,
    ages: [
      ...ages.map((days, at) => ({ days, labels: within(at === 0 ? -1 : (ages[at - 1] ?? 0), days) })),
      { days: null, labels: within(ages.at(-1) ?? 0, Number.POSITIVE_INFINITY) },
    ],
    zones: byZone.map(([zone, some]) => ({
      zone,
      labels: some.length,
      right: some.filter((one) => one.right).length,
    })),
  }
})

const fileColumns = [
  ['number', 'number'],
  ['name', 'text'],
  ['place', 'text'],
  ['price', 'text'],
  ['hangs', 'text'],
  ['placedAt', 'instant'],
  ['age', 'number'],
  ['right', 'yes_no'],
] as const

export const exportAccuracy = read(
  'labels.exportAccuracy',
  async (ctx, { format }: InputOf<typeof contract.exportAccuracy>): Promise<Content> => {
    const say = (key: string, facts = {}) => currentWords().say(ctx.language, key, facts, ctx.shop)
    const rows = await worded(ctx, await hanging(ctx))
    const lines = rows.map((one) => [
      one.row.number,
      one.row.name,
      one.text,
      text(one.says?.says.price),
      text(one.hangs?.says.price),
      one.hanging?.at ?? null,
      ageOf(one.hanging?.at, ctx),
      one.hanging !== null && one.hanging.fingerprint === one.wanted,
    ])
    return tableFile({
      columns: fileColumns.map(([name, type]) => ({ header: say(`labels.accuracy.${name}`), type })),
      lines,
      format,
      zone: ctx.shop.zone,
      name: say('labels.accuracy.file', { day: ctx.today }),
    })
  },
)
