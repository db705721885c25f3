/** Routes of places on shelves: where products stand, and in which order one walks past them. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { id, name } from './contract.ts'

const part = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s+/g, ' ').trim())
const facing = z.int().min(1).max(100)
const walkOrder = z.int().min(0).max(1_000_000)
const shown = {
  zone: z.string(),
  aisle: z.string(),
  rack: z.string(),
  shelf: z.string(),
  position: z.string(),
  facing: z.int(),
  walkOrder: z.int(),
  products: z.int(),
}

const filters = listQuery('zone', 'is')

export const listPlaces = route({
  method: 'GET',
  path: '/shelf-places',
  may: 'catalogue.read',
  says: 'The list of places on shelves, in the order one walks; `is` may be `empty` or `filled`',
  query: filters,
  reply: listReply(z.object({ id, ...shown })),
})

export const exportPlaces = route({
  method: 'GET',
  path: '/shelf-place-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readWalk = route({
  method: 'GET',
  path: '/shelf-walk',
  may: 'catalogue.read',
  says: 'Every place in the order one walks, at once',
  reply: z.object({ places: z.array(z.object({ place: id, version: z.int(), ...shown })) }),
})

export const createPlace = route({
  method: 'POST',
  path: '/shelf-places',
  may: 'catalogue.place',
  says: 'Make a place on a shelf; unless its place in the walk is given, it comes last',
  body: z.object({
    zone: name(40),
    aisle: part.default(''),
    rack: part.default(''),
    shelf: part.default(''),
    position: part.default(''),
    facing: facing.default(1),
    walkOrder: walkOrder.optional(),
  }),
  reply: z.object({ place: id }),
  refusals: ['place.twice'],
})

const count = (most: number) => z.int().min(0).max(most).default(0)

export const layPlaces = route({
  method: 'POST',
  path: '/shelf-places/laid',
  may: 'catalogue.place',
  says: 'Make all places of an aisle at once, numbered from 1; those that are there already stay',
  body: z.object({
    zone: name(40),
    aisle: part.default(''),
    racks: count(100),
    shelves: count(30),
    positions: count(50),
  }),
  reply: z.object({ made: z.int(), there: z.int() }),
  refusals: ['place.too_many'],
})

export const editPlace = route({
  method: 'PATCH',
  path: '/shelf-places/:place',
  may: 'catalogue.place',
  says: 'Change a place, put it away (what stood there has no place then), or bring it back',
  params: z.object({ place: id }),
  body: z.object({
    zone: name(40).optional(),
    aisle: part.optional(),
    rack: part.optional(),
    shelf: part.optional(),
    position: part.optional(),
    facing: facing.optional(),
    archived: z.boolean().optional(),
    version: z.int().optional(),
  }),
  reply: z.object({ place: id, version: z.int() }),
  refusals: ['place.twice', 'place.changed_meanwhile'],
})

export const movePlaces = route({
  method: 'POST',
  path: '/shelf-walk/moves',
  may: 'catalogue.place',
  says: 'Put places, in the order given, before another one, or at the end of the walk',
  body: z.object({ places: z.array(id).min(1).max(20_000), before: id.nullable().default(null) }),
  reply: z.object({ moved: z.int() }),
  refusals: ['place.before_itself'],
})

export const placeProducts = route({
  method: 'POST',
  path: '/product-places',
  may: 'catalogue.place',
  says: 'Say for many products at once where they stand: places that are added, and places that are taken off',
  body: z.object({
    products: z.array(id).min(1).max(20_000),
    add: z.array(id).max(20).default([]),
    remove: z.array(id).max(20_000).default([]),
  }),
  reply: z.object({ changed: z.int() }),
  refusals: ['place.product_full'],
})
