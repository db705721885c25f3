/** Moderators decide on what waits, and of whom nothing is taken. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/moderation.ts'
import { theList } from '../list/the-list.ts'
import { whyNotModerate } from '../rules/incoming.ts'
import { addressOf } from '../rules/subscriber.ts'
import { type SenderRule, writeRule } from '../store/list-members.ts'
import * as store from '../store/posts.ts'
import { accept } from './accepting.ts'

async function waiting(ctx: ActionContext, id: string): Promise<store.PostRow> {
  const post = found(await store.lockPost(ctx.db, ctx.organisation, id), 'post')
  refuseWith(whyNotModerate(post.state))
  return post
}

export const acceptPost = action(
  'communication.acceptPost',
  async (ctx, input: InputOf<typeof contract.acceptPost>) => ({
    thread: await accept(ctx, await waiting(ctx, input.post)),
  }),
)

export const rejectPost = action(
  'communication.rejectPost',
  async (ctx, { post: id, reason }: InputOf<typeof contract.rejectPost>) => {
    const post = await waiting(ctx, id)
    await leave(ctx, post, { state: 'rejected', reason })
    ctx.record('communication.post_rejected', { subject: post.id, reason })
    if (post.fromAddress.includes('@')) {
      const { name } = await theList(ctx)
      const facts = { subject: post.subject || '–', reason, list: name, about: post.id }
      ctx.notify('communication.list_rejected', post.id, facts)
    }
    return {}
  },
)

export const discardPost = action(
  'communication.discardPost',
  async (ctx, { post: id, block }: InputOf<typeof contract.discardPost>) => {
    const post = await waiting(ctx, id)
    await leave(ctx, post, { state: 'discarded' })
    ctx.record('communication.post_discarded', { subject: post.id, why: post.why })
    if (block) await rule(ctx, post.fromAddress, 'blocked')
    return {}
  },
)

async function leave(
  ctx: ActionContext,
  { id }: store.PostRow,
  to: { readonly state: 'rejected' | 'discarded'; readonly reason?: string },
): Promise<void> {
  await store.settlePost(ctx.db, ctx.organisation, id, { ...to, at: ctx.now, by: ctx.actor.account })
  await store.dropFiles(ctx.db, ctx.organisation, id)
}

export const ruleSender = action(
  'communication.ruleSender',
  async (ctx, { email, rule: said }: InputOf<typeof contract.ruleSender>) => {
    await theList(ctx)
    await rule(ctx, email, said)
    return {}
  },
)

async function rule(ctx: ActionContext, email: string, said: SenderRule | null): Promise<void> {
  const sender = { address: addressOf(email), rule: said, at: ctx.now, by: ctx.actor.account }
  await writeRule(ctx.db, ctx.organisation, sender)
  ctx.record('communication.sender_ruled', { subject: ctx.organisation, rule: said })
}
