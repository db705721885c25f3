/** Whether those who want an expense approved may: asked by the act, and by the screen before it. */
import { type MandateRow, tasksHeld } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { add, cents } from '#platform/values/money.ts'
import { whyNotApprove } from '../rules/expenses.ts'
import type { Approval } from '../rules/ledger.ts'
import { ownApprovalBelow } from '../settings.ts'
import type { ExpenseRow } from '../store/expenses.ts'
import { payableIn } from './payable.ts'

const approving = new Set(['hub_treasurer', 'second_approver'])

/** The task by which whoever asks approves; null: none is held today. The system needs none. */
export async function approverOf(ctx: Context): Promise<Approval | null> {
  const { account } = ctx.actor
  if (account === null) return null
  const held = (await tasksHeld(ctx)).find((one: MandateRow) => one.account === account && approving.has(one.role))
  return held ? { account, organisation: held.participant } : null
}

/** None of them is its author, and for an incomplete one the treasurer of the holder is among them. Nobody: the system. */
export async function whyNotApproved(ctx: Context, row: ExpenseRow, by: readonly Approval[]): Promise<Refusal[]> {
  const [{ holder }, held] = await Promise.all([payableIn(ctx), tasksHeld(ctx)])
  const treasurers = new Set<string>(
    held
      .filter(({ role, participant }) => role === 'hub_treasurer' && participant === holder.id)
      .map(({ account }) => account ?? ''),
  )
  const facts = {
    state: row.state,
    gross: add(row.net, row.vat),
    author: row.author,
    ofHolder: by.length === 0 || by.some(({ account }) => treasurers.has(account)),
    ownBelow: cents(await ctx.setting(ownApprovalBelow)),
  }
  const wrote = by.find(({ account }) => account === row.author)
  return whyNotApprove({ ...facts, approver: (wrote ?? by[0])?.account ?? null })
}

/** The reasons for whoever asks. */
export async function whyNotApproveNow(ctx: Context, row: ExpenseRow): Promise<Refusal[]> {
  const own = await approverOf(ctx)
  const none = own || ctx.actor.kind === 'system' ? [] : [refuse('wish.no_task')]
  return [...none, ...(await whyNotApproved(ctx, row, own ? [own] : []))]
}
