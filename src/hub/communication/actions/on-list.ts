/** Somebody joins the list, writes on its page, leaves. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotAllowed, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import type * as contract from '../contract/list.ts'
import { type TheList, theList } from '../list/the-list.ts'
import { stoppedListPage } from '../pages.ts'
import { domainOf } from '../rules/list-letter.ts'
import { isOnList, whyNotLeave, whyNotWrite } from '../rules/thread.ts'
import * as members from '../store/list-members.ts'
import * as store from '../store/posts.ts'
import { readThread } from '../store/threads.ts'
import { accept } from './accepting.ts'
import { hold } from './taking-mail.ts'

/** A program is nobody's mailbox. */
function self(ctx: ActionContext): AccountId {
  if (!ctx.actor.account) throw new NotAllowed('community.enter')
  return ctx.actor.account
}

export const chooseMode = action(
  'communication.chooseMode',
  async (ctx, { mode }: InputOf<typeof contract.chooseMode>) => {
    const account = self(ctx)
    await theList(ctx)
    await members.writeMember(ctx.db, ctx.organisation, { account, mode, token: randomToken(), at: ctx.now })
    ctx.record('communication.list_joined', { subject: account, mode })
    return {}
  },
)

export const leaveList = action('communication.leaveList', async (ctx, _input: InputOf<typeof contract.leaveList>) => {
  const member = await members.lockMember(ctx.db, ctx.organisation, self(ctx))
  refuseWith(whyNotLeave(member?.state ?? null))
  if (member) await leave(ctx, member)
  return {}
})

/** By the link of a mail: nobody signs in, and nobody learns whether the word was right. */
export const stopList = action('communication.stopList', async (ctx, { token }: InputOf<typeof contract.stopList>) => {
  await theList(ctx)
  const member = await members.lockMemberByToken(ctx.db, ctx.organisation, token)
  if (member && isOnList(member.state)) await leave(ctx, member)
  return stoppedListPage(ctx, ctx.language)
})

async function leave(ctx: ActionContext, { account }: members.ListMemberRow): Promise<void> {
  await members.changeMember(ctx.db, ctx.organisation, account, { state: 'left', endedAt: ctx.now, warnings: 0 })
  ctx.record('communication.list_left', { subject: account })
}

export const writePost = action('communication.writePost', async (ctx, input: InputOf<typeof contract.writePost>) => {
  const account = self(ctx)
  const list = await theList(ctx)
  const { thread, subject } = input
  const member = await members.readMember(ctx.db, ctx.organisation, account)
  const person = found((await ctx.accounts.accountsById([account])).get(account), 'person')
  const rule = await members.ruleOf(ctx.db, ctx.organisation, person.email.toLowerCase())
  refuseWith([
    ...whyNotWrite(member?.state ?? null, thread, subject),
    ...(rule === 'blocked' ? [refuse('list.blocked')] : []),
  ])
  const written = { ...input, account, name: person.name, address: person.email.toLowerCase() }
  const post = await keep(ctx, list, written)
  if (rule === 'moderated') {
    await hold(ctx, post, 'moderated', list)
    return { post: post.id, thread: null, state: 'held' }
  }
  return { post: post.id, thread: await accept(ctx, post, thread), state: 'accepted' }
})

interface Written extends InputOf<typeof contract.writePost> {
  readonly account: AccountId
  readonly name: string
  readonly address: string
}

async function keep(ctx: ActionContext, list: TheList, written: Written): Promise<store.PostRow> {
  const { thread, account, name, address, text } = written
  const before = thread ? found(await readThread(ctx.db, ctx.organisation, thread), 'thread') : null
  const earlier = before ? await store.postsOf(ctx.db, ctx.organisation, before.id) : []
  const id = newId()
  const post = {
    ...{ id, state: 'received' as const, via: 'page' as const, account, fromName: name, fromAddress: address },
    ...{ subject: before ? `Re: ${before.subject}` : written.subject, body: text, bytes: Buffer.byteLength(text) },
    ...{
      messageId: `<${id}@${domainOf(list.address)}>`,
      answers: earlier.slice(-10).map(({ messageId }) => messageId),
    },
    receivedAt: ctx.now,
  }
  await store.addPost(ctx.db, ctx.organisation, post)
  ctx.record('communication.post_received', { subject: id })
  return { ...post, thread: null, reason: null, why: null }
}
