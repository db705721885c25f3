/** The help list as files: its threads as a table, its mails as an archive for mail programs. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-list.ts'
import { nameOf } from '../list-letters.ts'
import { callingThem } from '../reads/list.ts'
import { mboxOf } from '../rules/mbox.ts'
import { acceptedPosts } from '../store/posts.ts'
import { threadList } from '../store/threads.ts'
import { sayOfList, theList } from '../the-list.ts'

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
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('communication.archive_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)

export const exportArchive = action(
  'communication.exportArchive',
  async (ctx, _input: InputOf<typeof contract.exportArchive>) => {
    const { address } = await theList(ctx)
    const all = await acceptedPosts(ctx.db, ctx.organisation)
    const called = await callingThem(
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
