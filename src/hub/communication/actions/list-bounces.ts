/** Mails of the list that come back: points, a pause with warnings, the end; a complaint is the end at once. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type TimeOfDay } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type { noteListBounce as bounceContract } from '../contract/moderation.ts'
import { pageOfList } from '../list/the-list.ts'
import { tellEditors } from '../people.ts'
import { isDisabled, scoreAfter, warningDue } from '../rules/list-bounce.ts'
import type { BounceKind } from '../rules/subscriber.ts'
import { whyNotLeave } from '../rules/thread.ts'
import * as store from '../store/list-members.ts'
import { dropGone } from '../store/posts.ts'

export const noteListBounce = action(
  'communication.noteListBounce',
  async (ctx, { account, kind }: InputOf<typeof bounceContract>) => {
    const member = found(await store.lockMember(ctx.db, ctx.organisation, account), 'member')
    refuseWith(whyNotLeave(member.state))
    return { disabled: await listBounced(ctx, member, kind) }
  },
)

/** Whether nothing goes out to them any more. */
export async function listBounced(ctx: ActionContext, member: store.ListMemberRow, kind: BounceKind): Promise<boolean> {
  if (kind === 'complaint') return complained(ctx, member)
  if (member.state === 'disabled') return true
  const next = scoreAfter(member, kind, ctx.today)
  const ends = isDisabled(next)
  const paused = { state: 'disabled' as const, warnings: 1, warnedOn: ctx.today }
  await store.changeMember(ctx.db, ctx.organisation, member.account, { ...next, ...(ends ? paused : {}) })
  ctx.record('communication.list_bounced', { subject: member.account, kind })
  if (!ends) return false
  ctx.record('communication.list_disabled', { subject: member.account })
  warn(ctx, member)
  return true
}

/** Whoever calls a mail of the list unwanted has left it; moderators hear of it, so that a word may follow. */
async function complained(ctx: ActionContext, { account }: store.ListMemberRow): Promise<boolean> {
  await store.removeMembers(ctx.db, ctx.organisation, [account], ctx.now)
  ctx.record('communication.list_complained', { subject: account })
  await tellEditorsOf(ctx, 'communication.list_unwanted', [account])
  return true
}

const warn = (ctx: ActionContext, { account }: store.ListMemberRow): void =>
  ctx.notify('communication.list_returned', account, { link: pageOfList, about: account })

/** In the morning: who gets nothing any more is warned again, and taken off the list after the third warning. */
export const warnReturned = action('communication.warnReturned', async (ctx, _input: Record<never, never>) => {
  const all = await store.lockDisabled(ctx.db, ctx.organisation)
  const due = Map.groupBy(all, ({ warnings, warnedOn }) => warningDue(warnings, warnedOn, ctx.today))
  const [warned, gone] = [due.get('warn') ?? [], due.get('remove') ?? []]
  const accounts = (of: typeof all) => of.map(({ account }) => account)
  if (warned.length > 0) await store.warnMembers(ctx.db, ctx.organisation, accounts(warned), ctx.today)
  if (gone.length > 0) await store.removeMembers(ctx.db, ctx.organisation, accounts(gone), ctx.now)
  for (const member of warned) {
    ctx.record('communication.list_warned', { subject: member.account, number: member.warnings + 1 })
    warn(ctx, member)
  }
  for (const { account } of gone) ctx.record('communication.list_removed', { subject: account })
  if (gone.length > 0) await tellEditorsOf(ctx, 'communication.list_gone', accounts(gone))
})

async function tellEditorsOf(ctx: ActionContext, code: string, accounts: readonly AccountId[]): Promise<void> {
  const names = await ctx.accounts.accountsById(accounts)
  const link = `${pageOfList}/moderation`
  const facts = accounts.map((account) => ({ who: names.get(account)?.name ?? '–', link, about: account }))
  await tellEditors(ctx, code, ...facts)
}

const keptDays = 30

/** At night: what was thrown away or given back is forgotten after thirty days. */
export const clearPosts = action('communication.clearPosts', async (ctx, _input: Record<never, never>) => {
  const before = atWallTime(addDays(ctx.today, -keptDays), '00:00' as TimeOfDay, ctx.shop.zone)
  const count = await dropGone(ctx.db, ctx.organisation, before)
  if (count > 0) ctx.record('communication.posts_cleared', { count })
})
