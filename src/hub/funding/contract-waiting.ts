/** The route of what waits for the money of the organisations one acts for. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'

export const readWaitingRounds = route({
  method: 'GET',
  path: '/funding/waiting',
  may: 'community.enter',
  says: 'Open rounds in which an organisation of the person who asks has neither pledged nor declined, the nearest end first',
  reply: z.object({
    rounds: z.array(
      z.object({
        round: z.uuid(),
        name: z.string(),
        target: z.int(),
        currency: z.enum(currencies),
        endsAt: z.string(),
        /** Whole days that are left; 0: it ends today. */
        daysLeft: z.int(),
        participant: z.uuid(),
        participantName: z.string(),
        /** Whether the person who asks may commit it, and else who may. */
        mayCommit: z.boolean(),
        committers: z.array(z.string()),
      }),
    ),
  }),
})
