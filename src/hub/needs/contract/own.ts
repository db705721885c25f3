/** What the person who asks may act for, and what waits there. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()

export const readOwn = route({
  method: 'GET',
  path: '/own-needs',
  may: 'community.enter',
  says: 'For whom the person who asks acts, and what waits for an answer of these: consultations, deliveries, feedback, estimates',
  reply: z.object({
    organisations: z.array(z.object({ id, name: z.string(), powers: z.array(z.string()), provider: z.boolean() })),
    waiting: z.array(
      z.object({
        what: z.enum(['consultation', 'acceptance', 'feedback', 'estimate']),
        organisation: z.string(),
        need: id,
        estimate: id.nullable(),
        number: z.int().nullable(),
        problem: z.string().nullable(),
        until: z.iso.date().nullable(),
        /** Names of those who may answer. */
        names: z.array(z.string()),
      }),
    ),
  }),
})

export const readProviders = route({
  method: 'GET',
  path: '/need-providers',
  may: 'community.enter',
  says: 'Who holds the task of a provider today',
  reply: z.object({ providers: z.array(z.object({ id, name: z.string() })) }),
})
