/** Routes of prices that deserve a look, of another base, of the label on the shelf, and of a product's price history. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { cents, cost, day, id, nothing } from './contract.ts'
import { priceFindings } from './rules/price-findings.ts'

const finding = z.enum(priceFindings)
const asked = listQuery('category', 'supplier')
const filters = asked.extend({ kind: finding.optional() })
const percent = z.number().nullable()

export const listPriceChecks = route({
  method: 'GET',
  path: '/price-checks',
  may: 'catalogue.read',
  says: 'Products on sale whose price deserves a look: below cost, too cheap or too expensive, cost differing or long not confirmed, unit price missing, no price, no supplier; `kind` is one of these',
  query: filters,
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      category: z.string().nullable(),
      findings: z.array(finding),
      supplierName: z.string().nullable(),
      price: cents.nullable(),
      suggested: cents.nullable(),
      gap: z.int().nullable(),
      /** 1/10 000. */
      cost: cost.nullable(),
      newCost: cost.nullable(),
      marginOnCost: percent,
      marginOnPrice: percent,
      marginAsked: z.number(),
      /** The day the cost was last confirmed, where that is too long ago. */
      confirmed: day.nullable(),
    }),
  ),
})

export const countPriceChecks = route({
  method: 'GET',
  path: '/price-check-counts',
  may: 'catalogue.read',
  says: 'How many products there are of each kind',
  reply: z.object({ counts: z.array(z.object({ kind: finding, products: z.int() })) }),
})

export const exportPriceChecks = route({
  method: 'GET',
  path: '/price-check-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const setOtherBase = route({
  method: 'PUT',
  path: '/products/:product/other-base',
  may: 'catalogue.price',
  says: 'Start the chain of the sale, or of the cost, from another base than what the supplier asks; null goes back to it',
  params: z.object({ product: id }),
  body: z.object({ saleBase: cost.nullable().optional(), costBase: cost.nullable().optional() }),
  reply: nothing,
})

export const placeShelfPrice = route({
  method: 'PUT',
  path: '/products/:product/shelf-price',
  may: 'catalogue.place',
  says: 'Say that the label with the price of today hangs on the shelf: where the shelf price wins, the till follows',
  params: z.object({ product: id }),
  body: z.object({}),
  reply: nothing,
})

export const exportPriceHistory = route({
  method: 'GET',
  path: '/products/:product/price-history',
  may: 'catalogue.read',
  says: 'Every price a product had or will have, as a file',
  params: z.object({ product: id }),
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
