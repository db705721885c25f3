/** The route of what waits for the money of the organisations one acts for. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'

export const readWaitingRounds = route({
  method: 'GET',
  path: '/funding/waiting',
  may: 'community.enter',
  says: 'Open rounds in which an organisation of the person who asks has neither pledged nor declined, the nearest end first; and what these organisations have not paid yet',
  reply: z.object({
    money: z.array(
      z.object({
        kind: z.enum(['dues', 'call']),
        /** The period of the dues, or the round that calls. */
        id: z.uuid(),
        name: z.string().nullable(),
        participant: z.uuid(),
        participantName: z.string(),
        amount: z.int(),
        currency: z.enum(currencies),
        dueOn: z.iso.date(),
        /** Below 0: it is late. */
        daysLeft: z.int(),
      }),
    ),
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
