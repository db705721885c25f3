/** The archive of an earlier list comes in: told first, brought in on demand; nobody gets those mails. */
import { createHash } from 'node:crypto'
import { type ActionContext, type Context, errand, type UploadedFile } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type { importArchive as contract } from '../contract/moderation.ts'
import { type ReadMail, readMail } from '../list/mail-reading.ts'
import { sayOfList, theList } from '../list/the-list.ts'
import { daysOf, mailsIn, threadsOf } from '../rules/mbox.ts'
import { bareSubject } from '../rules/thread.ts'
import { addArchived, threadsNamed } from '../store/posts.ts'
import { addThreads, touchThreads } from '../store/threads.ts'

type Input = InputOf<typeof contract>

/** One sign is one byte: each mail names its own alphabet. */
async function readAll(_ctx: Context, input: Input): Promise<ReadMail[]> {
  const { file } = input as Input & { readonly file: UploadedFile }
  const mails = mailsIn(Buffer.from(file.bytes).toString('latin1'))
  const read: ReadMail[] = []
  for (const mail of mails) {
    const one = await readMail(Buffer.from(mail, 'latin1'))
    read.push({ ...one, messageId: one.messageId ?? nameFor(mail) })
  }
  return read
}

/** A mail that bears no name has the same one each time the archive comes. */
const nameFor = (mail: string): string => `<${createHash('sha256').update(mail, 'latin1').digest('hex')}@archive>`

type Whole = ReadMail & { readonly messageId: string; readonly from: NonNullable<ReadMail['from']> }

const isWhole = (mail: ReadMail): mail is Whole => mail.readable && mail.from !== null && mail.messageId !== null

export const importArchive = errand('communication.importArchive', readAll, async (ctx, { apply }, all) => {
  await theList(ctx)
  if (all.length === 0) refuseWith([refuse('mbox.empty')])
  const once = [...new Map(all.filter(isWhole).map((mail) => [mail.messageId, mail])).values()]
  const named = await threadsNamed(ctx.db, ctx.organisation, [
    ...new Set(once.flatMap(({ messageId, answers }) => [messageId, ...answers])),
  ])
  const there = new Set(named.map(({ messageId }) => messageId))
  const known = new Map(named.flatMap(({ messageId, thread }) => (thread ? [[messageId, thread] as const] : [])))
  const written = daysOf(
    once.map(({ writtenAt }) => writtenAt),
    ctx.now,
  )
  const days = new Map(once.map((mail, at) => [mail, written[at]]))
  const fresh = once
    .filter(({ messageId }) => !there.has(messageId))
    .map((mail) => ({ ...mail, at: days.get(mail) ?? ctx.now }))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const placed = threadsOf(fresh, known, newId)
  const counts = {
    ...{ mails: all.length, fresh: fresh.length, known: once.length - fresh.length },
    ...{ unreadable: all.filter((mail) => !isWhole(mail)).length },
    threads: placed.filter(({ begins }) => begins).length,
  }
  if (apply === 'yes' && fresh.length > 0) await bringIn(ctx, placed)
  return { applied: apply === 'yes', ...counts }
})

type Placed = ReturnType<typeof threadsOf<Whole & { readonly at: ActionContext['now'] }>>

async function bringIn(ctx: ActionContext, placed: Placed): Promise<void> {
  const begun = placed.filter(({ begins }) => begins)
  const first = begun.length > 0 ? await nextNumber(ctx.db, ctx.organisation, 'thread', begun.length) : 0
  const none = sayOfList(ctx, ctx.shop.language)('list.no_subject')
  const threads = begun.map(({ mail, thread }, index) => ({
    ...{ id: thread, number: first + index, subject: bareSubject(mail.subject) || none, at: mail.at },
  }))
  await addThreads(ctx.db, ctx.organisation, threads)
  const posts = placed.map(({ mail, thread }) => ({
    ...{ id: newId(), thread, fromAddress: mail.from.address, fromName: mail.from.name, subject: mail.subject },
    ...{ body: mail.text, bytes: mail.bytes, messageId: mail.messageId, answers: mail.answers },
    ...{ receivedAt: mail.at, importedAt: ctx.now },
  }))
  await addArchived(ctx.db, ctx.organisation, posts)
  await touchThreads(ctx.db, ctx.organisation, [...new Set(placed.map(({ thread }) => thread))])
  ctx.record('communication.archive_imported', { subject: ctx.organisation, count: posts.length })
}
