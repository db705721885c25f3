/** Side exits: a need is declined, parked, withdrawn or replaced before it is paid for, and everybody reads why. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type * as contract from '../contract/order.ts'
import { whyNotReplaceBy } from '../rules/merging.ts'
import * as store from '../store/needs.ts'
import { backingsOf } from '../store/voices.ts'
import { mustSteerOrOwn, needFor, tellAbout } from './acting.ts'

type Of<C> = InputOf<C>
type Exit = 'declined' | 'parked' | 'withdrawn' | 'replaced'

const events = {
  declined: 'needs.declined',
  parked: 'needs.parked',
  withdrawn: 'needs.withdrawn',
  replaced: 'needs.replaced',
} as const satisfies Readonly<Record<Exit, string>>

async function leave(
  ctx: ActionContext,
  need: store.NeedRow,
  to: Exit,
  change: { readonly exitReason: string; readonly parkedUntil?: Day; readonly replacedBy?: string },
): Promise<void> {
  const backings = await backingsOf(ctx.db, ctx.organisation, [need.id])
  await store.changeNeed(ctx.db, ctx.organisation, need.id, {
    state: to,
    placedAt: null,
    placedBecause: null,
    ...change,
  })
  ctx.record(events[to], { subject: need.id, reason: change.exitReason, until: change.parkedUntil ?? null })
  if (need.number === null) return
  const concerned = [need.author, ...backings.map(({ participant }) => participant)]
  await tellAbout(ctx, 'needs.side_exit', need, concerned, { why: to, reason: change.exitReason })
}

export const declineNeed = action('needs.declineNeed', async (ctx, input: Of<typeof contract.declineNeed>) => {
  const need = await needFor(ctx, input.need, 'decline')
  await mustSteerOrOwn(ctx, need)
  await leave(ctx, need, 'declined', { exitReason: input.reason })
  return {}
})

export const parkNeed = action('needs.parkNeed', async (ctx, input: Of<typeof contract.parkNeed>) => {
  const need = await needFor(ctx, input.need, 'park')
  await mustSteerOrOwn(ctx, need)
  if (input.until <= ctx.today) refuseWith([refuse('park.day_passed')])
  await leave(ctx, need, 'parked', { exitReason: input.reason, parkedUntil: input.until as Day })
  return {}
})

export const withdrawNeed = action('needs.withdrawNeed', async (ctx, input: Of<typeof contract.withdrawNeed>) => {
  const need = await needFor(ctx, input.need, 'withdraw')
  await mustSteerOrOwn(ctx, need)
  await leave(ctx, need, 'withdrawn', { exitReason: input.reason })
  return {}
})

export const replaceNeed = action('needs.replaceNeed', async (ctx, input: Of<typeof contract.replaceNeed>) => {
  const need = await needFor(ctx, input.need, 'replace')
  await mustSteerOrOwn(ctx, need)
  const other = found(await store.readNeed(ctx.db, ctx.organisation, input.replacement), 'need')
  refuseWith(whyNotReplaceBy(need, other))
  await leave(ctx, need, 'replaced', { exitReason: input.reason, replacedBy: other.id })
  return {}
})
