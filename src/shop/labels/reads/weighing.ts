/** The page where people weigh themselves: what there is, what a weight costs, and the label of what was weighed. */
import { type Content, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { cents, formatMoney } from '#platform/values/money.ts'
import { formatQuantity, thousandths } from '#platform/values/quantity.ts'
import { shelfBasics, weighableProducts, weighedProduct } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-weighing.ts'
import { measure } from '../drawing/fonts.ts'
import { pdfOf } from '../drawing/pdf.ts'
import type { LabelContent } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import { noCorrection } from '../rules/paper.ts'
import { weighingFormat, weighingRoll } from '../rules/weighing-format.ts'
import { weighingAllergens } from '../settings.ts'
import { readPrinters } from '../store/printer.ts'
import * as store from '../store/weighing.ts'
import { pdfFile, zplFile } from './label-file.ts'
import { allergenWords } from './wanted.ts'

export const readWeighing = read('labels.readWeighing', async (ctx, _input: object) => {
  const { unitWord } = await shelfBasics(ctx)
  const printers = await readPrinters(ctx.db, ctx.organisation)
  return {
    products: (await weighableProducts(ctx)).map(({ product, group, cents: price, barcodes, picture }) => ({
      product: product.id,
      number: product.number,
      name: product.labelName[ctx.language] ?? product.name,
      group,
      price,
      unit: unitWord(product.saleUnit),
      codes: [...barcodes],
      picture,
    })),
    printers: printers.flatMap(({ id, name, kind }) => (kind === 'thermal' ? [{ printer: id, name }] : [])),
  }
})

export const weighingOf = (ctx: Context, input: InputOf<typeof contract.weighProduct>) =>
  weighedProduct(ctx, {
    product: input.product,
    gross: input.gross,
    container: input.containerCode ?? null,
    tare: input.tare ?? null,
  })

export const previewWeighing = read(
  'labels.previewWeighing',
  async (ctx, input: InputOf<typeof contract.previewWeighing>) => {
    const { container, tare, weighed, refusals } = await weighingOf(ctx, input)
    return {
      tare,
      net: weighed?.net ?? null,
      amount: weighed?.amount ?? null,
      container: container?.name ?? null,
      whyNot: refusals.map(({ code, facts }) => ({ code, facts: { ...facts } })) as {
        code: string
        facts: Record<string, string | number | boolean | null | string[]>
      }[],
    }
  },
)

type Weighing = Awaited<ReturnType<typeof weighedProduct>>

/** What the label says, in the language of the shop like every label. */
export async function contentOfWeighing(ctx: Context, { sold, weighed }: Weighing): Promise<LabelContent> {
  const { language, currency, country } = ctx.shop
  const done = found(weighed, 'weighing')
  const say = (key: string, facts = {}) => currentWords().say(language, key, facts, ctx.shop)
  const { unitWord } = await shelfBasics({ ...ctx, language })
  const money = (amount: number) => formatMoney(cents(amount), currency, language, country)
  const { product } = sold
  const allergens = (await ctx.setting(weighingAllergens)) ? allergenWords(product.allergens, say) : null
  return {
    product: product.name,
    texts: {
      name: product.labelName[language] ?? product.name,
      content: say('labels.said.net', { weight: formatQuantity(thousandths(done.net), language, country) }),
      comment: say('labels.said.tare', { grams: done.tare }),
      unitPrice: `${money(sold.cents ?? 0)}/${unitWord(product.saleUnit)}`,
      price: money(done.amount),
      printedOn: ctx.today,
      ...(allergens === null ? {} : { allergens }),
    },
    barcode: done.code,
    page: null,
    logos: [],
    tags: [],
  }
}

export const printWeighing = read(
  'labels.printWeighing',
  async (ctx, { weighing, printer: id }: InputOf<typeof contract.printWeighing>): Promise<Content> => {
    const { content, at } = found(await store.readWeighing(ctx.db, ctx.organisation, weighing), 'weighing')
    const name = currentWords().say(ctx.language, 'labels.weighing.file', {}, ctx.shop)
    if (id !== undefined) {
      const printer = found(
        (await readPrinters(ctx.db, ctx.organisation)).find((one) => one.id === id && one.kind === 'thermal'),
        'printer',
      )
      return zplFile(`${name}.zpl`, weighingFormat, [content], printer)
    }
    const drawing = layout(weighingFormat, content, measure, { dotsPerInch: null, allowSmallBars: false })
    const wish = {
      paper: weighingRoll,
      correction: noCorrection,
      startAt: 1,
      title: ctx.shop.name,
      madeAt: new Date(at),
    }
    return pdfFile(`${name}.pdf`, pdfOf([drawing], wish))
  },
)
