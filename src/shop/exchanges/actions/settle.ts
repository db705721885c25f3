/** Ends what hangs on a seat that is gone: after whatever took it, in whichever module. Idempotent. */
import { type ActionContext, action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { addMinutes, type Day, type Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import {
  afterExchange,
  freeSeats,
  type HeldSeat,
  lockSeats,
  policyOn,
  seatless,
  standingsOf,
} from '#shop/shifts/public.ts'
import { whyNotGiveUp } from '../rules/seat.ts'
import { type LiveRequest, settlingOf } from '../rules/settling.ts'
import * as store from '../store/settling.ts'
import { type BrokenCall, breakCalls } from '../store/stand-in.ts'
import { postCredit } from './credit.ts'
import { seatPath } from './paths.ts'
import { settlePot } from './pot-settling.ts'

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
    ctx.notify('exchanges.swap_off', member, { link: '/shifts', about: id })
  }
  return { ended: ended.length + off.length + (await settleCalls(ctx)) + (await settlePot(ctx)) }
}

function tellEnded(ctx: ActionContext, request: LiveRequest, state: 'cancelled' | 'expired'): void {
  ctx.record('exchanges.request_ended', { subject: request.id, person: request.member, state })
  if (state === 'expired') ctx.notify('exchanges.swap_expired', request.member, { link: '/shifts', about: request.id })
  else if (request.proposal !== null)
    ctx.notify('exchanges.swap_off', request.member, { link: '/shifts', about: request.id })
}

async function settleCalls(ctx: ActionContext): Promise<number> {
  const calls = await store.endCalls(ctx.db, ctx.organisation, ctx.now)
  for (const { id, member, state } of calls) {
    ctx.record('exchanges.call_ended', { subject: id, person: member, state })
    if (state === 'expired') ctx.notify('exchanges.call_expired', member, { link: '/shifts', about: id })
  }
  const broken = await breakCalls(ctx.db, ctx.organisation, ctx.now)
  for (const call of broken) await tellBroken(ctx, call)
  return calls.length + broken.length
}

/** The stand-in does not come after all: a credit is taken back, and who would have come need not. */
async function tellBroken(ctx: ActionContext, call: BrokenCall): Promise<void> {
  const { startsAt, name: shift, day } = call
  ctx.record('exchanges.stand_in_gone', { subject: call.id, person: call.takenBy, attendance: call.attendance })
  if (call.credited > 0) await postCredit(ctx, call, { shift: call.shift, day }, 2)
  if (!call.holderAnswers && !call.passedOn && call.runs && startsAt > ctx.now)
    ctx.notify('exchanges.stand_in_over', call.takenBy, { startsAt, shift, link: '/shifts', about: call.id })
}

/** However somebody ceased to stand in: whoever holds the seat answers for it again, and hears of it at once. Who is
 *  away by then does not: the place is free. */
export const tellHolder = action('exchanges.tellHolder', async (ctx, event: HappenedEvent) => {
  if (event.facts['stand_in'] !== null) return { told: 0 }
  const [seat] = await lockSeats(ctx, [String(event.facts['attendance'])])
  if (!seat || seat.standIn !== null || whyNotGiveUp(seat, ctx.now).length > 0) return { told: 0 }
  if (await isAway(ctx, seat)) {
    await freeSeats(ctx, [seat], 'leave')
    await afterExchange(ctx, { freed: seat, shifts: [seat.shift], people: [seat.member] })
    return { told: 0 }
  }
  ctx.record('exchanges.holder_answers', { subject: seat.id, person: seat.member })
  ctx.notify('exchanges.stand_in_left', seat.member, {
    startsAt: seat.startsAt,
    shift: seat.name,
    link: seatPath(ctx.organisation, seat.id),
    about: seat.id,
  })
  return { told: 1 }
})

async function isAway(ctx: ActionContext, { member, day }: HeldSeat): Promise<boolean> {
  const { leaves, standing } = (await standingsOf(ctx.db, ctx.organisation, [{ member }]))(member)
  return (
    seatless.includes(standing) || leaves.some(({ from, until }) => from <= day && (until === null || day <= until))
  )
}

/** Every quarter of an hour: what ran out without anything happening. */
export const settle = action('exchanges.settle', async (ctx, _input: Record<never, never>) => settleGone(ctx))

/** When the next request, proposal or call runs out by itself; all else is told by what happens. */
export async function nextSettling(db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> {
  const { swapMinHours } = await policyOn(db, organisation, now.slice(0, 10) as Day)
  return store.nextEnd(db, organisation, swapMinHours)
}
