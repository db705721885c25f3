/** Routes of the shop as its members see it: what is on sale, what it costs, and how the price came about. No cost, no supplier. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { cents, day, id, thousandths } from './contract.ts'
import { PricedReply } from './contract-price.ts'

export const listShop = route({
  method: 'GET',
  path: '/shop/products',
  may: 'catalogue.shop',
  says: 'Products on sale: search by name, brand, maker and barcode, typos forgiven',
  query: listQuery('category', 'quality', 'is'),
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      brand: z.string().nullable(),
      category: z.string().nullable(),
      price: cents.nullable(),
      saleUnit: z.string(),
      picture: id.nullable(),
    }),
  ),
})

export const readShopChoices = route({
  method: 'GET',
  path: '/shop/choices',
  may: 'catalogue.shop',
  says: 'Categories and qualities to choose from',
  reply: z.object({
    categories: z.array(z.object({ category: id, path: z.string() })),
    qualities: z.array(z.object({ quality: id, name: z.string() })),
  }),
})

export const readShopProduct = route({
  method: 'GET',
  path: '/shop/products/:product',
  may: 'catalogue.shop',
  says: 'One product as a member sees it: price, unit price, deposit, origin, allergens, where it stands, and the story of its price',
  params: z.object({ product: id }),
  reply: z.object({
    product: id,
    name: z.string(),
    brand: z.string().nullable(),
    saleUnit: z.string(),
    content: z.object({ amount: thousandths, unit: z.string(), packs: z.int() }).nullable(),
    price: cents.nullable(),
    promotionUntil: day.nullable(),
    next: z.object({ cents, from: day }).nullable(),
    unitPrice: PricedReply.shape.unitPrice,
    deposit: z.int(),
    vat: z.number().nullable(),
    origin: z.string(),
    ingredients: z.string().nullable(),
    storage: z.string().nullable(),
    allergens: z.object({
      contains: z.array(z.string()),
      mayContain: z.array(z.string()),
      unknown: z.array(z.string()),
    }),
    food: z.boolean(),
    flags: z.array(z.string()),
    qualities: z.array(z.object({ quality: id, name: z.string(), logo: id.nullable() })),
    places: z.array(z.string()),
    pictures: z.array(id),
    /** The latest first. */
    story: z.array(z.object({ id, cents, from: day, to: day.nullable(), kind: z.enum(['regular', 'promotion']) })),
  }),
})
