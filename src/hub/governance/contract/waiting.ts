/** What waits for the person who asks: on the home of the community. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()

export const readWaitingDecisions = route({
  method: 'GET',
  path: '/waiting-decisions',
  may: 'community.enter',
  says: 'Proposals that an own organisation has not answered, votes without its answer, people who are proposed for a seat, and own reports that are due',
  reply: z.object({
    waiting: z.array(
      z.object({
        what: z.enum(['proposal', 'vote', 'seat', 'accept', 'report']),
        /** The proposal, vote, seat or mandate it is about. */
        id,
        title: z.string(),
        /** The organisation that is asked; null: the person. */
        organisation: z.string().nullable(),
        /** The last day, where there is one. */
        until: z.iso.date().nullable(),
      }),
    ),
  }),
})
