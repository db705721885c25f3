/** A post goes to the list: into its thread, and to everybody who reads. */
import { peopleInside } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { newId } from '#platform/values/ids.ts'
import { sayOfList } from '../list/the-list.ts'
import { bytesOfKb } from '../rules/incoming.ts'
import { bareSubject } from '../rules/thread.ts'
import { digestKb } from '../settings.ts'
import * as copies from '../store/copies.ts'
import * as posts from '../store/posts.ts'
import { type PostRow, settlePost } from '../store/posts.ts'
import * as threads from '../store/threads.ts'

/** The thread it stands in now. */
export async function accept(ctx: ActionContext, post: PostRow, thread: string | null = null): Promise<string> {
  const known = thread ?? (await posts.threadAnswered(ctx.db, ctx.organisation, post.answers))
  const into = known ?? (await beginThread(ctx, post))
  if (known) await threads.touchThread(ctx.db, ctx.organisation, known, post.receivedAt)
  const settled = { state: 'accepted' as const, thread: into, at: ctx.now, by: ctx.actor.account }
  await settlePost(ctx.db, ctx.organisation, post.id, settled)
  ctx.record('communication.post_accepted', { subject: post.id, thread: into })
  // of an archive that was brought in nobody gets a mail
  if (post.via !== 'import') await giveOut(ctx, post)
  return into
}

async function beginThread(ctx: ActionContext, post: PostRow): Promise<string> {
  const id = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, 'thread')
  const subject = bareSubject(post.subject) || sayOfList(ctx, ctx.shop.language)('list.no_subject')
  await threads.addThread(ctx.db, ctx.organisation, { id, number, subject, at: post.receivedAt })
  return id
}

async function giveOut(ctx: ActionContext, post: PostRow): Promise<void> {
  const readers = await copies.readersOf(ctx.db, ctx.organisation, await peopleInside(ctx), post.account)
  const all = readers.map(({ account, mode }) => ({
    ...{ account, digest: mode === 'daily' },
    letter: mode === 'daily' ? null : newId(),
  }))
  await copies.addCopies(ctx.db, ctx.organisation, post.id, all)
  if (all.some(({ digest }) => digest))
    await closeDigests(ctx, { bytes: bytesOfKb(await ctx.setting(digestKb)), before: null })
}

/** What has grown large or waited long enough becomes a letter for each reader. */
export async function closeDigests(ctx: ActionContext, due: Parameters<typeof copies.gatheredFrom>[2]): Promise<void> {
  const full = await copies.gatheredFrom(ctx.db, ctx.organisation, due)
  const letters = full.map(({ account }) => ({ account, letter: newId() }))
  await copies.closeDigests(ctx.db, ctx.organisation, letters)
  if (letters.length > 0) ctx.record('communication.digests_closed', { count: letters.length })
}
