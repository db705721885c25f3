/** Looking after shelves: the page before opening, the round, what members say, and how right labels are. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id } from './contract-desk.ts'

const day = z.iso.date()
const moment = z.iso.datetime()
const shortCode = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.string().regex(/^[0-9a-f]{6}$/))

export const readOpening = route({
  method: 'GET',
  path: '/labels/opening',
  may: 'labels.place',
  says: 'What has to be changed on the shelves before opening: new prices of the day, and labels that do not say them yet',
  query: z.object({ day: day.optional() }),
  reply: z.object({
    day,
    /** Products whose price begins that day. */
    newPrices: z.int(),
    notPlaced: z.int(),
    /** Of those, where the shelf asks for less than the till. */
    rises: z.int(),
    rows: z.array(
      z.object({
        label: id,
        name: z.string(),
        number: z.int(),
        place: z.string().nullable(),
        state: z.enum(['to_print', 'to_place', 'to_remove']),
        price: z.string().nullable(),
        priceBefore: z.string().nullable(),
        rise: z.boolean(),
      }),
    ),
  }),
})

export const readShelf = route({
  method: 'GET',
  path: '/labels/shelf',
  may: 'labels.place',
  says: 'What should hang in a zone, or in that of a place, in walking order: for going round and scanning every label',
  query: z.object({ zone: z.string().max(60).optional(), place: id.optional() }),
  reply: z.object({
    /** The one that was asked for, or that of the place; null: none. */
    zone: z.string().nullable(),
    /** The place that was asked for, in words. */
    at: z.string().nullable(),
    zones: z.array(z.string().nullable()),
    rows: z.array(
      z.object({
        label: id,
        product: id,
        name: z.string(),
        place: z.string().nullable(),
        placeId: id.nullable(),
        codes: z.array(z.string()),
        price: z.string().nullable(),
        shortCode: z.string().nullable(),
        hangs: z.boolean(),
      }),
    ),
  }),
})

export const tellFound = route({
  method: 'POST',
  path: '/labels/round',
  may: 'labels.place',
  says: 'What hangs at a place, as found on a round. What is not right goes into the queue',
  body: z.object({
    label: id,
    found: z.enum(['hangs', 'missing', 'damaged']),
    /** The short code printed under the bars; without it, what hangs says what it should. */
    shortCode: shortCode.optional(),
    at: moment.optional(),
  }),
  reply: z.object({ verdict: z.enum(['right', 'old', 'unknown', 'missing', 'damaged']) }),
  refusals: ['label.no_format', 'label.not_here'],
})

export const lookUp = route({
  method: 'GET',
  path: '/labels/look-up',
  may: 'labels.look',
  says: 'What a member sees of a scanned product: price, unit price, origin, allergens, and the prices before',
  query: z.object({ code: z.string().trim().min(1).max(48) }),
  reply: z.object({
    product: id,
    number: z.int(),
    name: z.string(),
    brand: z.string().nullable(),
    price: z.int().nullable(),
    weighed: z.boolean(),
    saleUnit: z.string(),
    unitPrice: z.object({ cents: z.int(), unit: z.string() }).nullable(),
    deposit: z.int(),
    origin: z.string().nullable(),
    qualities: z.array(z.string()),
    /** Codes of the fourteen groups; what nobody knows is said to be unknown, never free. */
    allergens: z.object({
      contains: z.array(z.string()),
      mayContain: z.array(z.string()),
      unknown: z.array(z.string()),
    }),
    ingredients: z.string().nullable(),
    places: z.array(z.string()),
    history: z.array(z.object({ from: day, price: z.int(), promotion: z.boolean() })),
  }),
  refusals: ['look_up.unknown'],
})

export const reportLabel = route({
  method: 'POST',
  path: '/labels/reports',
  may: 'labels.look',
  says: 'The label on the shelf says something else, or is not there: it is put into the queue',
  body: z.object({ product: id }),
  reply: z.object({ queued: z.int() }),
})

export const readAccuracy = route({
  method: 'GET',
  path: '/labels/accuracy',
  may: 'labels.print',
  says: 'How many labels say what they should, and how old those on the shelves are',
  reply: z.object({
    labels: z.int(),
    right: z.int(),
    /** Percent with one decimal; null where there is no label. */
    percent: z.number().nullable(),
    target: z.number(),
    ages: z.array(z.object({ days: z.int().nullable(), labels: z.int() })),
    zones: z.array(z.object({ zone: z.string().nullable(), labels: z.int(), right: z.int() })),
  }),
})

export const exportAccuracy = route({
  method: 'GET',
  path: '/labels/accuracy/file',
  may: 'labels.print',
  says: 'Every label with what hangs, since when, and whether it is right, as a file',
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
