/** Four eyes: what money does that two people have to want. Whoever may book asks; where one is enough, it is done at
 *  once; else it waits until a second person, of another organisation, approves. */
import type { ActionContext } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, type Currency, cents } from '#platform/values/money.ts'
import { approverOf } from '../reads/who-approves.ts'
import { whyNotDone } from '../rules/approvals.ts'
import type { Approval } from '../rules/ledger.ts'
import { fourEyesFrom } from '../settings.ts'
import * as store from '../store/wishes.ts'

export interface Wish {
  /** A line of `wish-effects.ts`. */
  readonly act: string
  readonly subject: string
  readonly amount: Cents
  readonly currency: Currency
  readonly input: Readonly<Record<string, unknown>>
  /** Two whatever the amount; else from the limit on. */
  readonly needsTwo: boolean
  readonly reason: string | null
}

export interface Asked {
  readonly wish: string
  /** Who stands behind it. */
  readonly approvals: readonly Approval[]
  /** Enough do: the caller carries it out now. */
  readonly ready: boolean
}

export async function askFor(ctx: ActionContext, wish: Wish): Promise<Asked> {
  if (await store.openWish(ctx.db, ctx.organisation, wish.act, wish.subject)) refuseWith([refuse('wish.waits')])
  const id = newId()
  const own = await approverOf(ctx)
  const approvals = own ? [own] : []
  const terms = { ...wish, fourEyesFrom: cents(await ctx.setting(fourEyesFrom)) }
  const ready = ctx.actor.kind === 'system' || whyNotDone(terms, approvals).length === 0
  const row = { ...wish, id, state: 'asked' as const, askedAt: ctx.now, askedBy: ctx.actor.account }
  await store.writeWish(ctx.db, ctx.organisation, row)
  if (own) await store.writeApproval(ctx.db, ctx.organisation, id, own, ctx.now)
  const { subject, act, amount, currency } = wish
  ctx.record('funding.wish_asked', { subject, wish: id, act, amount, currency })
  if (ready) await endAs(ctx, id, 'done', null)
  return { wish: id, approvals, ready }
}

export async function endAs(
  ctx: ActionContext,
  wish: string,
  state: 'done' | 'declined',
  reason: string | null,
): Promise<void> {
  await store.endWish(ctx.db, ctx.organisation, wish, { state, reason, at: ctx.now, by: ctx.actor.account })
  ctx.record(state === 'done' ? 'funding.wish_done' : 'funding.wish_declined', { subject: wish })
}
