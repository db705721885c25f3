/** The help list as files: its threads as a table, its mails as an archive for mail programs. */
import { callingPeople } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import { NotAllowed } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/list.ts'
import { nameOf } from '../list/letters.ts'
import { fileAddress, sayOfList, theList } from '../list/the-list.ts'
import { mboxOf } from '../rules/mbox.ts'
import { readMember } from '../store/list-members.ts'
import { acceptedPosts, filesOf, postsBy } from '../store/posts.ts'
import { faqBy, threadList, threadsSolvedBy } from '../store/threads.ts'

export const exportThreads = action(
  'communication.exportThreads',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportThreads>) => {
    await theList(ctx)
    const words = currentWords()
    const file = exportList(ctx.db, threadList(ctx.organisation), asked, {
      format,
      name: sayOfList(ctx, ctx.language)('list.file', { day: ctx.today }),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `list.field.${column}`, {}, ctx.shop),
    })
    ctx.record('communication.archive_exported', { subject: ctx.organisation, format })
    return readWhole(file)
  },
)

/** What a person takes along: nothing of others but the subject of a thread. */
export const exportOwnList = action(
  'communication.exportOwnList',
  async (ctx, _input: InputOf<typeof contract.exportOwnList>) => {
    await theList(ctx)
    const { account } = ctx.actor
    if (!account) throw new NotAllowed('community.enter')
    const [member, written, threads, questions] = await Promise.all([
      readMember(ctx.db, ctx.organisation, account),
      postsBy(ctx.db, ctx.organisation, account),
      threadsSolvedBy(ctx.db, ctx.organisation, account),
      faqBy(ctx.db, ctx.organisation, account),
    ])
    const ids = written.map(({ id }) => id)
    const files = Map.groupBy(await filesOf(ctx.db, ctx.organisation, ids), ({ post }) => post)
    const { token: _token, ...membership } = member ?? { token: null }
    const posts = written.map(({ id, receivedAt, state, subject, body, fromAddress, fromName }) => ({
      ...{ at: receivedAt, state, subject, text: body, from: { name: fromName, address: fromAddress } },
      files: (files.get(id) ?? []).map(({ name, type, size, token }) => ({
        name,
        type,
        size,
        address: fileAddress(ctx, token),
      })),
    }))
    ctx.record('communication.own_data_taken', { subject: account })
    const whole = {
      community: ctx.shop.name,
      on: ctx.today,
      membership: member && membership,
      posts,
      solved: threads,
      questions,
    }
    const name = `${sayOfList(ctx, ctx.language)('list.own_file', { day: ctx.today })}.json`
    return { type: 'application/json', name, body: JSON.stringify(whole, null, 2) }
  },
)

export const exportArchive = action(
  'communication.exportArchive',
  async (ctx, _input: InputOf<typeof contract.exportArchive>) => {
    const { address } = await theList(ctx)
    const all = await acceptedPosts(ctx.db, ctx.organisation)
    const called = await callingPeople(
      ctx,
      all.map(({ account }) => account),
    )
    const mails = all.map((post) => ({
      from: { name: post.account ? called(post.account) : nameOf(post), address },
      ...{ at: post.receivedAt, subject: post.subject, text: post.body ?? '' },
      ...{ messageId: post.messageId, answers: post.answers },
    }))
    ctx.record('communication.archive_exported', { subject: ctx.organisation, format: 'mbox' })
    const name = `${sayOfList(ctx, ctx.language)('list.file', { day: ctx.today })}.mbox`
    return { type: 'application/mbox', name, body: mboxOf(mails) }
  },
)
