/** Routes of what the co-ops say about a proposal: comments, readings, final comments. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { commentKinds } from '../rules/states.ts'

const id = z.uuid()
const proposal = z.object({ rfc: id })
const text = z.string().trim().min(1).max(4000)
const done = z.object({})

export const commentOn = route({
  method: 'POST',
  path: '/proposals/:rfc/comments',
  may: 'community.enter',
  says: 'Comment on a paragraph of the newest version, or on the whole: as the position of an organisation, or as oneself',
  params: proposal,
  body: z.object({
    participant: id,
    paragraph: z.int().min(1).nullable().default(null),
    kind: z.enum(commentKinds).default('remark'),
    text,
    asPosition: z.boolean().default(false),
  }),
  reply: z.object({ comment: id }),
  refusals: ['power.missing', 'proposal.state', 'proposal.paragraph'],
})

export const answerComment = route({
  method: 'POST',
  path: '/comments/:comment/answer',
  may: 'community.enter',
  says: 'Answer a comment, take it into the text, or decline it with a reason; whoever wrote the proposal does, or the core group',
  params: z.object({ comment: id }),
  body: z.object({
    status: z.enum(['answered', 'integrated', 'declined']),
    answer: z.string().trim().max(4000).default(''),
  }),
  reply: done,
  refusals: ['power.missing', 'proposal.state', 'comment.reason_missing'],
})

export const noteRead = route({
  method: 'POST',
  path: '/proposals/:rfc/readings',
  may: 'community.enter',
  says: '“Read, nothing to add”: the organisation has been heard',
  params: proposal,
  body: z.object({ participant: id }),
  reply: done,
  refusals: ['power.missing', 'proposal.state', 'proposal.not_active'],
})

export const startFinalComments = route({
  method: 'POST',
  path: '/proposals/:rfc/final-comments',
  may: 'community.enter',
  says: 'Start the final comments: days for comments have passed, nothing stands open, enough co-ops were heard; the core group does it',
  params: proposal,
  reply: z.object({ until: z.iso.date() }),
  refusals: ['proposal.state', 'rfc.not_ready'],
})
