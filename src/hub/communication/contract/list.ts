/** Routes of the help list for its people: threads, membership, the questions that come again. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { listModes, memberStates } from '../rules/thread.ts'

const id = z.uuid()
const may = 'community.enter'
const language = z.enum(languages)
const done = z.object({})
const thread = z.object({ thread: id })
const yes = z.boolean()

export const readList = route({
  method: 'GET',
  path: '/list',
  may,
  says: 'The help list: its address, whether one is on it and how its mails come',
  reply: z.object({
    name: z.string(),
    address: z.string(),
    /** Whether mails to that address reach this installation cannot be known here: it takes them where it listens. */
    members: z.int(),
    own: z.object({ mode: z.enum(listModes), state: z.enum(memberStates) }).nullable(),
    /** Mails that wait for a moderator; null for whoever is none. */
    waiting: z.int().nullable(),
    /** Where the community talks from day to day, elsewhere. */
    chat: z.string().nullable(),
  }),
})

const ThreadRow = z.object({
  id,
  number: z.int(),
  subject: z.string(),
  posts: z.int(),
  begunAt: z.string(),
  lastAt: z.string(),
  solved: yes,
  needNumber: z.int().nullable(),
})

export const listThreads = route({
  method: 'GET',
  path: '/list/threads',
  may,
  says: 'What was asked on the help list, the latest first; words are sought in all mails',
  query: listQuery('solved'),
  reply: listReply(ThreadRow),
})

export const exportThreads = route({
  method: 'GET',
  path: '/list/thread-table',
  may,
  says: 'The same list as a file',
  query: listQuery('solved').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const exportArchive = route({
  method: 'GET',
  path: '/list/archive',
  may,
  says: 'Every mail of the list as a file for mail programs (mbox), without addresses of people',
  reply: z.unknown(),
  sends: 'application/mbox',
})

export const readThread = route({
  method: 'GET',
  path: '/list/threads/:thread',
  may,
  says: 'One thread with its mails; names of people and no addresses',
  params: thread,
  reply: z.object({
    id,
    number: z.int(),
    subject: z.string(),
    solvedAt: z.string().nullable(),
    solvedBy: z.string().nullable(),
    solvedPost: id.nullable(),
    need: z.object({ id, number: z.int().nullable() }).nullable(),
    faq: id.nullable(),
    /** Whether whoever asks may answer here, and for whom they may tell a need. */
    member: yes,
    speaksFor: z.array(z.object({ id, name: z.string() })),
    posts: z.array(
      z.object({
        id,
        by: z.string(),
        own: yes,
        at: z.string(),
        text: z.string(),
        files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int(), href: z.string() })),
      }),
    ),
  }),
})

export const chooseMode = route({
  method: 'PUT',
  path: '/list/membership',
  may,
  says: 'Join the help list, or choose how its mails come: each at once, one a day, or none',
  body: z.object({ mode: z.enum(listModes) }),
  reply: done,
})

export const leaveList = route({
  method: 'DELETE',
  path: '/list/membership',
  may,
  says: 'Leave the help list',
  reply: done,
  refusals: ['list.not_member'],
})

export const exportOwnList = route({
  method: 'GET',
  path: '/list/membership/export',
  may,
  says: 'Everything the help list keeps of whoever asks, as a file (JSON): how its mails come, what was written, solved and worded, and mails to them that came back',
  reply: z.unknown(),
  sends: 'application/json',
})

export const writePost = route({
  method: 'POST',
  path: '/list/posts',
  may,
  says: 'Write to the help list: a new thread with a subject, or an answer in one',
  body: z.object({
    thread: id.nullable().default(null),
    subject: z.string().trim().max(200).default(''),
    text: z.string().trim().min(1).max(20_000),
  }),
  reply: z.object({ post: id, thread: id.nullable(), state: z.string() }),
  refusals: ['list.not_member', 'list.blocked', 'post.no_subject'],
})

export const solveThread = route({
  method: 'PUT',
  path: '/list/threads/:thread/solution',
  may,
  says: 'Mark a thread as solved, by the answer that helped where one did',
  params: thread,
  body: z.object({ post: id.nullable().default(null) }),
  reply: done,
})

export const reopenThread = route({
  method: 'DELETE',
  path: '/list/threads/:thread/solution',
  may,
  says: 'Open a thread again',
  params: thread,
  reply: done,
})

export const makeFaq = route({
  method: 'POST',
  path: '/list/threads/:thread/faq',
  may,
  says: 'Put a solved thread among the questions that come again: its subject, and the answer that helped',
  params: thread,
  reply: z.object({ faq: id }),
  refusals: ['thread.not_solved', 'thread.in_faq', 'faq.no_answer'],
})

export const listFaq = route({
  method: 'GET',
  path: '/list/faq',
  may,
  says: 'Questions that come again, with their answers',
  query: listQuery('language'),
  reply: listReply(
    z.object({ id, question: z.string(), answer: z.string(), language, thread: id, writtenAt: z.string() }),
  ),
})

export const writeFaq = route({
  method: 'PUT',
  path: '/list/faq/:faq',
  may,
  says: 'Word a question and its answer better',
  params: z.object({ faq: id }),
  body: z.object({
    question: z.string().trim().min(1).max(300),
    answer: z.string().trim().min(1).max(20_000),
    language,
  }),
  reply: done,
})

export const removeFaq = route({
  method: 'DELETE',
  path: '/list/faq/:faq',
  may: 'list.moderate',
  says: 'Take a question out again',
  params: z.object({ faq: id }),
  reply: done,
})

export const makeNeed = route({
  method: 'POST',
  path: '/list/threads/:thread/need',
  may,
  says: 'Make a thread a need of an organisation, with its photos: handed in where the result wished for is said, else a draft',
  params: thread,
  body: z.object({
    participant: id,
    wishedResult: z.string().trim().max(4000).nullable().default(null),
    area: z.string().trim().min(1).max(60).default('other'),
  }),
  reply: z.object({ need: id, number: z.int().nullable() }),
  refusals: ['thread.is_need', 'power.missing', 'need.not_taking_part'],
})

const byToken = anyone('the word in the link of the mail says whose it is')
const withToken = z.object({ organisation: z.string(), token: z.string().min(1).max(60) })
const htmlPage = { reply: z.unknown(), sends: 'text/html', page: true } as const

export const readStopListPage = route({
  method: 'GET',
  path: '/l/:organisation/stop/:token',
  may: byToken,
  says: 'The page with the button that takes somebody off the help list; opening it changes nothing',
  params: withToken,
  ...htmlPage,
  form: 'unpaced',
})

export const stopList = route({
  method: 'POST',
  path: '/l/:organisation/stop/:token',
  may: byToken,
  says: 'Takes somebody off the help list at once, without signing in (RFC 8058); again, or with an unknown word, the answer is the same',
  params: withToken,
  body: z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
  ...htmlPage,
  form: 'unpaced',
})

export const readListFile = route({
  method: 'GET',
  path: '/l/:organisation/files/:token',
  may: byToken,
  says: 'What came along with a mail of the list: whoever has the link had the mail',
  params: withToken,
  reply: z.unknown(),
  sends: 'application/octet-stream',
  page: true,
})
