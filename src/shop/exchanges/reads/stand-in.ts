/** Calls for somebody to come instead: the own ones, and those one may answer. */
import { type Context, read } from '#platform/action.ts'
import { found, NotFound } from '#platform/refusal.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import { type HeldSeat, modeOfMember, policyOn, readSeats, sittingOf } from '#shop/shifts/public.ts'
import { type AskedSeat, answerer, lookAtSeat } from '../asking.ts'
import { passesOn, whyNotAskStandIn } from '../rules/stand-in.ts'
import { offersStandIn } from '../settings.ts'
import { invitedTo } from '../store/call-out.ts'
import * as store from '../store/stand-in.ts'
import { whyNotStandIn } from '../taking-over.ts'
import { copy, seatFor } from './seat.ts'
import { nameFor, slotOf } from './swap-proposal.ts'

const endedDays = 30

export const readStandInWays = read('exchanges.readStandInWays', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtSeat(ctx, asked)
  const call = await ownCall(ctx, seat)
  const whyNot = whyNotAskStandIn({
    now: ctx.now,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
    offered: await ctx.setting(offersStandIn),
    seat,
    mode: await modeOfMember(ctx, member, seat.day),
    called: call !== null,
  })
  return { seat: seatFor(seat), whyNot: copy(whyNot), call }
})

export const readStandInWaysByLink = read('exchanges.readStandInWaysByLink', readStandInWays.run)

/** The call of this seat that runs, as its holder sees it. */
export async function ownCall(ctx: Context, seat: HeldSeat) {
  const call = await store.openCallOf(ctx.db, ctx.organisation, seat.id)
  return call === null ? null : ((await ownCalls(ctx, [call]))[0] ?? null)
}

async function ownCalls(ctx: Context, calls: readonly store.CallRow[]) {
  const [db, here] = [ctx.db, ctx.organisation]
  const policy = await policyOn(db, here, ctx.today)
  const ids = calls.map(({ id }) => id)
  const takers = await membersById(
    db,
    here,
    calls.flatMap(({ takenBy }) => (takenBy === null ? [] : [takenBy as ContactId])),
  )
  const names = new Map(takers.map((one) => [one.contact as string, nameFor(one, policy)]))
  const invited = new Map((await invitedTo(db, here, ids)).map((one) => [one.call, one.people]))
  const seats = await seatsOf(ctx, calls)
  return calls.map((call) => ({
    call: call.id,
    state: call.state,
    endReason: call.endReason,
    seat: slotOf(found(seats.get(call.attendance), 'attendance')),
    namedAs: call.namedAs,
    told: call.told,
    invited: invited.get(call.id) ?? 0,
    taker: names.get(call.takenBy ?? '') ?? null,
  }))
}

async function seatsOf(ctx: Context, calls: readonly store.CallRow[]): Promise<ReadonlyMap<string, HeldSeat>> {
  const seats = await readSeats(
    ctx,
    calls.map(({ attendance }) => attendance),
  )
  return new Map(seats.map((seat) => [seat.id, seat]))
}

/** Calls that this person may answer or was asked, each with every reason against it; a constant number of statements. */
async function seenBy(ctx: Context, member: MemberFacts, calls: readonly store.CallRow[]) {
  const seats = await seatsOf(ctx, calls)
  const shifts = [...seats.values()].map(({ shift }) => shift)
  const sitting = await sittingOf(ctx, [member], shifts)
  const offered = await ctx.setting(offersStandIn)
  const holders = await membersById(
    ctx.db,
    ctx.organisation,
    calls.map((call) => call.member as ContactId),
  )
  const names = new Map(holders.map((one) => [one.contact as string, nameFor(one, sitting.policy)]))
  return calls.map((call) => {
    const seat = found(seats.get(call.attendance), 'attendance')
    const group = sitting.shifts.get(seat.shift)?.groups.find(({ id }) => id === seat.group)
    const taking = { taker: member, call, seat, warningsAccepted: true }
    return {
      call: call.id,
      state: call.state,
      seat: slotOf(seat),
      who: names.get(call.member) ?? null,
      named: call.named === member.contact,
      passesOn: passesOn(seat),
      warnings: [...(group?.warnings ?? [])],
      whyNot: copy(whyNotStandIn(ctx, sitting, taking, offered)),
    }
  })
}

interface AskedCall {
  readonly call: string
  readonly signed?: string | undefined
}

/** A call that asks somebody else by name looks as if it did not exist. */
export const readCall = read('exchanges.readCall', async (ctx, asked: AskedCall) => {
  const member = await answerer(ctx, asked.signed)
  const calls = await store.readCalls(ctx.db, ctx.organisation, [asked.call])
  const call = found(calls[0], 'call')
  if (!call.open && call.named !== member.contact && call.takenBy !== member.contact) throw new NotFound('call')
  return found((await seenBy(ctx, member, calls))[0], 'call')
})

export const readCallByLink = read('exchanges.readCallByLink', readCall.run)

interface AskedCalls {
  /** Only those of this shift. */
  readonly shift?: string | undefined
  /** Only those one may answer. */
  readonly mine?: boolean | undefined
}

/** All calls that this person may see, each with every reason against it. */
export async function callsSeenBy(ctx: Context, member: MemberFacts, shift?: string) {
  const calls = await store.callsFor(ctx.db, ctx.organisation, member.contact, ctx.now)
  const meant = shift === undefined ? calls : calls.filter((call) => call.shift === shift)
  return meant.length === 0 ? [] : seenBy(ctx, member, meant)
}

export const listCalls = read('exchanges.listCalls', async (ctx, asked: AskedCalls) => {
  const seen = await callsSeenBy(ctx, await answerer(ctx, undefined), asked.shift)
  return { calls: asked.mine ? seen.filter(({ whyNot }) => whyNot.length === 0) : seen }
})

/** The own calls: those that run, and what became of the others lately. */
export const readMyCalls = read('exchanges.readMyCalls', async (ctx, _asked: Record<never, never>) => {
  const member = await answerer(ctx, undefined)
  const calls = await store.callsOf(ctx.db, ctx.organisation, member.contact, addMinutes(ctx.now, -endedDays * 1440))
  return { calls: await ownCalls(ctx, calls) }
})
