/** Routes of subscribers for editors. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { bounceKinds, subscriberStates } from '../rules/subscriber.ts'

const Row = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  language: z.string(),
  state: z.enum(subscriberStates),
  askedAt: z.string(),
  askedBy: z.enum(['form', 'import']),
  proof: z.string(),
  confirmedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBecause: z.string().nullable(),
})
const filters = ['state', 'language'] as const

export const listSubscribers = route({
  method: 'GET',
  path: '/news/subscribers',
  may: 'news.edit',
  says: 'Who gets the newsletter, each with the proof that it was asked for',
  query: listQuery(...filters),
  reply: listReply(Row),
})

export const exportSubscribers = route({
  method: 'GET',
  path: '/news/subscriber-list',
  may: 'news.edit',
  says: 'The same list as a file, with proof',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const noteBounce = route({
  method: 'POST',
  path: '/news/subscribers/:subscriber/bounces',
  may: 'news.edit',
  says: 'Note that a mail came back or that somebody complained: a hard bounce, a complaint, or five soft ones within 30 days end it',
  params: z.object({ subscriber: z.uuid() }),
  body: z.object({ kind: z.enum(bounceKinds), said: z.string().trim().max(500).nullable().default(null) }),
  reply: z.object({ suppressed: z.boolean() }),
  refusals: ['subscriber.state'],
})
