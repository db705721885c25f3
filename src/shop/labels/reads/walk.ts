/** What is to be placed and taken off, in the order one walks along the shelves. */
import { read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { pricedProducts, shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-placing.ts'
import { shortFingerprint } from '../rules/fingerprint.ts'
import { inOrder } from '../rules/print-run.ts'
import { labelsOn, onPaper, type WordedLabel, worded } from './labels-on.ts'
import { placeText } from './wanted.ts'

export const readWalk = read('labels.readWalk', async (ctx, asked: InputOf<typeof contract.readWalk>) => {
  const day = (asked.day ?? ctx.today) as Day
  const labels = onPaper(await labelsOn(ctx, day))
  const basics = await shelfBasics(ctx)
  const open = await worded(
    ctx,
    labels.filter(({ state }) => state === 'to_place' || state === 'to_remove'),
  )
  const codes = await codesOf(open.map(({ row }) => row.product))
  const byId = new Map(open.map((one) => [one.row.id, one]))
  const order = inOrder(
    open.map(({ row }) => ({ ...row, category: '', inRun: null })),
    'walk',
  )
  return {
    day,
    toPrint: labels.filter(({ state }) => state === 'to_print').length,
    rows: order.flatMap(({ id }) => {
      const one = byId.get(id)
      return one ? [lineOf(one)] : []
    }),
  }

  async function codesOf(products: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (products.length === 0) return new Map()
    const known = await pricedProducts(ctx, { day, products: [...new Set(products)] })
    return new Map(known.map(({ product, barcodes }) => [product.id, barcodes]))
  }

  function lineOf({ row, state, says, hangs, wanted }: WordedLabel) {
    const place = row.place === null ? undefined : basics.places.get(row.place)
    const [price, before] = [says?.says.price, hangs?.says.price].map((one) => (typeof one === 'string' ? one : null))
    return {
      label: row.id,
      product: row.product,
      number: row.number,
      name: row.name,
      zone: place?.zone ?? null,
      place: placeText(basics, row.place),
      placeId: row.place,
      codes: [...(codes.get(row.product) ?? [])],
      state: state as 'to_place' | 'to_remove',
      price: price ?? null,
      priceBefore: before ?? null,
      fingerprint: wanted,
      shortCode: wanted === null ? null : shortFingerprint(wanted),
      format: row.format,
    }
  }
})
