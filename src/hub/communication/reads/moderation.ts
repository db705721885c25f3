/** What moderators see: mails that wait, who is on the list, of whom something was said. */
import { read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import type * as contract from '../contract/moderation.ts'
import { theList } from '../list/the-list.ts'
import { memberList, rulesOfSenders } from '../store/list-members.ts'
import { postList } from '../store/posts.ts'

type PostRow = ReplyOf<typeof contract.listPosts>['rows'][number]

export const listPosts = read('communication.listPosts', async (ctx, asked: InputOf<typeof contract.listPosts>) => {
  await theList(ctx)
  return listPage<PostRow>(ctx.db, postList(ctx.organisation), asked)
})

type MemberRow = ReplyOf<typeof contract.listMembers>['rows'][number]

export const listMembers = read(
  'communication.listMembers',
  async (ctx, asked: InputOf<typeof contract.listMembers>) => {
    await theList(ctx)
    const rules = new Map((await rulesOfSenders(ctx.db, ctx.organisation)).map(({ address, rule }) => [address, rule]))
    const named = async (rows: readonly Record<string, unknown>[]) => {
      const people = await ctx.accounts.accountsById(rows.map((row) => row['id'] as AccountId))
      return rows.map((row) => {
        const { name = '–', email = '–' } = people.get(row['id'] as AccountId) ?? {}
        return { ...row, name, email, rule: rules.get(email.toLowerCase()) ?? null }
      })
    }
    return listPage<MemberRow>(ctx.db, memberList(ctx.organisation, named), asked)
  },
)

export const listSenders = read(
  'communication.listSenders',
  async (ctx, _input: InputOf<typeof contract.listSenders>) => {
    await theList(ctx)
    const senders = await rulesOfSenders(ctx.db, ctx.organisation)
    return { senders: senders.map(({ address, rule }) => ({ email: address, rule })) }
  },
)
