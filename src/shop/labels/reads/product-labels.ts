/** The labels of one product, drawn; how its format was chosen; and finding labels by what people have at hand. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { plain } from '#platform/values/text.ts'
import { shelfBasics, soldProducts, understand } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-product.ts'
import { formatOf } from '../rules/format-of.ts'
import { shopFormat } from '../settings.ts'
import { readFormatRules } from '../store/format-rule.ts'
import { readLabels } from '../store/shelf-label.ts'
import { formatNames, formatsInUse } from './formats.ts'
import { toldLabels } from './label.ts'
import { judge } from './labels-on.ts'
import { stamped } from './run.ts'
import { placeText, wantedLabels } from './wanted.ts'
import { placeKey } from './wanted-on.ts'

export const readProductLabels = read(
  'labels.readProductLabels',
  async (ctx, { product }: InputOf<typeof contract.readProductLabels>) => {
    const sold = found((await soldProducts(ctx, { day: ctx.today, products: [product] }))[0], 'product')
    const labels = await toldLabels(ctx, product)
    const rows = await readLabels(ctx.db, ctx.organisation, [product])
    const asked = new Map(rows.map(({ id, reprintReason }) => [id, reprintReason]))
    const wanted = new Map((await wantedLabels(ctx, ctx.today, [product])).map((one) => [placeKey(one), one.printed]))
    const formats = await formatsInUse(ctx)
    const basics = await shelfBasics(ctx)
    const rules = {
      ...(await readFormatRules(ctx.db, ctx.organisation)),
      shop: (await ctx.setting(shopFormat)) || null,
    }
    const above = basics.upwards(sold.product.category)
    const { printCategory } = sold.product
    const byPrint = printCategory !== null && rules.printCategories.has(printCategory)
    const giver = above.find(({ id }) => rules.categories.has(id))
    return {
      own: rules.products.get(product) ?? null,
      given: formatOf({ product: null, printCategory, above: above.map(({ id }) => id), shrunk: null }, rules),
      givenBy: byPrint ? printCategory : (giver?.name ?? null),
      formats: [...(await formatNames(ctx))].map(([format, name]) => ({ format, name })),
      labels: labels.map(({ label, place, state, reasons, copies, inRun }) => {
        const printed = wanted.get(placeKey({ product, place }))
        return {
          label,
          place: placeText(basics, place),
          state,
          reasons,
          asked: asked.get(label) ?? null,
          copies,
          inRun,
          layout: printed ? (formats.get(printed.format) ?? null) : null,
          content: printed ? stamped(printed.content, printed.fingerprint, ctx.today) : null,
        }
      }),
    }
  },
)

const foundAtMost = 30

/** By scanned code, number, or words of the name. */
export const findLabels = read('labels.findLabels', async (ctx, { q }: InputOf<typeof contract.findLabels>) => {
  const { product } = await understand(ctx, q)
  const words = plain(q).split(' ').filter(Boolean)
  const rows = (await readLabels(ctx.db, ctx.organisation, product ? [product.product.id] : null)).filter(
    ({ here, number, name }) => {
      const said = plain(`${name} ${String(number).padStart(5, '0')}`)
      return here && (product !== null || (words.length > 0 && words.every((word) => said.includes(word))))
    },
  )
  const basics = await shelfBasics(ctx)
  return {
    more: rows.length > foundAtMost,
    rows: (await judge(ctx, rows.slice(0, foundAtMost), ctx.today)).map(({ row, state }) => ({
      label: row.id,
      product: row.product,
      number: row.number,
      name: row.name,
      place: placeText(basics, row.place),
      state,
      asked: row.reprintReason,
    })),
  }
})

/** What a paper of another colour may hang on. */
export const readHangers = read('labels.readHangers', async (ctx, _input: object) => {
  const { qualities, categories, upwards } = await shelfBasics(ctx)
  const path = (id: string): string =>
    upwards(id)
      .map(({ name }) => name)
      .reverse()
      .join(' › ')
  return {
    qualities: [...qualities].map(([id, { name }]) => ({ tag: `quality:${id}`, name })),
    categories: [...categories.keys()]
      .map((id) => ({ tag: `category:${id}`, category: id, name: path(id) }))
      .sort((one, other) => one.name.localeCompare(other.name, ctx.language)),
  }
})
