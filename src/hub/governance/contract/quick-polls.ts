/** Routes of quick polls: asked and answered by persons, on a page without a sign-in where they are open to all. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { pollKinds, pollStates } from '../rules/quick-polls.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const quickPoll = z.object({ quickPoll: id })
const format = z.enum(['csv', 'xlsx']).default('csv')
const language = z.enum(languages)

const Row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  kind: z.enum(pollKinds),
  state: z.enum(pollStates),
  people: z.int(),
  closesAt: moment,
})

export const listQuickPolls = route({
  method: 'GET',
  path: '/quick-polls',
  may: 'community.enter',
  says: 'The quick polls of the community',
  query: listQuery('state', 'kind'),
  reply: listReply(Row),
})

export const exportQuickPolls = route({
  method: 'GET',
  path: '/quick-poll-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state', 'kind').extend({ format }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Shown = Row.extend({
  question: z.string().nullable(),
  statements: z.array(z.string()),
  goal: z.int().nullable(),
  /** How many said what; of cards for each statement. */
  lines: z.array(
    z.object({
      statement: z.string().nullable(),
      counts: z.array(z.object({ word: z.string(), people: z.int() })),
    }),
  ),
  /** Whether a count found as many as it takes; null where none is asked. */
  reached: z.boolean().nullable(),
  own: z.array(z.string()).nullable(),
  /** On the clock of the community. */
  until: z.object({ day: z.iso.date(), time: z.string() }),
})

export const readQuickPoll = route({
  method: 'GET',
  path: '/quick-polls/:quickPoll',
  may: 'community.enter',
  says: 'One quick poll with its answers; who chose which card nobody learns',
  params: quickPoll,
  reply: Shown.extend({
    openToAll: z.boolean(),
    author: z.string().nullable(),
    outsiders: z.int(),
    ownReason: z.string().nullable(),
    answers: z.array(z.object({ person: z.string().nullable(), said: z.string(), reason: z.string().nullable() })),
    mayEnd: z.boolean(),
    /** Where its poster leads. */
    page: z.string(),
  }),
})

export const askQuickPoll = route({
  method: 'POST',
  path: '/quick-polls',
  may: 'community.enter',
  says: 'Ask a quick poll: a sense check, a count, or statement cards. Nothing is decided by it.',
  body: z.object({
    kind: z.enum(pollKinds),
    title: z.string().trim().min(1).max(120),
    question: z.string().trim().max(2000).nullable().default(null),
    /** Of cards. */
    statements: z.array(z.string().trim().min(1).max(240)).max(40).default([]),
    /** Of a count: how many it takes. */
    goal: z.int().min(1).max(100_000).nullable().default(null),
    /** Whoever has the address may answer, without a sign-in. */
    openToAll: z.boolean().default(false),
    /** Null: after the days of the setting. */
    closesOn: z.iso.date().nullable().default(null),
    closesTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default('20:00'),
  }),
  reply: z.object({ quickPoll: id, number: z.int() }),
  refusals: [
    'time.missing',
    'vote.closing_past',
    'quick.no_statements',
    'quick.statements_unasked',
    'quick.statement_twice',
    'quick.goal_unasked',
  ],
})

/** One word; of cards one for each statement, in their order. */
const answer = {
  said: z.array(z.string().max(20)).min(1).max(40),
  reason: z.string().trim().max(500).nullable().default(null),
}

export const answerQuickPoll = route({
  method: 'POST',
  path: '/quick-polls/:quickPoll/answers',
  may: 'community.enter',
  says: 'Answer a quick poll for oneself; the newest answer stands',
  params: quickPoll,
  body: z.object(answer),
  reply: z.object({}),
  refusals: ['quick.over', 'quick.answer'],
})

export const endQuickPoll = route({
  method: 'POST',
  path: '/quick-polls/:quickPoll/ending',
  may: 'community.enter',
  says: 'End a quick poll before its time; whoever asked it does, or the core group',
  params: quickPoll,
  reply: z.object({}),
  refusals: ['quick.over'],
})

export const printPoster = route({
  method: 'GET',
  path: '/quick-polls/:quickPoll/poster',
  may: 'community.enter',
  says: 'A poster for the wall: the question, and a code that leads a phone to it',
  params: quickPoll,
  query: z.object({ language: language.optional() }),
  reply: z.unknown(),
  sends: 'application/pdf',
})

const everybody = anyone(
  'whoever stands before the poster may answer, where the poll is open to all; others find nothing',
)
const publicParams = z.object({ organisation: z.string(), quickPoll: id })

export const readPublicPoll = route({
  method: 'GET',
  path: '/public/:organisation/quick-polls/:quickPoll',
  may: everybody,
  says: 'A poll that is open to all, and how many said what, without names and reasons',
  params: publicParams,
  query: z.object({ voice: id.optional() }),
  reply: Shown.extend({ community: z.string(), page: z.string() }),
})

export const answerPublicPoll = route({
  method: 'POST',
  path: '/public/:organisation/quick-polls/:quickPoll/answers',
  may: everybody,
  says: 'Answer a poll that is open to all; the same voice again changes its answer',
  params: publicParams,
  body: z.object({ ...answer, voice: id.nullable().default(null) }),
  reply: z.object({ voice: id }),
  refusals: ['quick.over', 'quick.answer'],
})

export const printPublicPoster = route({
  method: 'GET',
  path: '/public/:organisation/quick-polls/:quickPoll/poster',
  may: everybody,
  says: 'The poster of a poll that is open to all, for whoever hangs it on a wall',
  params: publicParams,
  query: z.object({ language: language.optional() }),
  reply: z.unknown(),
  sends: 'application/pdf',
})

export const readShopPolls = route({
  method: 'GET',
  path: '/communities-ask',
  may: 'governance.see_asked',
  says: 'What the communities of this shop ask everybody, and what people say: the open polls, then those that closed in the last days',
  reply: z.object({
    /** Whether the shop takes part in a community at all. */
    takesPart: z.boolean(),
    polls: z.array(
      Shown.pick({
        ...{ id: true, number: true, title: true, kind: true, state: true, people: true, closesAt: true },
        ...{ question: true, goal: true, lines: true, reached: true },
      }).extend({ community: z.string(), organisation: id }),
    ),
  }),
})
