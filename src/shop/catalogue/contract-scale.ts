/** Routes of scales: which there are, what waits for them, and what was sent. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { id, name, nothing } from './contract.ts'
import { adapters, charsets, lineEnds } from './rules/scale-file.ts'

const group = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(40))
const fields = {
  name: name(60),
  /** `bizerba`: a file with fields between `#`. `csv`: a table. */
  adapter: z.enum(adapters),
  groups: z.array(group).max(50),
  charset: z.enum(charsets),
  lineEnds: z.enum(lineEnds),
  archived: z.boolean(),
}
const does = z.enum(['create', 'update', 'delete'])
const sendingState = z.enum(['made', 'arrived', 'failed'])

export const readScales = route({
  method: 'GET',
  path: '/scale-systems',
  may: 'catalogue.read',
  says: 'The scales of the shop, how much waits for each, the last sendings, and the groups products name',
  reply: z.object({
    systems: z.array(
      z.object({
        system: id,
        version: z.int(),
        ...fields,
        waiting: z.int(),
        sendings: z.array(
          z.object({
            sending: id,
            madeAt: z.string(),
            state: sendingState,
            count: z.int(),
            error: z.string().nullable(),
          }),
        ),
      }),
    ),
    groups: z.array(z.object({ group: z.string(), products: z.int(), articles: z.int(), taken: z.boolean() })),
    /** Changes of groups that no scale takes. */
    untaken: z.int(),
  }),
})

export const createScale = route({
  method: 'POST',
  path: '/scale-systems',
  may: 'catalogue.settings',
  says: 'Enter a scale; everything in its groups is queued for it',
  body: z.object({
    name: fields.name,
    adapter: fields.adapter,
    groups: fields.groups.default([]),
    charset: fields.charset.default('windows-1252'),
    lineEnds: fields.lineEnds.default('crlf'),
  }),
  reply: z.object({ system: id }),
})

export const editScale = route({
  method: 'PATCH',
  path: '/scale-systems/:system',
  may: 'catalogue.settings',
  says: 'Change a scale; what comes into its groups is queued to be created, what leaves them to be deleted',
  params: z.object({ system: id }),
  body: z.object(fields).partial().extend({ version: z.int().optional() }),
  reply: z.object({ system: id, version: z.int() }),
  refusals: ['scale.changed_meanwhile'],
})

export const sendScale = route({
  method: 'POST',
  path: '/scale-systems/:system/sendings',
  may: 'catalogue.scales',
  says: 'Send everything that waits for a scale, in order: makes its file',
  params: z.object({ system: id }),
  reply: z.object({ sending: id, count: z.int(), state: sendingState, error: z.string().nullable() }),
  refusals: ['scale.nothing_waits', 'scale.sending_open'],
})

export const resendScale = route({
  method: 'POST',
  path: '/scale-systems/:system/resend',
  may: 'catalogue.scales',
  says: 'Queue everything a scale should hold once more, or some products: after a repair, or where one does not trust it',
  params: z.object({ system: id }),
  body: z.object({ products: z.array(id).max(20_000).nullable().default(null) }),
  reply: z.object({ queued: z.int() }),
})

export const setSendingState = route({
  method: 'PUT',
  path: '/scale-sendings/:sending/state',
  may: 'catalogue.scales',
  says: 'Say whether a file came in; what did not waits again, before everything later',
  params: z.object({ sending: id }),
  body: z.object({ state: z.enum(['arrived', 'failed']) }),
  reply: nothing,
  refusals: ['scale.sending_over'],
})

export const readSendingFile = route({
  method: 'GET',
  path: '/scale-sendings/:sending/:part',
  may: 'catalogue.scales',
  says: 'The file of a sending: `articles`, and before them the `texts` they name',
  params: z.object({ sending: id, part: z.enum(['articles', 'texts']) }),
  reply: z.unknown(),
  sends: 'text/plain',
})

const filters = listQuery('group', 'system', 'state', 'product')

export const listScaleChanges = route({
  method: 'GET',
  path: '/scale-changes',
  may: 'catalogue.read',
  says: 'What scales were or are to be told, the latest first; `state` is `waits`, `made`, `arrived` or `failed`',
  query: filters,
  reply: listReply(
    z.object({
      id,
      product: id,
      name: z.string(),
      number: z.int(),
      group: z.string(),
      system: z.string().nullable(),
      does,
      queuedAt: z.string(),
      state: z.string(),
      tries: z.int(),
    }),
  ),
})

export const exportScaleChanges = route({
  method: 'GET',
  path: '/scale-change-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
