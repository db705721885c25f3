/** Routes of candidates and of what votes are about. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { matterKinds } from '../rules/interests.ts'

export const withdrawCandidacy = route({
  method: 'POST',
  path: '/votes/:vote/withdrawals',
  may: 'community.enter',
  says: 'A candidate stands no longer: said by whoever acts for the candidate’s organisation, or by the core group. The others are counted as if it had never stood; with no more left than seats, all of them are elected.',
  params: z.object({ vote: z.uuid() }),
  body: z.object({ option: z.string().trim().min(1).max(120), reason: z.string().trim().max(1000).default('') }),
  reply: z.object({}),
  refusals: ['vote.state', 'vote.over', 'vote.no_candidacy', 'vote.withdrawn_already', 'vote.not_your_candidacy'],
})

export const listMatters = route({
  method: 'GET',
  path: '/vote-matters',
  may: 'community.steer',
  says: 'What a vote may be about so that it follows whose own matter it is: estimates, invoices, selections of a provider, defaults; the newest first, up to 200',
  query: z.object({ kind: z.enum(matterKinds) }),
  reply: z.object({
    matters: z.array(z.object({ id: z.uuid(), name: z.string(), owners: z.array(z.string()) })),
  }),
})
