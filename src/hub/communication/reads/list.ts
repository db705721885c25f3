/** What people see of the help list: threads with names and no addresses, the questions that come again, files. */
import { callingPeople, ownOrganisations, peopleInside, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/list.ts'
import { nameOf } from '../list/letters.ts'
import { fileAddress, theList } from '../list/the-list.ts'
import { stopListPage } from '../pages.ts'
import { isShown } from '../rules/files.ts'
import { isOnList } from '../rules/thread.ts'
import { siteChat } from '../settings.ts'
import { countMembers, readMember } from '../store/list-members.ts'
import * as posts from '../store/posts.ts'
import * as store from '../store/threads.ts'

export const readList = read('communication.readList', async (ctx, _input: InputOf<typeof contract.readList>) => {
  const { name, address } = await theList(ctx)
  const inside = await peopleInside(ctx)
  const [members, own] = await Promise.all([countMembers(ctx.db, ctx.organisation, inside), ownMembership(ctx)])
  const waiting = ctx.actor.may('list.moderate') ? await posts.countHeld(ctx.db, ctx.organisation) : null
  const chat = (await ctx.setting(siteChat)) || null
  return { name, address, members, own: own ? { mode: own.mode, state: own.state } : null, waiting, chat }
})

const ownMembership = async (ctx: Context) =>
  ctx.actor.account ? readMember(ctx.db, ctx.organisation, ctx.actor.account) : null

type ThreadRow = ReplyOf<typeof contract.listThreads>['rows'][number]

export const listThreads = read(
  'communication.listThreads',
  async (ctx, asked: InputOf<typeof contract.listThreads>) => {
    await theList(ctx)
    return listPage<ThreadRow>(ctx.db, store.threadList(ctx.organisation), asked)
  },
)

export const readThread = read('communication.readThread', async (ctx, input: InputOf<typeof contract.readThread>) => {
  const thread = found(await store.readThread(ctx.db, ctx.organisation, input.thread), 'thread')
  const all = await posts.postsOf(ctx.db, ctx.organisation, thread.id)
  const ids = all.map(({ id }) => id)
  const writers = [...all.map(({ account }) => account), thread.solvedBy]
  const [files, faq, own, called, speaksFor] = await Promise.all([
    posts.filesOf(ctx.db, ctx.organisation, ids),
    store.faqOf(ctx.db, ctx.organisation, thread.id),
    ownMembership(ctx),
    callingPeople(ctx, writers),
    speakingFor(ctx),
  ])
  const filesBy = Map.groupBy(files, ({ post }) => post)
  const { id, number, subject, solvedAt, solvedPost } = thread
  return {
    ...{
      id,
      number,
      subject,
      solvedAt,
      solvedPost,
      faq: faq?.id ?? null,
      member: isOnList(own?.state ?? null),
      speaksFor,
    },
    solvedBy: thread.solvedBy ? called(thread.solvedBy) : null,
    need: thread.need ? { id: thread.need, number: thread.needNumber } : null,
    posts: all.map((post) => ({
      id: post.id,
      by: post.account ? called(post.account) : nameOf(post),
      own: post.account !== null && post.account === ctx.actor.account,
      at: post.receivedAt,
      text: post.body ?? '',
      files: (filesBy.get(post.id) ?? []).map(({ name, type, size, token }) => ({
        ...{ name, type, size, href: fileAddress(ctx, token) },
      })),
    })),
  }
})

async function speakingFor(ctx: Context): Promise<{ id: string; name: string }[]> {
  const [own, all] = await Promise.all([ownOrganisations(ctx), takingPart(ctx)])
  const speaks = new Set(own.filter(({ powers }) => powers.includes('speak')).map(({ id }) => id))
  return all.filter(({ id, inside }) => inside && speaks.has(id)).map(({ id, name }) => ({ id, name }))
}

type FaqRow = ReplyOf<typeof contract.listFaq>['rows'][number]

export const listFaq = read('communication.listFaq', async (ctx, asked: InputOf<typeof contract.listFaq>) => {
  await theList(ctx)
  return listPage<FaqRow>(ctx.db, store.faqList(ctx.organisation), asked)
})

/** By the link of a mail. What no browser shows safely is saved. */
export const readListFile = read(
  'communication.readListFile',
  async (ctx, { token }: InputOf<typeof contract.readListFile>): Promise<Content> => {
    const file = found(await posts.fileNamed(ctx.db, ctx.organisation, token), 'file')
    const shown = isShown(file.type)
    return {
      type: shown ? file.type : 'application/octet-stream',
      ...(shown ? {} : { name: file.name }),
      etag: file.id,
      body: new Uint8Array(file.bytes),
    }
  },
)

export const readStopListPage = read(
  'communication.readStopListPage',
  async (ctx, _input: InputOf<typeof contract.readStopListPage>) => {
    await theList(ctx)
    return stopListPage(ctx, ctx.language)
  },
)
