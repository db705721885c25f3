/** Routes of scales: which there are, what waits for them, and what was sent. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { id, name, nothing } from './contract.ts'
import { transports } from './rules/scale-connection.ts'
import { adapters, charsets, lineEnds } from './rules/scale-file.ts'

const group = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(40))
const fields = {
  name: name(60),
  /** `bizerba`: a file with fields between `#`. `csv`: a table. `digi`: requests over HTTP. `page`: people weigh themselves
   *  on a page of komunigi; nothing is sent. */
  adapter: z.enum(adapters),
  groups: z.array(group).max(50),
  charset: z.enum(charsets),
  lineEnds: z.enum(lineEnds),
  archived: z.boolean(),
  /** `file`: somebody carries it over; `ftp` and `http`: it is sent by itself. */
  transport: z.enum(transports),
  /** Of `ftp` a host, with its port where that is not 21; of `http` the address of its API. */
  address: z.string().trim().max(300),
  username: z.string().trim().max(100),
  /** Where its files are put. */
  folder: z.string().trim().max(200),
  /** FTP over TLS. */
  secure: z.boolean(),
}
/** Kept encrypted and never shown; without one, the one that is kept stays. */
const password = z.string().max(200)
const problems = ['scale.address', 'scale.digi_by_http', 'scale.file_by_ftp', 'scale.page_sends_nothing'] as const
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
        hasPassword: z.boolean(),
        waiting: z.int(),
        /** Since when it does not take what it is sent, and when it is tried again. */
        failingSince: z.string().nullable(),
        nextTryAt: z.string().nullable(),
        /** Not sent, because a scale would sell them for nothing: they have no price. */
        held: z.array(z.object({ product: id, name: z.string(), number: z.int() })),
        sendings: z.array(
          z.object({
            sending: id,
            madeAt: z.string(),
            state: sendingState,
            count: z.int(),
            error: z.string().nullable(),
            facts: z.record(z.string(), z.string()),
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
    transport: fields.transport.default('file'),
    address: fields.address.default(''),
    username: fields.username.default(''),
    folder: fields.folder.default(''),
    secure: fields.secure.default(false),
    password: password.optional(),
  }),
  reply: z.object({ system: id }),
  refusals: problems,
})

export const editScale = route({
  method: 'PATCH',
  path: '/scale-systems/:system',
  may: 'catalogue.settings',
  says: 'Change a scale; what comes into its groups is queued to be created, what leaves them to be deleted',
  params: z.object({ system: id }),
  body: z.object(fields).partial().extend({ version: z.int().optional(), password: password.optional() }),
  reply: z.object({ system: id, version: z.int() }),
  refusals: ['scale.changed_meanwhile', ...problems],
})

export const testScale = route({
  method: 'POST',
  path: '/scale-systems/:system/test',
  may: 'catalogue.scales',
  says: 'Reach a scale on the network, sign in there, and send nothing',
  params: z.object({ system: id }),
  reply: nothing,
  refusals: [
    'scale.no_network',
    'scale.unreachable',
    'scale.denied',
    'scale.folder',
    'scale.answer',
    'scale.password_lost',
  ],
})

export const sendScale = route({
  method: 'POST',
  path: '/scale-systems/:system/sendings',
  may: 'catalogue.scales',
  says: 'Send everything that waits for a scale, in order: makes its file, and carries it there where the scale is on the network. Goods without a price are held',
  params: z.object({ system: id }),
  reply: z.object({ sending: id, count: z.int(), state: sendingState, held: z.int() }),
  refusals: ['scale.nothing_waits', 'scale.only_held', 'scale.sending_open'],
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
