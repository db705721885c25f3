/** Routes of products: the list, one product, and what is done to it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { cents, day, EditedProduct, id, line, ManyPreview, ProductFields, productRefusals, state } from './contract.ts'
import { PricedReply } from './contract-price.ts'

const filterNames = [
  'category',
  'supplier',
  'state',
  'vatClass',
  'quality',
  'place',
  'zoneOfShop',
  'is',
  'missing',
] as const
const filters = listQuery(...filterNames)

export const listProducts = route({
  method: 'GET',
  path: '/products',
  may: 'catalogue.read',
  says: 'The list of products: search by name, number, brand, maker, barcode and code of a supplier, typos forgiven; withdrawn ones are found too',
  query: filters,
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      brand: z.string().nullable(),
      category: z.string().nullable(),
      price: cents.nullable(),
      saleUnit: z.string(),
      supplier: z.string().nullable(),
      barcode: z.string().nullable(),
      vatClass: z.string(),
      state,
      picture: id.nullable(),
    }),
  ),
})

export const exportProducts = route({
  method: 'GET',
  path: '/product-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const ProductIn = z.object({ product: id })
const Changed = z.object({ product: id, version: z.int() })

export const createProduct = route({
  method: 'POST',
  path: '/products',
  may: 'catalogue.edit',
  says: 'Enter a product; its number is the next free one unless given, and is never given again',
  body: EditedProduct.extend({
    name: ProductFields.shape.name,
    number: z.int().min(1).max(99_999).optional(),
    state: z.enum(['draft', 'active']).default('active'),
  }),
  reply: Changed.extend({ number: z.int() }),
  refusals: [...productRefusals, 'product.number_taken', 'product.no_number_left'],
})

export const editProduct = route({
  method: 'PATCH',
  path: '/products/:product',
  may: 'catalogue.edit',
  says: 'Change fields of a product; `version` is the one that was read, without it nothing is compared. Another category brings its flags along',
  params: ProductIn,
  body: EditedProduct.extend({
    version: z.int().optional(),
    /** While a till is open: take it off the till as soon as none is; the other fields change at once. */
    afterClosing: z.boolean().optional(),
  }),
  reply: Changed.extend({
    /** It goes off the till when the tills are closed. */
    waits: z.boolean(),
  }),
  refusals: [...productRefusals, 'product.changed_meanwhile', 'product.till_open'],
})

export const setProductState = route({
  method: 'PUT',
  path: '/products/:product/state',
  may: 'catalogue.edit',
  says: 'Put a product on sale, withdraw it, or bring it back; nothing of it is lost',
  params: ProductIn,
  body: z.object({
    state: z.enum(['active', 'withdrawn']),
    /** While a till is open: withdraw it as soon as none is. */
    afterClosing: z.boolean().optional(),
  }),
  reply: Changed.extend({
    /** It is withdrawn when the tills are closed. */
    waits: z.boolean(),
  }),
  refusals: ['barcode.taken', 'barcode.of_container', 'product.till_open'],
})

export const giveOwnBarcode = route({
  method: 'POST',
  path: '/products/:product/barcodes',
  may: 'catalogue.edit',
  says: 'Give a product a code of the shop: the next one of its series, or the base code of a rule for scales',
  params: ProductIn,
  body: z.object({
    /** Name or pattern of a rule with room for an article; without it the shop’s own series. */
    rule: z.string().max(60).nullable().default(null),
    /** The article number on the scale; unless given, that of the product. */
    article: z.int().min(0).max(99_999).nullable().default(null),
  }),
  reply: z.object({ code: z.string() }),
  refusals: ['barcode.taken', 'barcode.of_container', 'barcode.series_full', 'barcode.rule_without_article'],
})

export const readProduct = route({
  method: 'GET',
  path: '/products/:product',
  may: 'catalogue.read',
  says: 'Everything about one product, as of a day: what it is, where it comes from, what it costs and sells for, and why',
  params: ProductIn,
  query: z.object({ day: day.optional() }),
  reply: z.object({
    product: id,
    number: z.int(),
    state,
    version: z.int(),
    /** What happens to it when the tills are closed. */
    waiting: z.array(z.enum(['withdraw', 'off_till'])),
    fields: ProductFields,
    priced: PricedReply,
  }),
})

export const readProductHistory = route({
  method: 'GET',
  path: '/products/:product/history',
  may: 'catalogue.read',
  says: 'What happened to a product, latest first, and every price it ever had or will have',
  params: ProductIn,
  reply: z.object({
    events: z.array(z.object({ id, at: z.string(), says: z.string(), by: z.string().nullable() })),
    prices: z.array(
      z.object({
        id,
        cents,
        from: day,
        to: day.nullable(),
        kind: z.enum(['regular', 'promotion']),
        source: z.enum(['hand', 'rule', 'campaign', 'import']),
        reason: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
})

const Change = z.object({
  category: id.nullable().optional(),
  vatClass: z.string().max(20).optional(),
  brand: z.string().max(120).nullable().optional(),
  maker: z.string().max(120).nullable().optional(),
  preferredSupplier: id.nullable().optional(),
  sold: z.boolean().optional(),
  bought: z.boolean().optional(),
  atTill: z.boolean().optional(),
  vegan: z.boolean().optional(),
  vegetarian: z.boolean().optional(),
  rawMilk: z.boolean().optional(),
  internalConsumable: z.boolean().optional(),
  scaleGroup: line(40).optional(),
  storage: line(200).optional(),
  range: z.int().min(1).max(6).nullable().optional(),
})
const listed = z.object({
  q: z.string().max(100).optional(),
  ...(Object.fromEntries(filterNames.map((name) => [name, z.string().max(200).optional()])) as Record<
    (typeof filterNames)[number],
    z.ZodOptional<z.ZodString>
  >),
})
/** Those named; or all that the list shows with this search and these filters. Neither means every product. */
const many = z.object({
  products: z.array(id).min(1).max(20_000).optional(),
  filter: listed.optional(),
  change: Change,
  /** While a till is open: what is sold there goes off the till as soon as none is. */
  afterClosing: z.boolean().optional(),
})

export const previewProducts = route({
  method: 'POST',
  path: '/product-changes/preview',
  may: 'catalogue.edit',
  says: 'What a change of many products would do: how many would change, how many cannot, and the first two hundred of them; nothing is written',
  body: many,
  reply: ManyPreview,
})

export const changeProducts = route({
  method: 'POST',
  path: '/product-changes',
  may: 'catalogue.edit',
  says: 'Change fields of many products at once: all of them, or none',
  body: many,
  reply: z.object({
    changed: z.int(),
    /** By this it can be taken back. */
    change: id.nullable(),
    /** So many go off the till when the tills are closed. */
    waiting: z.int(),
  }),
  refusals: [...productRefusals, 'product.till_open'],
})

export const readChanges = route({
  method: 'GET',
  path: '/product-changes',
  may: 'catalogue.edit',
  says: 'The last changes of many products at once',
  reply: z.object({
    changes: z.array(
      z.object({ change: id, at: z.string(), fields: z.array(z.string()), count: z.int(), undone: z.boolean() }),
    ),
  }),
})

export const undoChange = route({
  method: 'POST',
  path: '/product-changes/:change/undo',
  may: 'catalogue.edit',
  says: 'Take a change of many products back; a field that was changed since stays as it is',
  params: z.object({ change: id }),
  reply: z.object({ changed: z.int(), left: z.int() }),
  refusals: ['many.undone_already'],
})
