/** The route of what happened in a round. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

export const readRoundHistory = route({
  method: 'GET',
  path: '/funding/rounds/:round/history',
  may: 'funding.simulate',
  says: 'What happened in a round, latest first: who decided, for which organisation, with which power',
  params: z.object({ round: z.uuid() }),
  reply: z.object({
    events: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        says: z.string(),
        /** The organisation it was done for. */
        organisation: z.string().nullable(),
        /** Null: it happened by itself. */
        by: z.string().nullable(),
        power: z.enum(['speak', 'position', 'commit', 'steer', 'book']).nullable(),
      }),
    ),
    /** Whether there is more than what is shown. */
    more: z.boolean(),
  }),
})
