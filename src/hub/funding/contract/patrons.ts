/** The routes of the standing match as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'

const id = z.uuid()
const participant = z.object({ participant: id })

export const readPatrons = route({
  method: 'GET',
  path: '/funding/patrons',
  may: 'community.enter',
  says: 'Patrons of the standing match: since when, and what each owes and was called',
  reply: z.object({
    rows: z.array(
      z.object({
        participant: id,
        name: z.string(),
        mandate: z.boolean(),
        since: z.iso.date(),
        /** Tenths of a cent that are owed and not called yet. */
        owed: z.int(),
        /** Cents called so far. */
        called: z.int(),
        lastMonth: z.string().nullable(),
      }),
    ),
    currency: z.enum(currencies),
    /** Organisations for which the person who asks acts, and who may commit each. */
    own: z.array(z.object({ id, name: z.string(), may: z.boolean(), committers: z.array(z.string()) })),
  }),
})

export const becomePatron = route({
  method: 'POST',
  path: '/funding/patrons',
  may: 'community.enter',
  says: 'Become a patron: every month a little for each patron there is; counted once a payment mandate is given',
  body: participant.extend({ mandate: z.boolean().default(true) }),
  reply: z.object({ patron: id }),
  refusals: ['patron.already', 'power.missing'],
})

export const endPatronage = route({
  method: 'DELETE',
  path: '/funding/patrons/:participant',
  may: 'community.enter',
  says: 'Be a patron no longer; what was called stays due',
  params: participant,
  reply: z.object({}),
  refusals: ['patron.none', 'power.missing'],
})
