/** Ends what hangs on a seat that is gone: after whatever took it, in whichever module. Idempotent. */
import { type ActionContext, action } from '#platform/action.ts'
import { addMinutes } from '#platform/values/day.ts'
import { policyOn } from '#shop/shifts/public.ts'
import { type LiveRequest, settlingOf } from '../rules/settling.ts'
import * as store from '../store/settling.ts'

/** Part of whatever action calls it. */
export async function settleGone(ctx: ActionContext): Promise<{ readonly ended: number }> {
  const [db, here] = [ctx.db, ctx.organisation]
  const { swapMinHours } = await policyOn(db, here, ctx.today)
  const nearest = addMinutes(ctx.now, swapMinHours * 60)
  const proposals = await store.proposalsToLookAt(db, here, ctx.now, nearest)
  const ids = proposals.map(({ id }) => id)
  const requests = await store.requestsToLookAt(db, here, ids, nearest)
  const { ended, reopened, off } = settlingOf(requests, proposals)
  for (const reason of ['expired', 'cancelled'] as const)
    await store.endProposals(
      db,
      here,
      off.filter((one) => one.reason === reason).map(({ proposal }) => proposal),
      reason,
      ctx.now,
    )
  for (const state of ['expired', 'cancelled'] as const)
    await store.endRequests(
      db,
      here,
      ended.filter((one) => one.state === state).map(({ request }) => request.id),
      { state, reason: state === 'expired' ? 'too_near' : 'seat', now: ctx.now },
    )
  await store.reopenRequests(
    db,
    here,
    reopened.map(({ id }) => id),
  )
  for (const { proposal, reason } of off) ctx.record('exchanges.proposal_off', { subject: proposal, reason })
  for (const { request, state } of ended) tellEnded(ctx, request, state)
  for (const { id, member } of reopened) {
    ctx.record('exchanges.request_reopened', { subject: id, person: member })
    ctx.notify('exchanges.swap_off', member, { link: '/shifts' })
  }
  return { ended: ended.length + off.length + (await settleCalls(ctx)) }
}

function tellEnded(ctx: ActionContext, request: LiveRequest, state: 'cancelled' | 'expired'): void {
  ctx.record('exchanges.request_ended', { subject: request.id, person: request.member, state })
  if (state === 'expired') ctx.notify('exchanges.swap_expired', request.member, { link: '/shifts' })
  else if (request.proposal !== null) ctx.notify('exchanges.swap_off', request.member, { link: '/shifts' })
}

async function settleCalls(ctx: ActionContext): Promise<number> {
  const calls = await store.endCalls(ctx.db, ctx.organisation, ctx.now)
  for (const { id, member, state } of calls) {
    ctx.record('exchanges.call_ended', { subject: id, person: member, state })
    if (state === 'expired') ctx.notify('exchanges.call_expired', member, { link: '/shifts' })
  }
  return calls.length
}

/** Every quarter of an hour: what ran out without anything happening. */
export const settle = action('exchanges.settle', async (ctx, _input: Record<never, never>) => settleGone(ctx))
