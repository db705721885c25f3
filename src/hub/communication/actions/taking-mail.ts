/** A mail comes in: it is read, judged by the first check that stops it, and goes its way. */
import { peopleInside } from '#hub/organisations/public.ts'
import { type ActionContext, errand } from '#platform/action.ts'
import type { IncomingMail } from '#platform/mail/mail-in.ts'
import type { InputOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type { takeMail as takeContract } from '../contract/moderation.ts'
import { type ReadMail, readMail } from '../list/mail-reading.ts'
import { newsAddress, pageOfList, type TheList, theList } from '../list/the-list.ts'
import { tellEditors } from '../people.ts'
import { isTold, judge, type Verdict } from '../rules/incoming.ts'
import { addressed, domainOf, listIdOf } from '../rules/list-letter.ts'
import { automaticOf, bounceIn, isOwn, isSuspicious } from '../rules/mail-headers.ts'
import { whyNotBounce } from '../rules/subscriber.ts'
import { isOnList } from '../rules/thread.ts'
import { holdKb, holdRecipients, suspicious } from '../settings.ts'
import * as members from '../store/list-members.ts'
import * as store from '../store/posts.ts'
import * as readers from '../store/subscribers.ts'
import { accept } from './accepting.ts'
import { listBounced } from './list-bounces.ts'
import { bounced } from './subscribing.ts'

interface Handed {
  readonly from: string | null
  readonly to: string
  /** As it came, for what no reader of mails tells. */
  readonly raw: string
  readonly read: ReadMail
}

/** By MAIL_IN. */
export const takeIncoming = errand(
  'communication.takeIncoming',
  (_ctx, { mail }: IncomingMail) => readMail(mail),
  (ctx, { from, to, mail }, read) => take(ctx, { from, to, raw: Buffer.from(mail).toString('latin1'), read }),
)

/** By hand, or by a program. */
export const takeMail = errand(
  'communication.takeMail',
  (_ctx, { message }: InputOf<typeof takeContract>) => readMail(new TextEncoder().encode(message)),
  async (ctx, { message, envelopeFrom, recipient }, read) => {
    const to = recipient ?? (await theList(ctx)).address
    return take(ctx, { from: envelopeFrom, to, raw: message, read })
  },
)

interface Taken {
  readonly post: string | null
  readonly state: string
  readonly why: string | null
}

async function take(ctx: ActionContext, handed: Handed): Promise<Taken> {
  const list = await theList(ctx)
  const { list: at, bounceOf } = addressed(handed.to)
  if (bounceOf && at === (await newsAddress(ctx))) return takeNewsBack(ctx, bounceOf, handed.raw)
  if (bounceOf) return takeBack(ctx, bounceOf, handed.raw)
  const post = await postFrom(ctx, handed, list)
  if ((await store.addPost(ctx.db, ctx.organisation, post)) === 0) {
    const known = await store.postNamed(ctx.db, ctx.organisation, post.messageId)
    return { post: known?.id ?? null, state: known?.state ?? 'received', why: known?.why ?? null }
  }
  ctx.record('communication.post_received', { subject: post.id })
  const verdict = await verdictOn(ctx, handed, post, list)
  const row = { ...post, thread: null, reason: null, why: verdict.why }
  if (verdict.state !== 'discarded') await keepFiles(ctx, post.id, handed.read)
  if (verdict.state === 'accepted') await accept(ctx, row)
  if (verdict.state === 'held') await hold(ctx, row, verdict.why, list)
  if (verdict.state === 'discarded') await discard(ctx, post.id, verdict.why)
  return { post: post.id, state: verdict.state, why: verdict.why }
}

async function takeBack(ctx: ActionContext, token: string, report: string): Promise<Taken> {
  const member = await members.lockMemberByToken(ctx.db, ctx.organisation, token)
  const kind = bounceIn(report)
  if (member && isOnList(member.state) && kind) await listBounced(ctx, member, kind)
  return { post: null, state: 'returned', why: kind }
}

async function takeNewsBack(ctx: ActionContext, token: string, report: string): Promise<Taken> {
  const reader = await readers.lockByToken(ctx.db, ctx.organisation, token)
  const kind = bounceIn(report)
  if (reader && kind && whyNotBounce(reader.state).length === 0) await bounced(ctx, reader.id, kind, null)
  return { post: null, state: 'returned', why: kind }
}

async function postFrom(ctx: ActionContext, { from, read }: Handed, list: TheList): Promise<store.NewPost> {
  const id = newId()
  const address = read.from?.address ?? from?.toLowerCase() ?? ''
  return {
    ...{
      id,
      state: 'received',
      via: 'mail',
      receivedAt: ctx.now,
      subject: read.subject,
      body: read.text,
      bytes: read.bytes,
    },
    account: address.includes('@') ? await ctx.accounts.accountByEmail(address) : null,
    fromAddress: address,
    fromName: read.from?.name ?? '',
    messageId: read.messageId ?? `<${id}@${domainOf(list.address)}>`,
    answers: read.answers,
  }
}

async function verdictOn(
  ctx: ActionContext,
  { from, read }: Handed,
  post: store.NewPost,
  list: TheList,
): Promise<Verdict> {
  const [inside, member, rule] = await Promise.all([
    peopleInside(ctx),
    post.account ? members.readMember(ctx.db, ctx.organisation, post.account) : null,
    members.ruleOf(ctx.db, ctx.organisation, post.fromAddress),
  ])
  const limits = { recipients: await ctx.setting(holdRecipients), kb: await ctx.setting(holdKb) }
  return judge(
    {
      ...{ rule, readable: read.readable, recipients: read.recipients, bytes: read.bytes, subject: read.subject },
      own: isOwn(read.headers, listIdOf(list.address)) || post.fromAddress === list.address,
      automatic: automaticOf(read.headers, from),
      member: member !== null && inside.includes(member.account) && isOnList(member.state),
      suspicious: isSuspicious(read.headers, read.senders, await ctx.setting(suspicious)),
    },
    limits,
  )
}

const keepFiles = (ctx: ActionContext, post: string, { files }: ReadMail): Promise<number> =>
  store.addFiles(
    ctx.db,
    ctx.organisation,
    post,
    files.map((file) => ({ ...file, id: newId(), token: randomToken() })),
  )

/** Moderators are told, and the sender where 5.11 says so. */
export async function hold(ctx: ActionContext, post: store.PostRow, why: string, list: TheList): Promise<void> {
  await store.settlePost(ctx.db, ctx.organisation, post.id, { state: 'held', why, at: ctx.now, by: null })
  ctx.record('communication.post_held', { subject: post.id, why })
  const facts = { subject: post.subject || '–', list: list.name, about: post.id }
  await tellEditors(ctx, 'communication.list_waits', { ...facts, link: `${pageOfList}/moderation` })
  const since = atWallTime(ctx.today, '00:00' as TimeOfDay, ctx.shop.zone)
  const told = await store.wasTold(ctx.db, ctx.organisation, post.fromAddress, since, post.id)
  if (!post.fromAddress.includes('@') || !isTold(why, told)) return
  ctx.notify(why === 'unreadable' ? 'communication.list_unreadable' : 'communication.list_stranger', post.id, facts)
}

async function discard(ctx: ActionContext, post: string, why: string): Promise<void> {
  await store.settlePost(ctx.db, ctx.organisation, post, { state: 'discarded', why, at: ctx.now, by: null })
  ctx.record('communication.post_discarded', { subject: post, why })
}
