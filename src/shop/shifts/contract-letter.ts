/** The route behind the links of mails about one shift: good without signing in, and changes nothing. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { day, id, shiftState, time } from './contract.ts'

export const readShiftByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/shift-letters/:shift',
  may: anyone('whoever holds the signed link of a mail sees the one shift that the mail was about'),
  says: 'One shift as the mail about it tells it, and whether the person of the link still has a seat there.',
  params: z.object({ organisation: z.string(), shift: id }),
  query: z.object({ signed: z.string().max(1000) }),
  reply: z.object({
    shift: id,
    day,
    localStart: time,
    localEnd: time,
    name: z.string(),
    state: shiftState,
    cancelReason: z.string().nullable(),
    leadName: z.string().nullable(),
    seated: z.boolean(),
    /** The seat, while it is planned and still to come. */
    attendance: id.nullable(),
  }),
})
