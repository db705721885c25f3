/** Routes of what a shop lets its communities know of itself. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { done, id } from './basics.ts'

export const readSharing = route({
  method: 'GET',
  path: '/organisation/sharing',
  may: 'organisations.edit_profile',
  says: 'The communities of the shop, which of them are told of its members, version and use, and what they were told last',
  reply: z.object({
    communities: z.array(z.object({ id, name: z.string(), agreedAt: z.string().nullable() })),
    last: z
      .object({
        month: z.string(),
        activeMembers: z.int().nullable(),
        version: z.string(),
        uses: z.record(z.string(), z.int()),
      })
      .nullable(),
  }),
})

export const shareFacts = route({
  method: 'POST',
  path: '/organisation/sharing',
  may: 'organisations.edit_profile',
  says: 'Let a community know, month by month, how many members the shop has, which version it uses and how much; or no longer',
  body: z.object({ community: id, agrees: z.boolean() }),
  reply: done,
  refusals: ['sharing.not_taking_part'],
})
