/** For the page where people weigh themselves: what there is to weigh, and what a weight costs. */
import type { Context } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import { codesFor, tidyCode } from '../rules/barcode.ts'
import { tareOf, weigh } from '../rules/weighing.ts'
import { containerOfCode } from '../store/container.ts'
import { readPicturesOf } from '../store/picture.ts'
import { readProducts } from '../store/product.ts'
import { readSystems } from '../store/scale.ts'
import { readWeighed } from '../store/weighing.ts'
import { rulesInForce } from './barcode.ts'
import { basicsOf } from './basics-of.ts'
import { soldProducts } from './sold.ts'

/** Groups people weigh themselves: those of the pages among the scales; where there is none, every group (null). */
async function groupsOfPages({ db, organisation }: Context): Promise<ReadonlySet<string> | null> {
  const pages = (await readSystems(db, organisation)).filter((one) => one.adapter === 'page' && !one.archived)
  return pages.length === 0 ? null : new Set(pages.flatMap(({ groups }) => groups))
}

/** Everything that is sold by weight and may be weighed here, by group and in the order of its keys. */
export async function weighableProducts(ctx: Context) {
  const groups = await groupsOfPages(ctx)
  const onScales = (await readWeighed(ctx.db, ctx.organisation)).filter(({ group }) => groups?.has(group) ?? true)
  const ids = onScales.map(({ product }) => product)
  const sold = new Map((await soldProducts(ctx, { day: ctx.today, products: ids })).map((one) => [one.product.id, one]))
  const pictures = Map.groupBy(await readPicturesOf(ctx.db, ctx.organisation, 'product'), ({ of }) => of)
  return onScales.flatMap(({ product, group }) => {
    const one = sold.get(product)
    return one ? [{ ...one, group, picture: pictures.get(product)?.[0]?.picture ?? null }] : []
  })
}

/** Grams; `container` is the barcode of one, `tare` what was weighed or read off instead. */
export interface WeighingWish {
  readonly product: string
  readonly gross: number
  readonly container: string | null
  readonly tare: number | null
}

/** What a weight of a product costs today and the code for the till, or why no label is printed. */
export async function weighedProduct(ctx: Context, wish: WeighingWish) {
  const [sold] = await soldProducts(ctx, { day: ctx.today, products: [wish.product] })
  const one = found(sold, 'product')
  const [row] = await readProducts(ctx.db, ctx.organisation, [wish.product])
  const { scaleGroup, tare: ownTare, barcodeRule } = found(row, 'product')
  const { units } = await basicsOf(ctx)
  const code = wish.container === null ? null : tidyCode(wish.container)
  const container = code === null ? null : await containerOfCode(ctx.db, ctx.organisation, codesFor(code))
  const { id: product, name, state, sold: isSold, weighed, saleUnit } = one.product
  const groups = await groupsOfPages(ctx)
  const group = scaleGroup !== null && (groups?.has(scaleGroup) ?? true) ? scaleGroup : null
  const goods = { product, name, state, sold: isSold, weighed, group, cents: one.cents, barcodeRule }
  const tare = tareOf({ container: container?.tare ?? null, typed: wish.tare, product: ownTare })
  const result = weigh(
    { ...goods, saleUnit: units.get(saleUnit) ?? null, barcodes: one.barcodes },
    { gross: wish.gross, tare },
    await rulesInForce(ctx),
  )
  const refusals: readonly Refusal[] = [
    ...(code !== null && container === null ? [refuse('container.unknown', { code })] : []),
    ...(code !== null && wish.tare !== null ? [refuse('weighing.two_tares')] : []),
    ...result.refusals,
  ]
  return { sold: one, container, tare, weighed: result.weighed, refusals }
}
