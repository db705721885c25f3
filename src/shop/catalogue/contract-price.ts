/** Routes of prices: what a product sells for, how prices are made, lists of other prices. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { cents, code, cost, day, id, nothing, percent, thousandths } from './contract.ts'
import { applyModes, stepKinds } from './rules/price-rule.ts'

const share = z.number().nullable()

const WhyReply = z.object({
  chain: z.enum(['base', 'sale', 'cost']),
  code: z.string(),
  name: z.string().nullable(),
  kind: z.string().nullable(),
  /** 1/10 000 for an amount, percent for a share, thousandths for a quantity. */
  by: z.number().nullable(),
  /** 1/10 000. */
  value: z.int().meta(decimals(4)),
})

/** What a list says beside the price of a line: it never takes its place by itself. */
export const Asides = z.object({
  /** A price for some days, in 1/10 000. */
  special: z.object({ price: cost, from: day, to: day.nullable() }).nullable(),
  /** From so many on (1/1000), each costs so much (1/10 000). */
  scale: z.object({ quantity: thousandths, price: cost }).nullable(),
})

export const LineReply = Asides.extend({
  line: id,
  supplier: id,
  supplierName: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  price: cost,
  per: z.enum(['unit', 'package']),
  packageQty: thousandths,
  strictPackage: z.boolean(),
  discount: z.number(),
  minQty: thousandths,
  purchaseUnit: code,
  purchaseCount: thousandths.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  vatIncluded: z.boolean(),
  advisedPrice: cents.nullable(),
  listing: z.enum(['listed', 'temporarilyOut', 'unlisted']),
  priceChangedAt: z.string(),
  order: z.int(),
  deposits: z.array(z.object({ deposit: id, count: z.int() })),
  version: z.int(),
  /** 1/10 000 for one sale unit; null where it cannot be told. */
  unitCost: cost.nullable(),
  main: z.boolean(),
  holds: z.boolean(),
})

/** Amount in 1/1000 of the unit. */
const Pack = z.object({ amount: thousandths, unit: code, packs: z.int() })

/** What follows from a product on a day. */
export const PricedReply = z.object({
  day,
  price: cents.nullable(),
  priceFrom: day.nullable(),
  promotionUntil: day.nullable(),
  /** The next price that is known already. */
  next: z.object({ cents, from: day, kind: z.enum(['regular', 'promotion']) }).nullable(),
  vat: share,
  cost: cost.nullable(),
  base: cost.nullable(),
  suggested: cents.nullable(),
  suggestedCost: cost.nullable(),
  memberPrice: cents.nullable(),
  gap: z.int().nullable(),
  verdict: z.enum(['fits', 'tooCheap', 'tooExpensive']).nullable(),
  costDiffers: z.boolean(),
  margin: z.object({ onCost: share, onPrice: share }),
  marginSaid: z.object({
    percent: z.number(),
    mode: z.enum(['onCost', 'onPrice']),
    scope: z.string(),
    name: z.string().nullable(),
  }),
  why: z.array(WhyReply),
  /** Who says each part of the rule that somebody says. */
  ruleSaid: z.array(z.object({ part: z.string(), scope: z.string(), name: z.string().nullable() })),
  /** Another base than what the supplier asks, in 1/10 000. */
  otherBase: z.object({ sale: cost.nullable(), cost: cost.nullable() }),
  /** The cost lies further from the suggested one than the shop tolerates. */
  costOff: z.boolean(),
  /** What the till asks, and until when while the shelf still says less. */
  till: z.object({ price: cents.nullable(), until: day.nullable() }),
  /** Less in the pack for more by the unit, where that must be told. */
  shrink: z.object({ since: day, until: day, before: Pack, after: Pack, rise: z.number() }).nullable(),
  /** The last day on which the cost was confirmed, when that is too long ago. */
  staleSince: day.nullable(),
  unitPrice: z.object({
    state: z.enum(['shown', 'hidden', 'exempt', 'notAsked', 'missing', 'noPrice']),
    cents: z.int().nullable(),
    exact: cost.nullable(),
    unit: z.string().nullable(),
    second: z.object({ value: z.int(), decimals: z.int(), unit: z.string() }).nullable(),
  }),
  deposit: z.int(),
  /** Price and deposits together. */
  paid: cents.nullable(),
  origin: z.string(),
  mainSupplier: z.object({ supplier: id, name: z.string(), line: id }).nullable(),
  lines: z.array(LineReply),
  lists: z.array(z.object({ list: id, name: z.string(), cents, difference: share })),
})

export const setPrice = route({
  method: 'POST',
  path: '/products/:product/prices',
  may: 'catalogue.price',
  says: 'Give a product a price from a day on, or a promotion for some days; earlier ones stay in its history',
  params: z.object({ product: id }),
  body: z.object({
    price: cents,
    from: day.optional(),
    to: day.nullable().default(null),
    kind: z.enum(['regular', 'promotion']).default('regular'),
    reason: z.string().max(200).nullable().default(null),
    /** A price of 0, or one that moves by more than half, was meant. */
    sure: z.boolean().default(false),
  }),
  reply: nothing,
  refusals: ['price.day_passed', 'price.promotion_end', 'price.surely'],
})

export const applySuggested = route({
  method: 'POST',
  path: '/price-applications',
  may: 'catalogue.price',
  says: 'Take suggested price and cost over for these products, from a day on or in the draft of a campaign',
  body: z.object({
    products: z.array(id).min(1).max(20_000),
    from: day.optional(),
    priceCampaign: id.optional(),
    /** Prices of 0, or that move by more than half, are meant. */
    sure: z.boolean().default(false),
    /** Products that another campaign prices on these days are left out instead of refusing all. */
    leaveOut: z.boolean().default(false),
  }),
  reply: z.object({ prices: z.int(), costs: z.int(), without: z.array(id), leftOut: z.int() }),
  refusals: ['price.day_passed', 'price.surely', 'campaign.frozen', 'campaign.product_taken', 'campaign.of_vat'],
})

const Step = z.object({
  kind: z.enum(stepKinds),
  /** 1/10 000 of money for `add`, percent for the others. */
  by: z.number().min(-1_000_000_000).max(1_000_000_000),
  inCost: z.boolean().default(false),
  name: z.string().max(60).nullable().default(null),
})

export const Rule = z.object({
  steps: z.array(Step).max(9).nullable(),
  marginMode: z.enum(['onCost', 'onPrice']).nullable(),
  /** Percent; empty takes what stands above, 0 is a real 0 %. */
  margin: z.number().min(-1000).max(100_000).nullable(),
  marginInCost: z.boolean().nullable(),
  /** Cents; 0 is off. */
  roundingStep: z.int().min(0).max(100).nullable(),
  roundingMode: z.enum(['halfUp', 'up', 'down']).nullable(),
  endings: z
    .array(z.string().regex(/^\.[0-9x]{2}$/))
    .max(10)
    .nullable(),
  baseDecimals: z.int().min(2).max(4).nullable(),
  applyMode: z.enum(applyModes).nullable(),
  /** Percent. */
  band: percent(0, 100).nullable(),
  /** Cents. */
  gapTolerance: z.int().min(0).max(100).nullable(),
  /** Percent. */
  memberMarkup: percent(0, 100).nullable(),
})

export const setPriceRule = route({
  method: 'PUT',
  path: '/price-rules',
  may: 'catalogue.price',
  says: 'How prices are made: for the shop, or for one category, supplier or product. What is left out stays; null takes what stands above',
  body: Rule.partial().extend({
    category: id.optional(),
    supplier: id.optional(),
    product: id.optional(),
  }),
  reply: nothing,
  refusals: ['price.margin_negative', 'price.margin_on_price_whole', 'price.margin_too_high', 'price.one_scope'],
})

export const readPriceRules = route({
  method: 'GET',
  path: '/price-rules',
  may: 'catalogue.read',
  says: 'Every rule of prices: of the shop, of categories, suppliers and products',
  reply: z.object({
    standard: Rule,
    rules: z.array(
      z.object({
        scope: z.enum(['shop', 'category', 'supplier', 'product']),
        target: id,
        name: z.string().nullable(),
        rule: Rule.partial(),
      }),
    ),
  }),
})

export const createPriceList = route({
  method: 'POST',
  path: '/price-lists',
  may: 'catalogue.price',
  says: 'Begin a list of other prices, for non-members say',
  body: z.object({ name: z.string().trim().min(1).max(60) }),
  reply: z.object({ list: id }),
})

export const setListPrice = route({
  method: 'PUT',
  path: '/price-lists/:list/products/:product',
  may: 'catalogue.price',
  says: 'The price of a product on a list; null takes it off, and the normal price holds again',
  params: z.object({ list: id, product: id }),
  body: z.object({ price: cents.nullable(), sure: z.boolean().default(false) }),
  reply: nothing,
  refusals: ['price.surely'],
})

const listed = listQuery('category')

export const listListPrices = route({
  method: 'GET',
  path: '/price-lists/:list/prices',
  may: 'catalogue.read',
  says: 'The prices of a list, each beside the normal price and its difference in percent',
  params: z.object({ list: id }),
  query: listed,
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      cents,
      price: cents.nullable(),
      difference: z.number().nullable(),
    }),
  ),
})

export const exportListPrices = route({
  method: 'GET',
  path: '/price-lists/:list/file',
  may: 'catalogue.export',
  says: 'The same as a file',
  params: z.object({ list: id }),
  query: listed.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readPriceLists = route({
  method: 'GET',
  path: '/price-lists',
  may: 'catalogue.read',
  says: 'Lists of other prices, with how many products each has',
  reply: z.object({ lists: z.array(z.object({ list: id, name: z.string(), products: z.int() })) }),
})
