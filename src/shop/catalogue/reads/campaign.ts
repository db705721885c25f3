/** Campaigns as people look at them. */
import { action, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type * as contract from '../contract-campaign.ts'
import { priceKeepingNet, stateOn } from '../rules/campaign.ts'
import { priceOn } from '../rules/current-price.ts'
import * as store from '../store/campaign.ts'
import { basicsOf } from './basics-of.ts'
import { pricedProducts } from './priced.ts'

type Row = ReplyOf<typeof contract.listCampaigns>['rows'][number]

export const listCampaigns = read('catalogue.listCampaigns', (ctx, asked: InputOf<typeof contract.listCampaigns>) =>
  listPage<Row>(ctx.db, store.campaignList(ctx.organisation, ctx.today), asked),
)

export const readCampaign = read(
  'catalogue.readCampaign',
  async (ctx, { priceCampaign: id }: InputOf<typeof contract.readCampaign>) => {
    const one = found(await store.readCampaign(ctx.db, ctx.organisation, id), 'campaign')
    const prices = await store.readCampaignPrices(ctx.db, ctx.organisation, [id])
    return {
      priceCampaign: id,
      number: one.number,
      name: one.name,
      kind: one.kind,
      from: one.from,
      to: one.lastDay ?? one.to,
      state: stateOn(one, ctx.today),
      products: prices.length,
      vat: await vatOf(ctx, one),
      version: one.version,
    }
  },
)

async function vatOf(ctx: Context, one: store.CampaignRow) {
  if (one.vatClass === null || one.vatRate === null || one.keep === null) return null
  const basics = await basicsOf(ctx)
  return {
    vatClass: one.vatClass,
    country: one.vatCountry ?? basics.country,
    percent: one.vatRate / 10_000,
    before: basics.rateOn(one.vatClass, addDays(one.from, -1)) / 10_000,
    keep: one.keep,
    products: (await keptNet(ctx, { ...one, keep: 'net' })).length,
  }
}

/** What a change of VAT asks of products whose price without VAT stays: those whose price on the shelf moves by it. */
export async function keptNet(
  ctx: Context,
  one: Pick<store.CampaignRow, 'from' | 'vatClass' | 'vatRate' | 'keep' | 'kind'>,
) {
  if (one.kind !== 'vat' || one.keep !== 'net' || one.vatRate === null || one.vatClass === null) return []
  const eve = addDays(one.from, -1)
  const basics = await basicsOf(ctx)
  const rates = { before: basics.rateOn(one.vatClass, eve), after: one.vatRate }
  const priced = await pricedProducts(ctx, { day: one.from, products: null })
  return priced.flatMap(({ product, prices, rule }) => {
    const before = regularOn(prices, one.from)
    if (product.vatClass !== one.vatClass || product.state === 'withdrawn' || before === null) return []
    const price = priceKeepingNet(before, rates, rule)
    return price === before ? [] : [{ product: product.id, number: product.number, name: product.name, before, price }]
  })
}

/** Behind a promotion stands the price that falls back. */
const regularOn = (prices: Parameters<typeof priceOn>[0], day: Day): number | null =>
  priceOn(
    prices.filter(({ kind }) => kind === 'regular'),
    day,
  )?.cents ?? null

const shownAtMost = 200

export const previewCampaign = read(
  'catalogue.previewCampaign',
  async (ctx, { priceCampaign: id }: InputOf<typeof contract.previewCampaign>) => {
    const all = await keptNet(ctx, found(await store.readCampaign(ctx.db, ctx.organisation, id), 'campaign'))
    return { rows: all.slice(0, shownAtMost), total: all.length }
  },
)

type PriceRow = ReplyOf<typeof contract.listCampaignPrices>['rows'][number]

export const listCampaignPrices = read(
  'catalogue.listCampaignPrices',
  async (ctx, { priceCampaign: campaign, ...asked }: InputOf<typeof contract.listCampaignPrices>) => {
    found(await store.readCampaign(ctx.db, ctx.organisation, campaign), 'campaign')
    return listPage<PriceRow>(ctx.db, store.campaignPriceList(ctx.organisation, campaign), asked)
  },
)

export const exportCampaignPrices = action(
  'catalogue.exportCampaignPrices',
  async (ctx, { priceCampaign: campaign, format, ...asked }: InputOf<typeof contract.exportCampaignPrices>) => {
    const { name } = found(await store.readCampaign(ctx.db, ctx.organisation, campaign), 'campaign')
    const words = currentWords()
    const file = exportList(ctx.db, store.campaignPriceList(ctx.organisation, campaign), asked, {
      format,
      name,
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `catalogue.field.${column}`, {}, ctx.shop),
    })
    ctx.record('catalogue.list_exported', { subject: campaign, format })
    return readWhole(file)
  },
)
