/** What happened: who did what, when. */
import { z } from 'zod'
import { listQuery, listReply } from '../lists/asked.ts'
import { route } from '../route.ts'

const day = z.iso.date()

export const readHistory = route({
  method: 'GET',
  path: '/history',
  may: 'history.read',
  says: 'What happened, latest first: of a thing, of a person, or of everything.',
  query: listQuery('name').extend({
    subject: z.uuid().optional(),
    person: z.uuid().optional(),
    /** An event, or all of a module with its dot: `shifts.` */
    name: z.string().max(100).optional(),
    /** An account, or `system` for what ran by itself. */
    actor: z.union([z.uuid(), z.literal('system')]).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  reply: listReply(
    z.object({
      id: z.string(),
      at: z.string(),
      name: z.string(),
      /** The event as a sentence, in the language of the person asking. */
      says: z.string(),
      subject: z.string().nullable(),
      person: z.string().nullable(),
      personName: z.string().nullable(),
      actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
      facts: z.record(z.string(), z.unknown()),
    }),
  ).extend({
    /** Every kind of event, to choose from. */
    names: z.array(z.string()),
  }),
})
