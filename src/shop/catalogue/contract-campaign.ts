/** Routes of campaigns: prices, or a rate of VAT, that change on one day. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { cents, code, country, day, id, name, percent } from './contract.ts'
import { campaignStates } from './rules/campaign.ts'

const state = z.enum(campaignStates)
const keep = z.enum(['shelf', 'net'])
const kind = z.enum(['prices', 'vat'])
const CampaignIn = z.object({ priceCampaign: id })

/** A price of 0, or one that moves by more than half, was meant. */
const sure = z.boolean().default(false)
/** Products that cannot be taken are left out instead of refusing all. */
const leaveOut = z.boolean().default(false)
const prices = z.array(z.object({ product: id, price: cents.nullable() })).max(10_000)

const Written = z.object({ priceCampaign: id, version: z.int(), prices: z.int(), leftOut: z.int() })
const pricesRefused = ['campaign.frozen', 'campaign.product_taken', 'campaign.of_vat', 'price.surely'] as const

const campaigns = listQuery('state', 'kind')

export const listCampaigns = route({
  method: 'GET',
  path: '/price-campaigns',
  may: 'catalogue.read',
  says: 'Campaigns: prices, or a rate of VAT, that change on one day; the latest first',
  query: campaigns,
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      kind,
      from: day,
      to: day.nullable(),
      state,
      products: z.int(),
    }),
  ),
})

export const readCampaign = route({
  method: 'GET',
  path: '/price-campaigns/:priceCampaign',
  may: 'catalogue.read',
  says: 'One campaign: its days, its state of today and how many products it prices',
  params: CampaignIn,
  reply: z.object({
    priceCampaign: id,
    number: z.int(),
    name: z.string(),
    kind,
    from: day,
    to: day.nullable(),
    state,
    products: z.int(),
    vat: z
      .object({ vatClass: code, country, percent: z.number(), before: z.number(), keep, products: z.int() })
      .nullable(),
    version: z.int(),
  }),
})

const priceRows = listQuery('moves')

export const listCampaignPrices = route({
  method: 'GET',
  path: '/price-campaigns/:priceCampaign/prices',
  may: 'catalogue.read',
  says: 'What a campaign asks for each product, beside what it sells for until then',
  params: CampaignIn,
  query: priceRows,
  reply: listReply(z.object({ id, number: z.int(), name: z.string(), before: cents.nullable(), price: cents })),
})

export const exportCampaignPrices = route({
  method: 'GET',
  path: '/price-campaigns/:priceCampaign/price-list',
  may: 'catalogue.export',
  says: 'The same as a file',
  params: CampaignIn,
  query: priceRows.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const createCampaign = route({
  method: 'POST',
  path: '/price-campaigns',
  may: 'catalogue.price',
  says: 'Plan a campaign as a draft: prices that change on one day (with a last day they are promotions and fall back), or a rate of VAT that does',
  body: z.object({
    name: name(80),
    from: day,
    to: day.nullable().default(null),
    prices: prices.default([]),
    /** A class of VAT gets another rate; shelf prices stay, unless the price without VAT is to stay. */
    vat: z
      .object({
        vatClass: code,
        percent: percent(0, 100),
        keep: keep.default('shelf'),
      })
      .nullable()
      .default(null),
    sure,
    leaveOut,
  }),
  reply: Written,
  refusals: ['price.day_passed', 'campaign.days_order', 'campaign.vat_ends', 'vat.class_unknown', ...pricesRefused],
})

export const editCampaign = route({
  method: 'PATCH',
  path: '/price-campaigns/:priceCampaign',
  may: 'catalogue.price',
  says: 'Change name, days, rate or what is kept of a draft',
  params: CampaignIn,
  body: z.object({
    name: name(80).optional(),
    from: day.optional(),
    to: day.nullable().optional(),
    percent: percent(0, 100).optional(),
    keep: keep.optional(),
    version: z.int().optional(),
  }),
  reply: z.object({ priceCampaign: id, version: z.int() }),
  refusals: [
    'campaign.frozen',
    'campaign.changed_meanwhile',
    'price.day_passed',
    'campaign.days_order',
    'campaign.vat_ends',
    'campaign.product_taken',
  ],
})

export const setCampaignPrices = route({
  method: 'PUT',
  path: '/price-campaigns/:priceCampaign/prices',
  may: 'catalogue.price',
  says: 'Give products their price in a draft; null takes one out of it',
  params: CampaignIn,
  body: z.object({ prices, sure, leaveOut }),
  reply: Written,
  refusals: [...pricesRefused],
})

const decided = z.object({ priceCampaign: id, state })

export const scheduleCampaign = route({
  method: 'POST',
  path: '/price-campaigns/:priceCampaign/scheduling',
  may: 'catalogue.price',
  says: 'Freeze the prices of a draft: labels can be printed for its day, and it begins by itself',
  params: CampaignIn,
  body: z.object({ leaveOut }),
  reply: decided.extend({ prices: z.int(), leftOut: z.int() }),
  refusals: ['campaign.frozen', 'campaign.empty', 'campaign.product_taken', 'campaign.rate_taken', 'price.day_passed'],
})

export const cancelCampaign = route({
  method: 'POST',
  path: '/price-campaigns/:priceCampaign/cancellation',
  may: 'catalogue.price',
  says: 'Give up a campaign that has not begun: none of its prices will hold',
  params: CampaignIn,
  reply: decided,
  refusals: ['campaign.begun'],
})

export const endCampaign = route({
  method: 'POST',
  path: '/price-campaigns/:priceCampaign/ending',
  may: 'catalogue.price',
  says: 'End a campaign that is live today: promotions fall back at once, lasting prices stay',
  params: CampaignIn,
  reply: decided,
  refusals: ['campaign.not_live'],
})

export const previewCampaign = route({
  method: 'GET',
  path: '/price-campaigns/:priceCampaign/preview',
  may: 'catalogue.read',
  says: 'The prices that a change of VAT would set where the price without VAT is kept',
  params: CampaignIn,
  reply: z.object({
    rows: z.array(z.object({ product: id, number: z.int(), name: z.string(), before: cents, price: cents })),
    total: z.int(),
  }),
})
