/** Routes of the connection to an Odoo. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id, nothing } from './contract.ts'
import { Rule } from './contract-price.ts'
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

const price = z.int().nullable()

export const readOdooMargins = route({
  method: 'GET',
  path: '/odoo-margins',
  may: 'catalogue.edit',
  says: 'Margins the Odoo says and the rules of prices here do not, each with what it would change; nothing was changed yet',
  reply: z.object({
    margins: z.array(
      z.object({
        margin: id,
        scope: z.enum(['category', 'product']),
        name: z.string(),
        /** The category or product here; null: bring it in first. */
        target: id.nullable(),
        now: Rule.partial(),
        wanted: Rule.partial(),
        /** Cents the Odoo adds behind its rounding, which is not taken over. */
        surcharge: price,
        products: z.int(),
        /** How many suggested prices would move, and the first of them. */
        moving: z.int(),
        moves: z.array(z.object({ product: id, name: z.string(), before: price, after: price })),
        /** Prices on the shelf that would follow at once, by the rule of the shop. */
        following: z.int(),
      }),
    ),
  }),
})

export const takeOdooMargins = route({
  method: 'POST',
  path: '/odoo-margins',
  may: 'catalogue.price',
  says: 'Take margins of the Odoo over as rules of prices of their categories and products',
  body: z.object({ margins: z.array(id).min(1).max(2000) }),
  reply: z.object({ rules: z.int(), prices: z.int() }),
  refusals: [
    'odoo.margin_gone',
    'odoo.margin_not_here',
    'price.margin_negative',
    'price.margin_on_price_whole',
    'price.margin_too_high',
  ],
})
