/** Placing labels: in the order of the shelves, one by one or a whole run. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id, labelIds } from './contract-desk.ts'

const day = z.iso.date()
const moment = z.iso.datetime()

export const WalkRow = z.object({
  label: id,
  product: id,
  number: z.int(),
  name: z.string(),
  zone: z.string().nullable(),
  place: z.string().nullable(),
  /** Null: it has none yet. A scan of the place's own code finds what is to be done there. */
  placeId: id.nullable(),
  /** Codes of the product: a scan finds the label without network. */
  codes: z.array(z.string()),
  state: z.enum(['to_place', 'to_remove']),
  price: z.string().nullable(),
  priceBefore: z.string().nullable(),
  fingerprint: z.string().nullable(),
  shortCode: z.string().nullable(),
  format: z.string().nullable(),
})

export const readWalk = route({
  method: 'GET',
  path: '/labels/walk',
  may: 'labels.place',
  says: 'What is to be placed or taken off, in walking order, with the old price and the new one',
  query: z.object({ day: day.optional() }),
  reply: z.object({ day, toPrint: z.int(), rows: z.array(WalkRow) }),
})

const placing = ['label.not_printed', 'label.other_print', 'label.changed_since', 'label.not_here'] as const

export const placeLabels = route({
  method: 'POST',
  path: '/labels/placings',
  may: 'labels.place',
  says: 'These labels hang now. Without network the moment travels along: what was right then is right',
  body: z.object({
    labels: labelIds,
    /** Which print hangs; the last one that came out unless said. */
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    at: moment.optional(),
  }),
  reply: z.object({ placed: z.int() }),
  refusals: placing,
})

export const placeRun = route({
  method: 'POST',
  path: '/labels/runs/:run/placings',
  may: 'labels.place',
  says: 'Everything that came out of this run hangs; what changed since is left out',
  params: z.object({ run: id }),
  reply: z.object({ placed: z.int(), leftOut: z.int() }),
})
