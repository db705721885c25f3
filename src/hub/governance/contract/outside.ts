/** Routes of moderators: what people from outside said of a proposal. They say it on the public site. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { outsideStates } from '../rules/outside.ts'
import { language } from './proposals.ts'

const id = z.uuid()
const may = 'governance.moderate'
const params = z.object({ outsideComment: id })

export const listOutside = route({
  method: 'GET',
  path: '/outside-comments',
  may,
  says: 'Comments from outside, with those that wait for a moderator; addresses are shown to nobody',
  query: listQuery('state'),
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      text: z.string(),
      state: z.enum(outsideStates),
      reason: z.string().nullable(),
      rfc: id,
      proposal: z.string(),
      paragraph: z.int().nullable(),
      at: z.iso.datetime({ offset: true }),
    }),
  ),
})

export const exportOutside = route({
  method: 'GET',
  path: '/outside-comment-list',
  may,
  says: 'The same list as a file',
  query: listQuery('state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const acceptOutside = route({
  method: 'POST',
  path: '/outside-comments/:outsideComment/acceptance',
  may,
  says: 'Let a comment from outside be read by everybody; it counts as nobody’s review',
  params,
  reply: z.object({}),
  refusals: ['outside.judged'],
})

export const refuseOutside = route({
  method: 'POST',
  path: '/outside-comments/:outsideComment/refusal',
  may,
  says: 'Refuse a comment from outside, with the reason; whoever left an address is told',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({}),
  refusals: ['outside.judged'],
})

export const printProposal = route({
  method: 'GET',
  path: '/proposals/:rfc/brief-page',
  may: 'community.enter',
  says: 'One page for the board of an organisation, to print and to sign: what is proposed, what changes, until when, how one answers',
  params: z.object({ rfc: id }),
  query: z.object({ language: language.optional() }),
  reply: z.unknown(),
  sends: 'application/pdf',
})
