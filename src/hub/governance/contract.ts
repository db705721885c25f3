/** Routes of proposals: written, found, read. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { proposalStates } from './rules/states.ts'

const id = z.uuid()
const day = z.iso.date()

const Row = z.object({
  id,
  number: z.int().nullable(),
  title: z.string(),
  state: z.enum(proposalStates),
  author: id.nullable(),
  authorName: z.string().nullable(),
  publishedOn: day.nullable(),
})

export const listProposals = route({
  method: 'GET',
  path: '/proposals',
  may: 'community.enter',
  says: 'The proposals of the community; a draft only for those who write it',
  query: listQuery('state', 'author'),
  reply: listReply(Row),
})
