/** What waits for the person who asks, and what comes next. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()

export const readWaitingMeetings = route({
  method: 'GET',
  path: '/waiting-meetings',
  may: 'community.enter',
  says: 'Questions of dates without the own answer, actions that are overdue, places that are offered, and the next meetings',
  reply: z.object({
    waiting: z.array(
      z.object({
        what: z.enum(['dates', 'action', 'offer']),
        title: z.string(),
        meeting: id.nullable(),
        event: id.nullable(),
        until: z.iso.date(),
      }),
    ),
    next: z.array(z.object({ id, title: z.string(), startsAt: z.string(), running: z.boolean() })),
  }),
})
