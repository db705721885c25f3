/** What the shop sells, for everybody: other websites and programs may read it where the shop allows it, and only what
 *  the shop chose to show. No cost, no supplier, nobody's name. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { cents, country, day, thousandths } from './contract.ts'
import { PricedReply } from './contract-price.ts'
import { allergenCodes } from './rules/allergens.ts'

const everybody = anyone('what a shop sells stands on its shelves; where it hides its catalogue, nothing is found')
const groups = z.array(z.enum(allergenCodes))

const PublicProduct = z.object({
  number: z.int(),
  name: z.string(),
  saleUnit: z.string(),
  brand: z.string().nullable().optional(),
  maker: z.string().nullable().optional(),
  /** Names from the top down. */
  category: z.string().nullable().optional(),
  /** Cents, with VAT; where it is a promotion, until when. */
  price: cents.nullable().optional(),
  promotionUntil: day.nullable().optional(),
  unitPrice: PricedReply.shape.unitPrice.optional(),
  /** Cents beside the price. */
  deposit: z.int().optional(),
  content: z.object({ amount: thousandths, unit: z.string(), packs: z.int() }).nullable().optional(),
  origin: z
    .object({ country: country.nullable(), region: z.string().nullable(), complement: z.string().nullable() })
    .optional(),
  qualities: z.array(z.string()).optional(),
  /** A group that stands nowhere is unknown, never free. */
  allergens: z.object({ contains: groups, mayContain: groups, free: groups, unknown: groups }).optional(),
  ingredients: z.string().nullable().optional(),
  barcodes: z.array(z.string()).optional(),
  flags: z.array(z.enum(['vegan', 'vegetarian', 'rawMilk', 'alcohol', 'weighed'])).optional(),
})

export const listPublicProducts = route({
  method: 'GET',
  path: '/organisations/:organisation/products',
  may: everybody,
  says: 'Products on sale, for websites and programs of others: page by page, with what the shop chose to show. Not found where a shop hides its catalogue.',
  params: z.object({ organisation: z.string() }),
  query: listQuery('category', 'quality'),
  reply: listReply(PublicProduct).extend({ currency: z.string(), day }),
  forWebsites: true,
})

export const readPublicProduct = route({
  method: 'GET',
  path: '/organisations/:organisation/products/:number',
  may: everybody,
  says: 'One product on sale, by its number',
  params: z.object({ organisation: z.string(), number: z.coerce.number().int().min(1).max(99_999) }),
  reply: PublicProduct.extend({ currency: z.string(), day }),
  forWebsites: true,
})

export const exportCatalogue = route({
  method: 'GET',
  path: '/catalogue.json',
  may: 'catalogue.export',
  says: 'The whole catalogue as one JSON file: every product with everything that is known of it, its suppliers and costs too',
  reply: z.unknown(),
  sends: 'application/json',
})
