/** The second pair of eyes: approve what was asked, or decline it. */
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/periods.ts'
import { approverOf } from '../reads/who-approves.ts'
import { whyNotApproveWish, whyNotDone } from '../rules/approvals.ts'
import { fourEyesFrom } from '../settings.ts'
import * as store from '../store/wishes.ts'
import { effects } from './wish-effects.ts'
import { endAs } from './wishes.ts'

export const approveWish = action('funding.approveWish', async (ctx, input: InputOf<typeof contract.approveWish>) => {
  const wish = found(await store.lockWish(ctx.db, ctx.organisation, input.wish), 'wish')
  const own = await approverOf(ctx)
  refuseWith(whyNotApproveWish(wish.state, wish.approvals, own))
  const approvals = own ? [...wish.approvals, own] : wish.approvals
  if (own) await store.writeApproval(ctx.db, ctx.organisation, wish.id, own, ctx.now)
  ctx.record('funding.wish_approved', { subject: wish.subject, wish: wish.id, act: wish.act })
  const done = whyNotDone({ ...wish, fourEyesFrom: cents(await ctx.setting(fourEyesFrom)) }, approvals).length === 0
  if (done) {
    await effects[wish.act]?.(ctx, wish, approvals)
    await endAs(ctx, wish.id, 'done', null)
  }
  return { done }
})

export const declineWish = action('funding.declineWish', async (ctx, input: InputOf<typeof contract.declineWish>) => {
  const wish = found(await store.lockWish(ctx.db, ctx.organisation, input.wish), 'wish')
  if (wish.state !== 'asked') refuseWith([refuse('wish.over', { why: wish.state })])
  await endAs(ctx, wish.id, 'declined', input.reason)
  return {}
})
