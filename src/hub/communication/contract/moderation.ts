/** Routes of moderators: what waits, who is on the list, mails that are handed in by hand or by a program. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { postStates } from '../rules/incoming.ts'
import { bounceKinds } from '../rules/subscriber.ts'
import { listModes, memberStates } from '../rules/thread.ts'

const id = z.uuid()
const may = 'list.moderate'
const done = z.object({})
const post = z.object({ post: id })

export const listPosts = route({
  method: 'GET',
  path: '/list/posts',
  may,
  says: 'Mails to the help list: those that wait, and what became of the others',
  query: listQuery('state', 'why'),
  reply: listReply(
    z.object({
      id,
      state: z.enum(postStates),
      /** Which check stopped it. */
      why: z.string().nullable(),
      reason: z.string().nullable(),
      subject: z.string(),
      body: z.string().nullable(),
      fromName: z.string(),
      fromAddress: z.string(),
      receivedAt: z.string(),
      files: z.int(),
    }),
  ),
})

export const acceptPost = route({
  method: 'POST',
  path: '/list/posts/:post/acceptance',
  may,
  says: 'Let a mail that waits go to the list',
  params: post,
  reply: z.object({ thread: id }),
  refusals: ['post.state'],
})

export const rejectPost = route({
  method: 'POST',
  path: '/list/posts/:post/rejection',
  may,
  says: 'Give a mail that waits back to its sender, with the reason',
  params: post,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: done,
  refusals: ['post.state'],
})

export const discardPost = route({
  method: 'POST',
  path: '/list/posts/:post/discarding',
  may,
  says: 'Throw a mail that waits away; with `block` its sender is not heard any more',
  params: post,
  body: z.object({ block: z.boolean().default(false) }),
  reply: done,
  refusals: ['post.state'],
})

export const listMembers = route({
  method: 'GET',
  path: '/list/members',
  may,
  says: 'Who is on the help list, and whose mails come back',
  query: listQuery('state', 'mode'),
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      email: z.string(),
      mode: z.enum(listModes),
      state: z.enum(memberStates),
      /** Tenths of points for mails that came back; 50 end them. */
      score: z.int(),
      joinedAt: z.string(),
      rule: z.enum(['moderated', 'blocked']).nullable(),
    }),
  ),
})

export const ruleSender = route({
  method: 'PUT',
  path: '/list/senders',
  may,
  says: 'Say of a sender that each mail waits (`moderated`), that none is taken (`blocked`), or neither',
  body: z.object({ email: z.email().max(200), rule: z.enum(['moderated', 'blocked']).nullable() }),
  reply: done,
})

export const listSenders = route({
  method: 'GET',
  path: '/list/senders',
  may,
  says: 'Senders of whom moderators said something',
  reply: z.object({ senders: z.array(z.object({ email: z.string(), rule: z.enum(['moderated', 'blocked']) })) }),
})

export const noteListBounce = route({
  method: 'POST',
  path: '/list/members/:account/bounces',
  may,
  says: 'Note that a mail of the list came back: five points end them, one for a mailbox that is gone, half a one else; a complaint ends them at once',
  params: z.object({ account: id }),
  body: z.object({ kind: z.enum(bounceKinds) }),
  reply: z.object({ disabled: z.boolean() }),
  refusals: ['list.not_member'],
})

export const takeMail = route({
  method: 'POST',
  path: '/list/mails',
  may,
  says: 'Hand in a mail as it came, for where no mail server reaches MAIL_IN; it is judged as any other',
  body: z.object({
    message: z.string().min(1).max(25_000_000),
    /** Of the envelope: empty for reports of mail servers; left out, what the mail says. */
    envelopeFrom: z.string().max(320).nullable().default(null),
    /** Left out: the list. */
    recipient: z.string().max(320).nullable().default(null),
  }),
  reply: z.object({ post: id.nullable(), state: z.string(), why: z.string().nullable() }),
})

export const importArchive = route({
  method: 'POST',
  path: '/list/archive',
  may,
  says: 'Read the archive of an earlier list (mbox): tell what would come in, or with `apply` bring it in; nobody gets those mails, and what is known is passed over',
  upload: true,
  body: z.object({ apply: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({
    applied: z.boolean(),
    mails: z.int(),
    fresh: z.int(),
    known: z.int(),
    unreadable: z.int(),
    threads: z.int(),
  }),
  refusals: ['mbox.empty'],
})
