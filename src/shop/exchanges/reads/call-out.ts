/** Being called: the own standby, invitations that wait for an answer, and the page of one. */
import { type Context, read } from '#platform/action.ts'
import { found, NotFound, type Refusal } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import { listKinds, me, readSeats, sittingOf } from '#shop/shifts/public.ts'
import { answerer } from '../asking.ts'
import { whyNotComeTo } from '../rules/call-out.ts'
import { offersStandIn } from '../settings.ts'
import * as store from '../store/call-out.ts'
import { readCalls } from '../store/stand-in.ts'
import { standbyOf } from '../store/standby.ts'
import { whyNotStandIn } from '../taking-over.ts'
import { copy } from './seat.ts'
import { nameFor } from './swap-proposal.ts'

export const readMyStandby = read('exchanges.readMyStandby', async (ctx, _asked: Record<never, never>) => {
  const { contact } = await me(ctx)
  const { kinds } = await listKinds.run(ctx, { archived: false })
  return {
    standby: await standbyOf(ctx.db, ctx.organisation, contact, ctx.today),
    kinds: kinds.map(({ id, name }) => ({ id, name })),
  }
})

interface AskedCallOut {
  readonly callOut: string
  readonly signed?: string | undefined
}

export const readCallOut = read('exchanges.readCallOut', async (ctx, asked: AskedCallOut) => {
  const member = await answerer(ctx, asked.signed)
  const called = await store.invitationsOf(ctx.db, ctx.organisation, member.contact, asked.callOut)
  if (called.length === 0) throw new NotFound('call_out')
  return found((await invitationsFor(ctx, member, called))[0], 'call_out')
})

export const readCallOutByLink = read('exchanges.readCallOutByLink', readCallOut.run)

/** What this person is called for and has not answered. */
export const readMyCallOuts = read('exchanges.readMyCallOuts', async (ctx, _asked: Record<never, never>) => {
  const member = await me(ctx)
  const called = await store.invitationsOf(ctx.db, ctx.organisation, member.contact, null)
  return { callOuts: called.length === 0 ? [] : await invitationsFor(ctx, member, called) }
})

async function invitationsFor(ctx: Context, member: MemberFacts, called: readonly store.InvitationRow[]) {
  const [db, here] = [ctx.db, ctx.organisation]
  const rows = await store.readCallOuts(
    db,
    here,
    called.map(({ callOut }) => callOut),
  )
  const calls = await readCalls(
    db,
    here,
    rows.flatMap(({ call }) => call ?? []),
  )
  const seats = await readSeats(
    ctx,
    calls.map(({ attendance }) => attendance),
  )
  const holders = await membersById(
    db,
    here,
    calls.map((call) => call.member as ContactId),
  )
  const sitting = await sittingOf(
    ctx,
    [member],
    rows.map(({ shift }) => shift),
  )
  const offered = await ctx.setting(offersStandIn)
  const free = (shift: string) =>
    sitting.ask({
      member,
      shift,
      purpose: sitting.purposeOf(member.contact, null),
      gone: [],
      warningsAccepted: true,
    }).refusals
  return rows.map((row) => {
    const shift = found(sitting.shifts.get(row.shift), 'shift')
    const call = calls.find(({ id }) => id === row.call)
    const seat = seats.find(({ id }) => id === call?.attendance)
    const holder = holders.find(({ contact }) => contact === call?.member)
    const over: readonly Refusal[] = whyNotComeTo(row)
    const rules =
      call && seat
        ? whyNotStandIn(ctx, sitting, { taker: member, call, seat, warningsAccepted: true }, offered)
        : free(row.shift)
    return {
      callOut: row.id,
      answer: called.find(({ callOut }) => callOut === row.id)?.answer ?? null,
      state: row.state,
      shift: row.shift,
      name: shift.name,
      day: shift.day,
      localStart: shift.localStart,
      localEnd: shift.localEnd,
      standIn: call !== undefined,
      who: holder ? nameFor(holder, sitting.policy) : null,
      warnings: [...new Set(shift.groups.flatMap(({ warnings }) => warnings))],
      whyNot: copy(over.length > 0 ? over : rules),
    }
  })
}
