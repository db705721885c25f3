/** Routes of brands and makers: the names products bear, and giving one another name everywhere at once. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { id, name } from './contract.ts'

export const houseKinds = ['brand', 'maker'] as const
const kind = z.enum(houseKinds)
const filters = listQuery('kind')

export const listHouses = route({
  method: 'GET',
  path: '/product-houses',
  may: 'catalogue.read',
  says: 'Brands and makers as products bear them, each with how many do; `kind` is `brand` or `maker`',
  query: filters,
  reply: listReply(z.object({ id, kind, name: z.string(), products: z.int(), logo: id.nullable() })),
})

export const exportHouses = route({
  method: 'GET',
  path: '/product-house-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const renameHouse = route({
  method: 'POST',
  path: '/product-houses/renames',
  may: 'catalogue.edit',
  says: 'Give a brand or a maker another name on every product that bears it; a name that is there already takes them in',
  body: z.object({ kind, from: name(120), to: name(120) }),
  reply: z.object({
    changed: z.int(),
    /** Products that bore the new name already: then the old one cannot be brought back alone. */
    joined: z.int(),
  }),
  refusals: ['house.same_name'],
})
