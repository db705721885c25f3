/** Routes of prices to review: what suppliers ask otherwise than before, and the yes or no to it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { cents, cost, day, id } from './contract.ts'
import { Asides } from './contract-price.ts'
import { termFields } from './rules/supplier-change.ts'

const state = z.enum(['new', 'newNotMain', 'accepted', 'ignored'])
const field = z.enum(termFields)

const asked = listQuery('state', 'supplier', 'product', 'moves', 'begun')
/** What waits, unless another state is asked for. */
const filters = asked.extend({ state: asked.shape.state.default('open') })

export const listPriceChanges = route({
  method: 'GET',
  path: '/supplier-price-changes',
  may: 'catalogue.read',
  says: 'Prices to review: what suppliers ask otherwise than before, with cost, suggested price and gap if it were accepted',
  query: filters,
  reply: listReply(
    Asides.extend({
      id,
      product: id,
      number: z.int(),
      name: z.string(),
      supplier: id,
      supplierName: z.string(),
      code: z.string().nullable(),
      state,
      fields: z.array(field),
      /** 1/10 000 for one sale unit. */
      oldCost: cost.nullable(),
      newCost: cost.nullable(),
      /** Percent. */
      costChange: z.number().nullable(),
      price: cents.nullable(),
      suggested: cents.nullable(),
      gap: z.int().nullable(),
      advisedPrice: cents.nullable(),
      validFrom: day.nullable(),
      at: z.string(),
      main: z.boolean(),
    }),
  ),
})

export const exportPriceChanges = route({
  method: 'GET',
  path: '/supplier-price-change-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const changes = z.array(id).min(1).max(20_000)

export const acceptPriceChanges = route({
  method: 'POST',
  path: '/supplier-price-acceptances',
  may: 'catalogue.price',
  says: 'Accept what suppliers ask: the fields chosen (all that differ, unless named) are copied to their lines, and the suggested price and cost are taken over, today, from a day on, in a campaign, or not at all',
  body: z.object({
    changes,
    fields: z.array(field).optional(),
    prices: z.enum(['suggested', 'keep']).default('suggested'),
    from: day.optional(),
    priceCampaign: id.optional(),
    /** Prices of 0, or that move by more than half, are meant. */
    sure: z.boolean().default(false),
    /** Products that another campaign prices on these days are left out instead of refusing all. */
    leaveOut: z.boolean().default(false),
  }),
  reply: z.object({ accepted: z.int(), prices: z.int(), costs: z.int(), without: z.array(id), leftOut: z.int() }),
  refusals: [
    'change.decided',
    'price.day_passed',
    'price.surely',
    'campaign.frozen',
    'campaign.product_taken',
    'campaign.of_vat',
  ],
})

export const ignorePriceChanges = route({
  method: 'POST',
  path: '/supplier-price-refusals',
  may: 'catalogue.price',
  says: 'Ignore what suppliers ask, until they ask for something else again',
  body: z.object({ changes }),
  reply: z.object({ ignored: z.int() }),
  refusals: ['change.decided'],
})
