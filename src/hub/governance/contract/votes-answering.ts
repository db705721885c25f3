/** Routes of answers in a vote: given, taken back, set aside, left to another. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { ballotRefusals, Content } from './ballots.ts'

const id = z.uuid()
const vote = z.object({ vote: id })
const done = z.object({})

/** Whose answer it is: of an organisation, or where persons vote of one of them; oneself where nobody is named. */
const who = { participant: id.optional(), elector: id.optional() }

export const answerVote = route({
  method: 'POST',
  path: '/votes/:vote/answers',
  may: 'community.enter',
  says: 'Answer for an organisation; while the vote is open the newest answer counts, and earlier ones stay readable. A basket may be kept as a draft.',
  params: vote,
  body: Content.extend({
    ...who,
    reason: z.string().trim().max(20_000).nullable().default(null),
    /** Of a possible objection, whose harm is the reason. */
    whatWouldHelp: z.string().trim().max(20_000).default(''),
    draft: z.boolean().default(false),
  }),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.only_oneself',
    'vote.secret',
    'vote.reason',
    'objection.harm',
    'objection.help',
    'vote.no_draft',
    ...ballotRefusals,
  ],
})

export const answerByMail = route({
  method: 'POST',
  path: '/votes/:vote/mail-answers',
  may: 'community.enter',
  says: 'Answer as a mail does: the first line is the answer as the page words it, in any language; what follows is the reason, and of a possible objection after an empty line what would help. Where options are asked, a line for each, by its number or its name: `2` chooses or ranks it next, `2: 3` gives it 3 dots, a score of 3 or the third rank; the reason follows an empty line',
  params: vote,
  body: z.object({
    text: z.string().min(1).max(50_000),
    /** For whom, where one acts for several. */
    participant: id.optional(),
  }),
  reply: z.object({ says: z.string(), marks: Content.shape.marks }),
  refusals: [
    'reply.unclear',
    'reply.secret',
    'reply.which',
    ...['vote.state', 'vote.over', 'vote.not_elector', 'vote.conflict', 'vote.no_position', 'vote.only_oneself'],
    ...['vote.secret', 'vote.reason', 'objection.harm', 'objection.help'],
    ...ballotRefusals,
  ],
})

export const takeBasketBack = route({
  method: 'POST',
  path: '/votes/:vote/answers/taking-back',
  may: 'community.enter',
  says: 'Take a basket back while the vote is open',
  params: vote,
  body: z.object(who),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.only_oneself',
    'vote.no_basket',
  ],
})

export const declareConflict = route({
  method: 'POST',
  path: '/votes/:vote/conflicts',
  may: 'community.enter',
  says: 'Say that an organisation has an interest in the matter: it may speak, and its answer is set aside',
  params: vote,
  body: z.object({ ...who, reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.no_position',
    'vote.only_oneself',
    'vote.cast_already',
    'delegation.only_answers',
  ],
})

const delegationRefusals = [
  'vote.state',
  'vote.over',
  'vote.not_elector',
  'vote.conflict',
  'vote.no_position',
  'vote.only_oneself',
  'delegation.only_answers',
] as const

export const delegateVote = route({
  method: 'POST',
  path: '/votes/:vote/delegations',
  may: 'community.enter',
  says: 'Let another organisation answer for one’s own in this vote; an answer of one’s own always wins',
  params: vote,
  /** Of a vote of persons the receiver may be named by the address of the sign-in. */
  body: z.object({ ...who, receiver: id.optional(), receiverEmail: z.email().optional() }),
  reply: done,
  refusals: [
    ...delegationRefusals,
    'delegation.itself',
    'delegation.lots',
    'delegation.not_elector',
    'delegation.conflict',
    'delegation.answered',
    'delegation.twice',
    'delegation.chain',
    'delegation.full',
  ],
})

export const endDelegation = route({
  method: 'POST',
  path: '/votes/:vote/delegations/ending',
  may: 'community.enter',
  says: 'Take a delegation back that was not used yet',
  params: vote,
  body: z.object(who),
  reply: done,
  refusals: [...delegationRefusals, 'delegation.used', 'delegation.of_theme'],
})
