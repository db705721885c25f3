/** The routes of the standing match as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

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
        pledgedAt: z.string(),
        /** Tenths of a cent that are owed and not called yet. */
        owed: z.int(),
        /** Cents called so far. */
        called: z.int(),
        lastMonth: z.string().nullable(),
      }),
    ),
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
