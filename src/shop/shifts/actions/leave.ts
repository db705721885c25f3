/** Leaves and exemptions: asked for, taken back, granted and answered. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { me, memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-leave.ts'
import { recount } from '../counting.ts'
import { endFixedSeats, freeSeats, payFor, tellLost } from '../leave-effects.ts'
import { wishedFacts } from '../leave-facts.ts'
import type { LeaveType } from '../rules/counting.ts'
import { type LeaveDays, whyNotLeave } from '../rules/leave.ts'
import { firstMode } from '../settings.ts'
import { lockPerson } from '../store/booking.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import * as store from '../store/leave.ts'
import { policyOn } from '../store/policy.ts'
import { notForOneself } from './standing.ts'

export interface Wish extends LeaveDays {
  readonly member: string
  readonly type: string
  readonly reason: string
  readonly shortAccepted: boolean
}

const wishOf = (
  member: string,
  input: Omit<Wish, 'member' | 'from' | 'until'> & { from: string; until: string | null },
): Wish => ({
  member,
  type: input.type,
  reason: input.reason,
  shortAccepted: input.shortAccepted,
  from: input.from as Day,
  until: input.until as Day | null,
})

export async function typeNamed(ctx: ActionContext, name: string): Promise<LeaveType> {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const type = leaveTypes[name]
  if (!type) refuseWith([refuse('leave.no_such_type', { type: name })])
  return type as LeaveType
}

/** Judges a wish under the lock of the person. */
async function judge(ctx: ActionContext, wish: Wish, self: boolean): Promise<LeaveType> {
  const type = await typeNamed(ctx, wish.type)
  await lockPerson(ctx.db, ctx.organisation, wish.member)
  const { reason, shortAccepted } = wish
  refuseWith(whyNotLeave({ ...(await wishedFacts(ctx, wish, type)), reason, shortAccepted, self }))
  return type
}

export const requestLeave = action('shifts.requestLeave', async (ctx, input: InputOf<typeof contract.requestLeave>) => {
  const { contact } = await me(ctx)
  const wish = wishOf(contact, input)
  await judge(ctx, wish, true)
  const id = newId()
  await store.addLeave(ctx.db, ctx.organisation, { ...rowOf(ctx, id, wish), state: 'requested', decidedAt: null })
  const { type, from, until } = wish
  ctx.record('shifts.leave_requested', { subject: id, person: contact, type, from, until })
  return { leave: id }
})

const rowOf = (ctx: ActionContext, id: string, wish: Wish) => ({
  id,
  member: wish.member,
  type: wish.type,
  from: wish.from,
  until: wish.until,
  reason: wish.reason === '' ? null : wish.reason,
  evidenceSeenOn: null,
  requestedAt: ctx.now,
  by: ctx.actor.account,
})

/** The leave, locked; nobody else decides on it meanwhile. */
export const lockedLeave = async (ctx: ActionContext, id: string): Promise<store.LeaveRow> =>
  found(await store.lockLeave(ctx.db, ctx.organisation, id), 'leave')

export function mustBe(leave: store.LeaveRow, state: store.LeaveState): void {
  if (leave.state !== state) refuseWith([refuse('state.not_possible', { state: leave.state })])
}

/** Writes a decision: what it was, when and by whom. */
export async function settle(ctx: ActionContext, leave: store.LeaveRow, to: Partial<store.LeaveRow>): Promise<void> {
  await store.writeLeave(ctx.db, ctx.organisation, { ...leave, decidedAt: ctx.now, by: ctx.actor.account, ...to })
}

export const withdrawLeave = action('shifts.withdrawLeave', async (ctx, { leave: id }: { leave: string }) => {
  const { contact } = await me(ctx)
  const leave = await lockedLeave(ctx, id)
  if (leave.member !== contact) throw new NotFound('leave')
  mustBe(leave, 'requested')
  await settle(ctx, leave, { state: 'withdrawn' })
  ctx.record('shifts.leave_withdrawn', { subject: id, person: contact })
  tellAnswer(ctx, leave, 'withdrawn')
  return {}
})

function tellAnswer(
  ctx: ActionContext,
  { member, from, until }: LeaveDays & { readonly member: string },
  why: 'approved' | 'refused' | 'withdrawn',
  reason: string | null = null,
): void {
  ctx.notify('shifts.leave_answer', member, { why, from, until, reason, link: '/shifts/leave' })
}

export const grantLeave = action('shifts.grantLeave', async (ctx, input: InputOf<typeof contract.grantLeave>) => {
  await notForOneself(ctx, input.member)
  await memberOf(ctx, input.member)
  const wish = wishOf(input.member, input)
  const type = await judge(ctx, wish, false)
  const id = newId()
  await store.addLeave(ctx.db, ctx.organisation, {
    ...rowOf(ctx, id, wish),
    evidenceSeenOn: input.evidenceSeen ? ctx.today : null,
    state: 'approved',
    decidedAt: ctx.now,
  })
  const freed = await takeEffect(ctx, { ...wish, id }, type)
  const { from, until } = wish
  ctx.record('shifts.leave_granted', { subject: id, person: wish.member, type: wish.type, from, until })
  return { leave: id, freed }
})

/** Frees the seats inside, takes the price, ends the fixed seat where the leave takes it, tells and judges anew. */
async function takeEffect(ctx: ActionContext, leave: Wish & { readonly id: string }, type: LeaveType): Promise<number> {
  const { member } = leave
  await ensureWorkers(ctx.db, ctx.organisation, [member], { mode: await ctx.setting(firstMode), from: ctx.today })
  const freed = (await freeSeats(ctx, [leave])).get(member) ?? 0
  await payFor(ctx, leave, type, freed)
  tellLost(ctx, await endFixedSeats(ctx, [{ ...leave, kind: type }]))
  tellAnswer(ctx, leave, 'approved')
  await recount(ctx, [member])
  return freed
}

export const approveLeave = action('shifts.approveLeave', async (ctx, input: InputOf<typeof contract.approveLeave>) => {
  const leave = await lockedLeave(ctx, input.leave)
  await notForOneself(ctx, leave.member)
  mustBe(leave, 'requested')
  const evidenceSeenOn = input.evidenceSeen ? ctx.today : leave.evidenceSeenOn
  const wish = wishOf(leave.member, { ...leave, reason: leave.reason ?? '', shortAccepted: true })
  const type = await judge(ctx, wish, false)
  await settle(ctx, leave, { state: 'approved', evidenceSeenOn })
  const freed = await takeEffect(ctx, { ...wish, id: leave.id }, type)
  ctx.record('shifts.leave_approved', { subject: leave.id, person: leave.member })
  return { freed }
})

export const refuseLeave = action('shifts.refuseLeave', async (ctx, input: { leave: string; reason: string }) => {
  const leave = await lockedLeave(ctx, input.leave)
  await notForOneself(ctx, leave.member)
  mustBe(leave, 'requested')
  await settle(ctx, leave, { state: 'refused', refusalReason: input.reason })
  ctx.record('shifts.leave_refused', { subject: leave.id, person: leave.member })
  tellAnswer(ctx, leave, 'refused', input.reason)
  return {}
})
