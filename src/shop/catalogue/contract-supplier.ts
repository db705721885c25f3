/** Routes of suppliers and of how they sell products. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { cents, code, cost, country, day, id, line, name, nothing, percent, quantity } from './contract.ts'

const fields = {
  name: name(120),
  email: line(254),
  phone: line(60),
  website: line(300),
  city: line(120),
  country: country.nullable(),
  customerNumber: line(60),
  notes: z.string().max(5000).nullable(),
}
const SupplierFields = z.object(fields)

export const listSuppliers = route({
  method: 'GET',
  path: '/suppliers',
  may: 'catalogue.read',
  says: 'The list of suppliers',
  query: listQuery('archived'),
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      city: z.string().nullable(),
      email: z.string().nullable(),
      products: z.int(),
      archived: z.boolean(),
    }),
  ),
})

export const exportSuppliers = route({
  method: 'GET',
  path: '/supplier-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: listQuery('archived').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const SupplierIn = z.object({ supplier: id })

export const readSupplier = route({
  method: 'GET',
  path: '/suppliers/:supplier',
  may: 'catalogue.read',
  says: 'One supplier and the lines it sells',
  params: SupplierIn,
  reply: z.object({
    supplier: id,
    number: z.int(),
    version: z.int(),
    archived: z.boolean(),
    fields: SupplierFields,
    lines: z.array(
      z.object({
        line: id,
        product: id,
        productName: z.string(),
        code: z.string().nullable(),
        price: cost,
        listing: z.string(),
      }),
    ),
  }),
})

export const createSupplier = route({
  method: 'POST',
  path: '/suppliers',
  may: 'catalogue.buy',
  says: 'Enter a supplier',
  body: SupplierFields.partial().extend({ name: fields.name }),
  reply: z.object({ supplier: id, version: z.int() }),
})

export const editSupplier = route({
  method: 'PATCH',
  path: '/suppliers/:supplier',
  may: 'catalogue.buy',
  says: 'Change a supplier; `version` is the one that was read',
  params: SupplierIn,
  body: SupplierFields.partial().extend({ archived: z.boolean().optional(), version: z.int().optional() }),
  reply: z.object({ supplier: id, version: z.int() }),
  refusals: ['supplier.changed_meanwhile'],
})

const lineFields = {
  code: line(60),
  name: line(200),
  /** 1/10 000 of money. */
  price: cost,
  per: z.enum(['unit', 'package']),
  /** Thousandths of the purchase unit. */
  packageQty: z.int().min(1000).max(1_000_000_000_000).meta(decimals(3)),
  strictPackage: z.boolean(),
  discount: percent(0, 100),
  minQty: z.int().min(0).max(1_000_000_000).meta(decimals(3)),
  purchaseUnit: code,
  /** Thousandths of sale units in one purchase unit. */
  purchaseCount: quantity.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  vatIncluded: z.boolean(),
  advisedPrice: cents.nullable(),
  listing: z.enum(['listed', 'temporarilyOut', 'unlisted']),
  order: z.int().min(0).max(10_000),
  deposits: z.array(z.object({ deposit: id, count: z.int().min(1).max(999).default(1) })).max(9),
}
const LineFields = z.object(lineFields)
const lineRefusals = ['unit.unknown', 'line.count_missing', 'line.days_order'] as const

export const addLine = route({
  method: 'POST',
  path: '/products/:product/lines',
  may: 'catalogue.buy',
  says: 'Say how a supplier sells a product; the purchase unit is the sale unit unless given',
  params: z.object({ product: id }),
  body: LineFields.partial().extend({ supplier: id, price: cost }),
  reply: z.object({ supplierLine: id, version: z.int() }),
  refusals: lineRefusals,
})

export const editLine = route({
  method: 'PATCH',
  path: '/supplier-lines/:supplierLine',
  may: 'catalogue.buy',
  says: 'Change how a supplier sells a product',
  params: z.object({ supplierLine: id }),
  body: LineFields.partial().extend({ version: z.int().optional() }),
  reply: z.object({ supplierLine: id, version: z.int() }),
  refusals: [...lineRefusals, 'line.changed_meanwhile'],
})

export const removeLine = route({
  method: 'DELETE',
  path: '/supplier-lines/:supplierLine',
  may: 'catalogue.buy',
  says: 'Take a line away that was entered by mistake; one that was true is unlisted instead',
  params: z.object({ supplierLine: id }),
  reply: nothing,
})
