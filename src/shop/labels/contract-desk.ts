/** The label desk: how much is to be done, the queue as of a day, and what people say of single labels. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { reasons } from './rules/reasons.ts'
import { shelfLabelStates } from './rules/shelf-label.ts'

export const id = z.uuid()
const day = z.iso.date()
const moment = z.iso.datetime()
const nothing = z.object({})

/** A ready format by its code, or one of the shop by its id. */
const anyFormat = z.string().min(1).max(60)
export const labelIds = z.array(id).min(1).max(20_000)

const Count = z.object({ toPrint: z.int(), toPlace: z.int(), toRemove: z.int() })

export const readDesk = route({
  method: 'GET',
  path: '/labels/desk',
  may: 'labels.print',
  says: 'How many labels are to be printed, placed and removed, in all and by format, as of a day',
  query: z.object({ day: day.optional() }),
  reply: Count.extend({
    day,
    noFormat: z.int(),
    /** Printed, never placed and wrong by now. */
    throwAway: z.int(),
    formats: z.array(Count.extend({ format: anyFormat, name: z.string().nullable() })),
    zones: z.array(Count.extend({ zone: z.string().nullable() })),
    /** Of what is open: to choose by. */
    categories: z.array(z.object({ category: id, path: z.string() })),
    suppliers: z.array(z.object({ supplier: id, name: z.string() })),
    placement: z.enum(['confirm', 'printed_is_placed']),
  }),
})

export const InRun = z.object({ run: id, number: z.int(), by: z.string().nullable(), at: moment })

export const QueueRow = z.object({
  id,
  product: id,
  number: z.int(),
  name: z.string(),
  category: z.string().nullable(),
  zone: z.string().nullable(),
  place: z.string().nullable(),
  format: anyFormat.nullable(),
  formatName: z.string().nullable(),
  state: z.enum(shelfLabelStates),
  reasons: z.array(z.enum(reasons)),
  /** Why somebody asked for it again. */
  asked: z.string().nullable(),
  price: z.string().nullable(),
  priceBefore: z.string().nullable(),
  wantedAt: moment.nullable(),
  printedAt: moment.nullable(),
  placedAt: moment.nullable(),
  throwAway: z.boolean(),
  copies: z.int(),
  barcode: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** The print that is made and not yet told of. */
  inRun: InRun.nullable(),
})

const queueKeys = ['state', 'labelFormat', 'category', 'zone', 'supplier', 'reason'] as const
export const QueueQuery = listQuery(...queueKeys).extend({ day: day.optional() })

export const listQueue = route({
  method: 'GET',
  path: '/labels/queue',
  may: 'labels.print',
  says: 'Labels of which something is to be done, as of a day; sorted by walk unless asked otherwise',
  query: QueueQuery,
  reply: listReply(QueueRow),
})

export const exportQueue = route({
  method: 'GET',
  path: '/labels/queue/file',
  may: 'labels.print',
  says: 'The same as a file',
  query: QueueQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const printAgain = route({
  method: 'POST',
  path: '/labels/print-again',
  may: 'labels.print',
  says: 'Asks for labels once more although they say the same: torn, faded, lost',
  body: z.object({ labels: labelIds, reason: z.string().trim().min(1).max(200) }),
  reply: nothing,
  refusals: ['label.no_format', 'label.not_here'],
})

export const removeLabels = route({
  method: 'POST',
  path: '/labels/removals',
  may: 'labels.place',
  says: 'The labels of what is not sold there any more were taken off the shelf',
  body: z.object({ labels: labelIds }),
  reply: nothing,
  refusals: ['label.still_wanted'],
})

export const setCopies = route({
  method: 'PUT',
  path: '/labels/:label/copies',
  may: 'labels.print',
  says: 'How many of this label are printed at a time',
  params: z.object({ label: id }),
  body: z.object({ copies: z.int().min(1).max(20) }),
  reply: nothing,
})

export const chooseFormat = route({
  method: 'PUT',
  path: '/labels/format-rules',
  may: 'labels.formats',
  says: 'The format of a product, of what lies in a category, of what an Odoo prints in a print category, or of all others (`shop`); null takes what stands above',
  body: z.object({
    product: id.optional(),
    category: id.optional(),
    /** By its name in the Odoo. */
    printCategory: z.string().trim().min(1).max(80).optional(),
    shop: z.literal(true).optional(),
    labelFormat: anyFormat.nullable(),
  }),
  reply: nothing,
  refusals: ['format.one_target'],
})

export const readNotices = route({
  method: 'GET',
  path: '/labels/notices',
  may: 'labels.print',
  says: 'Products of which the law asks to tell that there is less in the pack: until when, in which format they are printed, and which one is proposed',
  query: z.object({ product: id.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        product: id,
        number: z.int(),
        name: z.string(),
        says: z.string(),
        since: day,
        until: day,
        labelFormat: anyFormat.nullable(),
        /** The label prints the notice. */
        prints: z.boolean(),
        /** Formats that print it; the first is proposed. */
        proposed: z.array(z.object({ format: anyFormat, name: z.string().nullable() })),
      }),
    ),
  }),
})

export const chooseNoticeFormat = route({
  method: 'PUT',
  path: '/labels/notices/:product',
  may: 'labels.print',
  says: 'Prints the label of a product in a format with the notice of less in the pack, for as long as it must be told; null: as before',
  params: z.object({ product: id }),
  body: z.object({ labelFormat: anyFormat.nullable() }),
  reply: nothing,
  refusals: ['notice.not_due', 'notice.not_printed'],
})

export const readFormatRules = route({
  method: 'GET',
  path: '/labels/format-rules',
  may: 'labels.print',
  says: 'Which products and categories have a format of their own, the format of all others, and the categories and print categories to choose for',
  reply: z.object({
    shop: anyFormat.nullable(),
    /** Each with those above it: "Dairy / Cheese". */
    categories: z.array(z.object({ category: id, name: z.string() })),
    /** Of an Odoo; without a format its products follow their category and the shop. */
    printCategories: z.array(z.object({ name: z.string(), products: z.int(), labelFormat: anyFormat.nullable() })),
    rules: z.array(
      z.object({
        scope: z.enum(['product', 'category']),
        target: id,
        name: z.string().nullable(),
        labelFormat: anyFormat,
      }),
    ),
  }),
})
