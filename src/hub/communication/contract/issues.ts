/** Routes of issues for editors, and the archive for everybody. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { issueStates } from '../rules/issue.ts'
import { translationStates } from '../rules/translation.ts'

const id = z.uuid()
const language = z.enum(languages)
const issue = z.object({ issue: id })
const done = z.object({})
const reason = z.object({ reason: z.string().trim().min(1).max(500) })
const may = 'news.edit'

const Row = z.object({
  id,
  number: z.int(),
  state: z.enum(issueStates),
  subject: z.string(),
  sendAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  sent: z.int(),
})

export const listIssues = route({
  method: 'GET',
  path: '/news/issues',
  may,
  says: 'The issues of the newsletter',
  query: listQuery('state'),
  reply: listReply(Row),
})

export const readIssue = route({
  method: 'GET',
  path: '/news/issues/:issue',
  may,
  says: 'One issue: its texts, how they look, and what became of its mails',
  params: issue,
  reply: z.object({
    id,
    number: z.int(),
    state: z.enum(issueStates),
    language,
    languages: z.array(language),
    since: z.iso.date(),
    sendAt: z.string().nullable(),
    sentAt: z.string().nullable(),
    reason: z.string().nullable(),
    /** Whether whoever asks wrote last or handed it in, and so does not review it. */
    own: z.boolean(),
    /** Readers who would get it now. */
    readers: z.int(),
    texts: z.array(
      z.object({
        language,
        subject: z.string(),
        body: z.string(),
        state: z.enum(translationStates),
        /** Whether whoever asks wrote it, and so does not review it. */
        own: z.boolean(),
        html: z.string(),
      }),
    ),
    pictures: z.array(
      z.object({ id, number: z.int(), says: z.string(), size: z.int(), href: z.string(), line: z.string() }),
    ),
    /** How many mails are in which state. */
    mails: z.record(z.string(), z.int()),
    /** Reserved when a process ended: they may have left, so a person looks. */
    unsure: z.array(z.object({ subscriber: id, email: z.string().nullable() })),
    happened: z.array(z.string()),
  }),
})

export const beginIssue = route({
  method: 'POST',
  path: '/news/issues',
  may,
  says: 'Begin an issue; its draft is written from what happened since the last one that was sent',
  reply: z.object({ issue: id, number: z.int() }),
})

export const writeIssue = route({
  method: 'PUT',
  path: '/news/issues/:issue/texts/:language',
  may,
  says: 'Write an issue in one language; both empty takes the language away',
  params: issue.extend({ language }),
  body: z.object({ subject: z.string().trim().max(200), body: z.string().trim().max(50_000) }),
  reply: done,
  refusals: ['issue.state'],
})

export const reviewText = route({
  method: 'PUT',
  path: '/news/issues/:issue/texts/:language/review',
  may,
  says: 'Say of a translation that somebody else wrote that it fits the original',
  params: issue.extend({ language }),
  reply: done,
  refusals: ['issue.state', 'issue.own_review', 'text.missing', 'text.original', 'text.reviewed'],
})

export const addPicture = route({
  method: 'POST',
  path: '/news/issues/:issue/pictures',
  may,
  says: 'Add a picture (PNG or JPEG) with words that say what it shows; a line at the end of each text stands for it, and the mail brings it along',
  params: issue,
  upload: true,
  body: z.object({ says: z.string().trim().min(1).max(200) }),
  reply: z.object({ picture: id, number: z.int() }),
  refusals: ['issue.state', 'issue_picture.kind', 'issue_picture.size', 'issue_picture.many'],
})

export const removePicture = route({
  method: 'DELETE',
  path: '/news/issues/:issue/pictures/:picture',
  may,
  says: 'Take a picture out of an issue, and its line out of each text',
  params: issue.extend({ picture: id }),
  reply: done,
  refusals: ['issue.state'],
})

export const readPicture = route({
  method: 'GET',
  path: '/n/:organisation/pictures/:token',
  may: anyone('a picture belongs to an issue for everybody; its word is told to nobody before'),
  says: 'A picture of an issue, from our own address',
  params: z.object({ organisation: z.string(), token: z.string().min(1).max(60) }),
  reply: z.unknown(),
  sends: 'image/jpeg',
  page: true,
})

export const handInIssue = route({
  method: 'POST',
  path: '/news/issues/:issue/review-requests',
  may,
  says: 'Hand an issue in for review by a second person',
  params: issue,
  reply: done,
  refusals: ['issue.state', 'issue.empty', 'issue.unfinished', 'issue_picture.missing'],
})

export const approveIssue = route({
  method: 'POST',
  path: '/news/issues/:issue/approvals',
  may,
  says: 'Approve an issue that somebody else wrote, and say when it goes out',
  params: issue,
  body: z.object({ day: z.iso.date(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
  reply: done,
  refusals: ['issue.state', 'issue.own_review', 'issue.past', 'time.missing'],
})

export const sendIssueBack = route({
  method: 'POST',
  path: '/news/issues/:issue/returns',
  may,
  says: 'Give an issue back to be changed, with a reason',
  params: issue,
  body: reason,
  reply: done,
  refusals: ['issue.state'],
})

export const pauseIssue = route({
  method: 'POST',
  path: '/news/issues/:issue/pauses',
  may,
  says: 'Stop sending for now',
  params: issue,
  body: reason,
  reply: done,
  refusals: ['issue.state'],
})

export const resumeIssue = route({
  method: 'POST',
  path: '/news/issues/:issue/resumptions',
  may,
  says: 'Go on sending to those who did not get it yet',
  params: issue,
  reply: done,
  refusals: ['issue.state'],
})

export const cancelIssue = route({
  method: 'POST',
  path: '/news/issues/:issue/cancellation',
  may,
  says: 'Give an issue up; whoever has it keeps it, nobody else gets it',
  params: issue,
  body: reason,
  reply: done,
  refusals: ['issue.state'],
})

export const settleUnsure = route({
  method: 'POST',
  path: '/news/issues/:issue/unsure/:subscriber',
  may,
  says: 'Note what became of a mail that was under way when the process ended; it is not sent again',
  params: issue.extend({ subscriber: id }),
  body: z.object({ arrived: z.boolean() }),
  reply: done,
  refusals: ['issue.not_unsure'],
})

export const readIssuePage = route({
  method: 'GET',
  path: '/n/:organisation/issues/:number',
  may: anyone('an issue that was sent is for everybody'),
  says: 'An issue that was sent, as a page without script and cookie',
  params: z.object({ organisation: z.string(), number: z.coerce.number().int() }),
  query: z.object({ lang: z.string().max(5).optional() }),
  reply: z.unknown(),
  sends: 'text/html',
  page: true,
  form: 'paced',
})
