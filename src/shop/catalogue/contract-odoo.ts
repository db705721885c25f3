/** Routes of the connection to an Odoo. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id, nothing } from './contract.ts'
import { protocols, steps } from './rules/odoo.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const fields = {
  /** Where the Odoo answers: https, but on this very machine. */
  url: z.url().max(300),
  database: text(100),
  login: text(200),
  protocol: z.enum(protocols),
  nightly: z.boolean(),
}
const troubles = [
  'odoo.unreachable',
  'odoo.not_odoo',
  'odoo.database',
  'odoo.denied',
  'odoo.not_allowed',
  'odoo.field',
  'odoo.server',
] as const

export const readOdoo = route({
  method: 'GET',
  path: '/odoo',
  may: 'catalogue.edit',
  says: 'The Odoo products are read from, without its key, and the last readings with their state',
  reply: z.object({
    connection: z.object(fields).nullable(),
    pulls: z.array(
      z.object({
        pull: id,
        state: z.enum(['running', 'ready', 'nothing', 'failed']),
        /** Everything, or what changed since the reading before. */
        everything: z.boolean(),
        total: z.int(),
        done: z.int(),
        /** What is being read, of a reading under way. */
        step: z.enum(steps),
        trouble: z.object({ code: z.string(), facts: z.record(z.string(), z.string()) }).nullable(),
        /** What was not read, and why, while the rest went on. */
        leftOut: z.array(z.object({ step: z.enum(steps), code: z.string(), facts: z.record(z.string(), z.string()) })),
        /** The imports it became, which are looked at together. */
        batch: id.nullable(),
        /** All of them were brought in. */
        applied: z.boolean(),
        startedAt: z.string(),
        endedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const connectOdoo = route({
  method: 'PUT',
  path: '/odoo',
  may: 'catalogue.settings',
  says: 'Connect an Odoo: signs in there at once. Without a key the one that is kept stays',
  body: z.object({ ...fields, key: z.string().max(200).optional() }),
  reply: nothing,
  refusals: ['odoo.address', 'odoo.key_missing', ...troubles],
})

export const disconnectOdoo = route({
  method: 'DELETE',
  path: '/odoo',
  may: 'catalogue.settings',
  says: 'Forget the Odoo and its key; products stay',
  reply: nothing,
  refusals: ['odoo.none'],
})

export const pullOdoo = route({
  method: 'POST',
  path: '/odoo-pulls',
  may: 'catalogue.edit',
  says: 'Begin to read, or go on where the last reading was interrupted; `everything` begins anew',
  body: z.object({ everything: z.boolean().default(false) }),
  reply: z.object({ pull: id }),
  refusals: ['odoo.none', 'odoo.running', 'odoo.key_lost', ...troubles],
})
