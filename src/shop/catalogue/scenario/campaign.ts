/** Campaigns in scenario files. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioFacts } from '#platform/scenario.ts'
import { createCampaign, scheduleCampaign } from '../actions/campaign.ts'
import * as contract from '../contract-campaign.ts'
import { listCampaignPrices, readCampaign } from '../reads/campaign.ts'

const day = z.iso.date()

export const campaigns = given(
  'campaigns: prices that change on one day',
  z.strictObject({
    name: z.string().describe('how the file calls it'),
    from: day.describe('first day'),
    to: day.nullable().default(null).describe('last day; its prices are promotions then'),
    prices: z
      .array(z.object({ product: z.string(), price: z.int() }))
      .default([])
      .describe('`[{ product: Tea, price: 250 }]`, in cents'),
    vat: z
      .object({ vat_class: z.string(), percent: z.number(), keep: z.enum(['shelf', 'net']).default('shelf') })
      .nullable()
      .default(null)
      .describe('another rate: `{ vat_class: reduced, percent: 9, keep: net }`; `keep` is `shelf` or `net`'),
    scheduled: z.boolean().default(true).describe('scheduled already, or a draft'),
  }),
  async (world, { scheduled, vat, prices, ...line }) => {
    const body = found(contract.createCampaign.body, 'body').parse({
      ...line,
      prices: prices.map((one) => ({ ...one, product: world.idOf('product', one.product) })),
      vat: vat && { vatClass: vat.vat_class, percent: vat.percent, keep: vat.keep },
      sure: true,
    })
    const made = await world.act(createCampaign, body)
    world.remember('price_campaign', line.name, made.priceCampaign)
    if (scheduled) await world.act(scheduleCampaign, { priceCampaign: made.priceCampaign, leaveOut: false })
  },
)

export const campaign: ScenarioFacts = {
  facts: {
    state: '`draft`, `scheduled`, `live`, `ended`, `cancelled`',
    kind: '`prices` or `vat`',
    from: 'first day',
    until: 'last day; an earlier one when it was ended',
    prices: 'what it asks: `product`, `price`, `before`, in cents',
    vat: '`vat_class`, `percent`, `before`, `keep`, and `products` whose price would move with `keep: net`',
  },
  async read(world, id) {
    const one = await world.look(readCampaign, { priceCampaign: id })
    const { rows } = await world.look(listCampaignPrices, { priceCampaign: id, size: 200 })
    return {
      state: one.state,
      kind: one.kind,
      from: one.from,
      until: one.to,
      prices: rows.map(({ name, price, before }) => ({ product: name, price, before })),
      vat: one.vat && {
        vat_class: one.vat.vatClass,
        percent: one.vat.percent,
        before: one.vat.before,
        keep: one.vat.keep,
        products: one.vat.products,
      },
    }
  },
}
