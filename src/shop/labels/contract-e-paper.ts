/** E-paper for people: gateways, tags, and which label each tag stands for. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { id } from './contract-desk.ts'
import { inkNames } from './rules/e-paper.ts'

const moment = z.iso.datetime()
/** Printed on the tag; capitals do not matter. */
export const tagCode = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.string().regex(/^[0-9A-Z.:_-]{1,40}$/))
export const tagShape = {
  /** Pixels. */
  across: z.int().min(80).max(2000),
  down: z.int().min(40).max(2000),
  /** Besides white and black. */
  inks: z.array(z.enum(inkNames as ['white', 'black', 'red', 'yellow'])).max(4),
}
const anyFormat = z.string().min(1).max(60)
const nothing = z.object({})
const tagStates = ['free', 'waits', 'fails', 'shows'] as const

export const readEPaper = route({
  method: 'GET',
  path: '/labels/e-paper',
  may: 'labels.print',
  says: 'The gateways, when each was last heard, and how many tags wait, fail, are silent or run out of battery',
  reply: z.object({
    gateways: z.array(
      z.object({
        gateway: id,
        name: z.string(),
        heardAt: moment.nullable(),
        /** Not heard for 30 minutes, or never. */
        silent: z.boolean(),
        tags: z.int(),
      }),
    ),
    tags: z.int(),
    shows: z.int(),
    waits: z.int(),
    fails: z.int(),
    free: z.int(),
    silent: z.int(),
    low: z.int(),
  }),
})

export const registerGateway = route({
  method: 'POST',
  path: '/labels/gateways',
  may: 'labels.tags',
  says: 'Enters a gateway and makes its key, which is shown in this answer only',
  body: z.object({ name: z.string().trim().min(1).max(60) }),
  reply: z.object({ gateway: id, secret: z.string() }),
  refusals: ['gateway.name_taken'],
})

const gateway = z.object({ gateway: id })

export const renewGatewayKey = route({
  method: 'POST',
  path: '/labels/gateways/:gateway/key',
  may: 'labels.tags',
  says: 'Gives a gateway another key; the one before stops working at once',
  params: gateway,
  reply: z.object({ secret: z.string() }),
})

export const archiveGateway = route({
  method: 'DELETE',
  path: '/labels/gateways/:gateway',
  may: 'labels.tags',
  says: 'Takes a gateway out of use; its key stops working, its tags go to whichever gateway hears them',
  params: gateway,
  reply: nothing,
})

const look = listQuery('look', 'gateway')

export const TagLine = z.object({
  tag: z.string(),
  state: z.enum(tagStates),
  name: z.string().nullable(),
  number: z.int().nullable(),
  product: id.nullable(),
  place: z.string().nullable(),
  label: id.nullable(),
  across: z.int(),
  down: z.int(),
  inks: z.string(),
  labelFormat: z.string().nullable(),
  gateway: z.string().nullable(),
  battery: z.int().nullable(),
  low: z.boolean(),
  signal: z.int().nullable(),
  heardAt: moment.nullable(),
  silent: z.boolean(),
  showsAt: moment.nullable(),
  tries: z.int(),
  trouble: z.string().nullable(),
})

export const listTags = route({
  method: 'GET',
  path: '/labels/tags',
  may: 'labels.print',
  says: 'E-paper tags; `look` is `waits` (shows something else than it should), `silent` (a day and longer), `low` (battery) or `free`',
  query: look,
  reply: listReply(TagLine),
})

export const exportTags = route({
  method: 'GET',
  path: '/labels/tags/file',
  may: 'labels.print',
  says: 'The same list as a file',
  query: look.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const addTags = route({
  method: 'POST',
  path: '/labels/tags',
  may: 'labels.tags',
  says: 'Enters tags of one size. A gateway may also tell of tags it hears',
  body: z.object({
    tags: z.array(tagCode).min(1).max(2000),
    ...tagShape,
    inks: tagShape.inks.default([]),
    labelFormat: anyFormat.nullable().default(null),
  }),
  reply: z.object({ added: z.int() }),
  refusals: ['tag.taken'],
})

const tag = z.object({ tag: tagCode })

export const changeTag = route({
  method: 'PUT',
  path: '/labels/tags/:tag',
  may: 'labels.tags',
  says: 'Changes size, inks or format of a tag; without a format it takes the ready one of its size',
  params: tag,
  body: z.object({ ...tagShape, labelFormat: anyFormat.nullable() }),
  reply: nothing,
})

export const removeTag = route({
  method: 'DELETE',
  path: '/labels/tags/:tag',
  may: 'labels.tags',
  says: 'Forgets a tag: lost or broken. Its label goes back to paper',
  params: tag,
  reply: nothing,
})

export const pairTag = route({
  method: 'POST',
  path: '/labels/tag-pairings',
  may: 'labels.place',
  says: 'A tag stands from now on for what was scanned: a product by its barcode or number, or a place by its words or the address of its page. Where several fit nothing is paired, and they are named; a tag that stood for it before is free',
  body: z.object({
    tag: tagCode,
    scanned: z.string().trim().min(1).max(300).optional(),
    /** Instead of a scan. */
    label: id.optional(),
  }),
  reply: z.object({
    paired: z.object({ label: id, name: z.string(), place: z.string().nullable() }).nullable(),
    choices: z.array(z.object({ label: id, name: z.string(), place: z.string().nullable() })),
    /** The tag that stood for it before. */
    instead: z.string().nullable(),
  }),
  refusals: ['tag.unknown', 'tag.nothing_there'],
})

export const unpairTag = route({
  method: 'DELETE',
  path: '/labels/tag-pairings/:tag',
  may: 'labels.place',
  says: 'A tag stands for nothing any more: it is made blank, and its label goes back to paper',
  params: tag,
  reply: nothing,
  refusals: ['tag.free'],
})

export const showTag = route({
  method: 'GET',
  path: '/labels/tags/:tag/picture',
  may: 'labels.print',
  says: 'What a tag should show, as a picture of its pixels',
  params: tag,
  reply: z.unknown(),
  sends: 'image/png',
  refusals: ['tag.unreadable'],
})
