/** Leaves and exemptions: asked for, granted, moved, given up. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, NotAllowed, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { me, memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-counting.ts'
import { recount } from '../counting.ts'
import type { LeaveType } from '../rules/counting.ts'
import { type LeaveDays, losesSeat, movedDays, whyNotLeave, whyNotMoveLeave } from '../rules/leave.ts'
import type { Policy } from '../rules/policy.ts'
import { seatHolders } from '../seating.ts'
import { firstMode } from '../settings.ts'
import { cancelSeats } from '../store/booking.ts'
import { ensureWorkers, paidForLeave, readStates } from '../store/counting.ts'
import * as store from '../store/leave.ts'
import { lockAhead, shiftsAhead } from '../store/planned.ts'
import { policyOn } from '../store/policy.ts'
import { seatsHeldBy } from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import { endSeats } from './fixed-seat.ts'
import { notForOneself, postByHand } from './standing.ts'

async function shown(ctx: Context, leaves: readonly store.LeaveRow[]) {
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    leaves.map(({ member }) => member as ContactId),
  )
  const names = new Map(people.map((one) => [one.contact as string, one.displayName]))
  return leaves.map((leave) => ({ ...leave, name: names.get(leave.member) ?? '' }))
}

export const listLeaves = read('shifts.listLeaves', async (ctx, input: InputOf<typeof contract.listLeaves>) => {
  const leaves = await store.readLeavesOf(ctx.db, ctx.organisation, { ...input, size: input.size + 1 })
  const page = leaves.slice(0, input.size)
  return { leaves: await shown(ctx, page), next: leaves.length > input.size ? (page.at(-1)?.id ?? null) : null }
})

export const readMyLeaves = read('shifts.readMyLeaves', async (ctx, _input: Record<never, never>) => {
  const { contact } = await me(ctx)
  const leaves = await store.readLeavesOf(ctx.db, ctx.organisation, { member: contact, size: 100 })
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return { leaves: await shown(ctx, leaves), types: kindsOf(leaveTypes).filter(({ selfRequest }) => selfRequest) }
})

const kindsOf = (types: Policy['leaveTypes']) =>
  Object.entries(types).map(([type, { name: _name, ...rest }]) => ({ type, ...rest }))

export const readLeaveTypes = read('shifts.readLeaveTypes', async (ctx, _input: Record<never, never>) => {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return { types: kindsOf(leaveTypes) }
})

export const previewLeave = read('shifts.previewLeave', async (ctx, input: InputOf<typeof contract.previewLeave>) => {
  const own = input.member === undefined
  if (!own && !ctx.actor.may('shifts.office')) throw new NotAllowed('shifts.office')
  const { contact } = own ? await me(ctx) : await memberOf(ctx, input.member ?? '')
  const seats = await store.seatsInside(
    ctx.db,
    ctx.organisation,
    contact,
    input.from as Day,
    input.until as Day | null,
    ctx.now,
  )
  return {
    seats: seats.map(({ shift, name, day, localStart, localEnd }) => ({ shift, name, day, localStart, localEnd })),
  }
})

interface Wish extends LeaveDays {
  readonly member: string
  readonly type: string
  readonly reason: string
  readonly shortAccepted: boolean
}

async function typeNamed(ctx: Context, name: string): Promise<LeaveType> {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const type = leaveTypes[name]
  if (!type) refuseWith([refuse('leave.no_such_type', { type: name })])
  return type as LeaveType
}

/** Judges a wish under the lock of the person. `except` is the leave that is asked about, when it exists. */
async function judge(ctx: ActionContext, wish: Wish, self: boolean): Promise<LeaveType> {
  const type = await typeNamed(ctx, wish.type)
  const others = await store.lockApproved(ctx.db, ctx.organisation, wish.member)
  const inside = await store.seatsInside(ctx.db, ctx.organisation, wish.member, wish.from, wish.until, ctx.now)
  const [state] = await readStates(ctx.db, ctx.organisation, [wish.member])
  refuseWith(
    whyNotLeave({
      ...wish,
      type,
      self,
      others,
      today: ctx.today,
      mayBackdate: ctx.actor.may('shifts.policy') || ctx.actor.kind === 'system',
      missedShifts: inside.length,
      balance: (state?.main ?? 0) / 1000,
    }),
  )
  return type
}

const wishOf = (
  member: string,
  input: Omit<Wish, 'member' | 'from' | 'until'> & { from: string; until: string | null },
) => ({
  member,
  type: input.type,
  reason: input.reason,
  shortAccepted: input.shortAccepted,
  from: input.from as Day,
  until: input.until as Day | null,
})

export const requestLeave = action('shifts.requestLeave', async (ctx, input: InputOf<typeof contract.requestLeave>) => {
  const { contact } = await me(ctx)
  const wish = wishOf(contact, input)
  await judge(ctx, wish, true)
  const id = newId()
  await store.addLeave(ctx.db, ctx.organisation, { ...rowOf(ctx, id, wish), state: 'requested', decidedAt: null })
  ctx.record('shifts.leave_requested', {
    subject: id,
    person: contact,
    type: wish.type,
    from: wish.from,
    until: wish.until,
  })
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

export const withdrawLeave = action('shifts.withdrawLeave', async (ctx, { leave: id }: { leave: string }) => {
  const { contact } = await me(ctx)
  const leave = found(await store.lockLeave(ctx.db, ctx.organisation, id), 'leave')
  if (leave.member !== contact) throw new NotFound('leave')
  await settle(ctx, leave, ['requested'], { state: 'withdrawn' })
  ctx.record('shifts.leave_withdrawn', { subject: id, person: contact })
  return {}
})

/** Writes a decision on a leave that is in one of these states. */
async function settle(
  ctx: ActionContext,
  leave: store.LeaveRow,
  from: readonly store.LeaveState[],
  to: Partial<store.LeaveRow>,
): Promise<void> {
  if (!from.includes(leave.state)) refuseWith([refuse('state.not_possible', { state: leave.state })])
  await store.writeLeave(ctx.db, ctx.organisation, { ...leave, decidedAt: ctx.now, by: ctx.actor.account, ...to })
}

export const grantLeave = action('shifts.grantLeave', async (ctx, input: InputOf<typeof contract.grantLeave>) => {
  await notForOneself(ctx, input.member)
  await memberOf(ctx, input.member)
  await ensureWorkers(ctx.db, ctx.organisation, [input.member], {
    mode: await ctx.setting(firstMode),
    from: ctx.today,
  })
  const wish = wishOf(input.member, input)
  const type = await judge(ctx, wish, false)
  const id = newId()
  const evidenceSeenOn = input.evidenceSeen ? ctx.today : null
  await store.addLeave(ctx.db, ctx.organisation, {
    ...rowOf(ctx, id, wish),
    evidenceSeenOn,
    state: 'approved',
    decidedAt: ctx.now,
  })
  const freed = await takeEffect(ctx, id, wish, type)
  ctx.record('shifts.leave_granted', {
    subject: id,
    person: wish.member,
    type: wish.type,
    from: wish.from,
    until: wish.until,
  })
  return { leave: id, freed }
})

/** Frees the seats inside, takes the price, ends the fixed seat where the type keeps none, and judges anew. */
async function takeEffect(ctx: ActionContext, id: string, wish: Wish, type: LeaveType): Promise<number> {
  const freed = await freeInside(ctx, wish.member, wish)
  await payFor(ctx, wish.member, id, type, freed)
  if (!type.keepsSeat) await store.putLeadsAside(ctx.db, ctx.organisation, { ...wish, id })
  const { seatLostFromDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (losesSeat(type, wish, seatLostFromDays)) {
    const held = await seatsHeldBy(ctx.db, ctx.organisation, wish.member, ctx.today)
    await endSeats(
      ctx,
      held.map((seat) => ({ ...seat, until: addDays(wish.from, -1) })),
    )
  }
  ctx.notify('shifts.leave_answer', wish.member, {
    answer: 'approved',
    from: wish.from,
    until: wish.until,
    link: '/shifts/leave',
  })
  await recount(ctx, [wish.member])
  return freed
}

/** Each missed shift has its price in credits; below 0 they are given back, never more than was paid. */
async function payFor(
  ctx: ActionContext,
  member: string,
  leave: string,
  type: Pick<LeaveType, 'creditsPerShift'> | undefined,
  shifts: number,
): Promise<void> {
  if (!type || type.creditsPerShift === null || shifts === 0) return
  const price = shifts * type.creditsPerShift * 1000
  const amount = price > 0 ? -price : Math.min(-price, await paidForLeave(ctx.db, ctx.organisation, leave))
  if (amount === 0) return
  const sentence = amount < 0 ? 'shifts.ledger.leave_price' : 'shifts.ledger.leave_refund'
  const facts = { leave, shifts: Math.abs(shifts) }
  await postByHand(ctx, member, { counter: 'main', amount, on: ctx.today }, sentence, facts, 'leave')
}

async function freeInside(ctx: ActionContext, member: string, days: LeaveDays): Promise<number> {
  const inside = await store.seatsInside(ctx.db, ctx.organisation, member, days.from, days.until, ctx.now)
  const gone = await cancelSeats(
    ctx.db,
    ctx.organisation,
    inside.map(({ attendance }) => attendance),
    'leave',
    ctx.now,
  )
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
  return gone.length
}

async function freedOn(ctx: ActionContext, member: string, spans: readonly LeaveDays[]): Promise<number> {
  let freed = 0
  for (const days of spans) freed += await store.seatsFreed(ctx.db, ctx.organisation, member, days, ctx.now)
  return freed
}

/** Seats the fixed holder again on the days given back: a free seat, else an extra one. */
async function reseat(ctx: ActionContext, member: string, days: readonly LeaveDays[]): Promise<number> {
  if (days.length === 0) return 0
  const held = await seatsHeldBy(ctx.db, ctx.organisation, member, ctx.today)
  const templates = held.map(({ template }) => template)
  if (templates.length === 0) return 0
  await lockAhead(ctx.db, ctx.organisation, templates, ctx.now)
  const ahead = await shiftsAhead(ctx.db, ctx.organisation, templates, ctx.now)
  const given = ahead.filter(
    ({ day, state }) =>
      state === 'planned' && days.some(({ from, until }) => from <= day && (until === null || day <= until)),
  )
  const { seats } = await seatHolders(
    ctx,
    given,
    held.map(({ id }) => id),
  )
  return seats.length
}

export const approveLeave = action('shifts.approveLeave', async (ctx, input: InputOf<typeof contract.approveLeave>) => {
  const leave = found(await store.lockLeave(ctx.db, ctx.organisation, input.leave), 'leave')
  await notForOneself(ctx, leave.member)
  const evidenceSeenOn = input.evidenceSeen ? ctx.today : leave.evidenceSeenOn
  await settle(ctx, leave, ['requested'], { state: 'requested', evidenceSeenOn })
  const wish = wishOf(leave.member, { ...leave, reason: leave.reason ?? '', shortAccepted: true })
  const type = await judge(ctx, wish, false)
  await settle(ctx, { ...leave, evidenceSeenOn }, ['requested'], { state: 'approved' })
  const freed = await takeEffect(ctx, leave.id, wish, type)
  ctx.record('shifts.leave_approved', { subject: leave.id, person: leave.member })
  return { freed }
})

export const refuseLeave = action('shifts.refuseLeave', async (ctx, input: { leave: string; reason: string }) => {
  const leave = found(await store.lockLeave(ctx.db, ctx.organisation, input.leave), 'leave')
  await notForOneself(ctx, leave.member)
  await settle(ctx, leave, ['requested'], { state: 'refused', refusalReason: input.reason })
  ctx.record('shifts.leave_refused', { subject: leave.id, person: leave.member })
  ctx.notify('shifts.leave_answer', leave.member, {
    why: 'refused',
    from: leave.from,
    until: leave.until,
    reason: input.reason,
    link: '/shifts/leave',
  })
  return {}
})

export const moveLeave = action('shifts.moveLeave', async (ctx, input: InputOf<typeof contract.moveLeave>) => {
  const leave = found(await store.lockLeave(ctx.db, ctx.organisation, input.leave), 'leave')
  await notForOneself(ctx, leave.member)
  const type = await typeNamed(ctx, leave.type)
  const others = (await store.lockApproved(ctx.db, ctx.organisation, leave.member)).filter(({ id }) => id !== leave.id)
  const after = {
    from: (input.from ?? leave.from) as Day,
    until: (input.until === undefined ? leave.until : input.until) as Day | null,
  }
  if (leave.state === 'approved')
    refuseWith(
      whyNotMoveLeave({
        today: ctx.today,
        before: leave,
        after,
        type,
        others,
        mayBackdate: ctx.actor.may('shifts.policy') || ctx.actor.kind === 'system',
      }),
    )
  const evidenceSeenOn = input.evidenceSeen ? ctx.today : leave.evidenceSeenOn
  await settle(ctx, leave, ['approved'], { ...after, evidenceSeenOn })
  const { given, taken } = movedDays(leave, after)
  let freed = 0
  for (const days of taken) freed += await freeInside(ctx, leave.member, days)
  await payFor(ctx, leave.member, leave.id, type, freed - (await freedOn(ctx, leave.member, given)))
  const seated = await reseat(ctx, leave.member, given)
  await recount(ctx, [leave.member])
  ctx.record('shifts.leave_moved', { subject: leave.id, person: leave.member, ...after })
  ctx.notify('shifts.leave_changed', leave.member, { ...after, link: '/shifts/leave' })
  return { freed, seated }
})

export const cancelLeave = action('shifts.cancelLeave', async (ctx, input: { leave: string }) => {
  const leave = found(await store.lockLeave(ctx.db, ctx.organisation, input.leave), 'leave')
  await notForOneself(ctx, leave.member)
  const seated = await endLeave(ctx, leave, 'cancelled')
  ctx.record('shifts.leave_cancelled', { subject: leave.id, person: leave.member })
  ctx.notify('shifts.leave_changed', leave.member, { from: leave.from, until: ctx.today, link: '/shifts/leave' })
  return { seated }
})

/** A leave that has begun ends today; one to come is gone as a whole. Days given back seat the fixed holder again. */
async function endLeave(ctx: ActionContext, leave: store.LeaveRow, state: 'cancelled' | 'lapsed'): Promise<number> {
  const begun = leave.from <= ctx.today
  const given = [{ from: begun ? addDays(ctx.today, 1) : leave.from, until: leave.until }]
  await settle(ctx, leave, ['approved'], begun ? { until: ctx.today } : { state })
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  await payFor(ctx, leave.member, leave.id, leaveTypes[leave.type], -(await freedOn(ctx, leave.member, given)))
  const seated = await reseat(ctx, leave.member, given)
  await store.giveLeadsBack(ctx.db, ctx.organisation, ctx.today, ctx.now)
  await recount(ctx, [leave.member])
  return seated
}

const daysBeforeEnd = 7

/** Every morning: evidence asked for or the leave lapsed, and whose leave ends in a week is told. */
export const leaveNight = action('shifts.leaveNight', async (ctx, _input: Record<never, never>) => {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const waiting = await store.withoutEvidence(ctx.db, ctx.organisation, ctx.today)
  let lapsed = 0
  for (const leave of waiting) {
    const type = leaveTypes[leave.type]
    if (!type?.needsEvidence) continue
    const days = daysBetween(leave.from, ctx.today) + 1
    if (type.lapsesAfterDays !== null && days >= type.lapsesAfterDays) {
      await endLeave(ctx, leave, 'lapsed')
      ctx.record('shifts.leave_lapsed', { subject: leave.id, person: leave.member })
      ctx.notify('shifts.leave_lapsed', leave.member, { from: leave.from, link: '/shifts/leave' })
      lapsed += 1
    } else if (days === type.evidenceAfterDays)
      ctx.notify('shifts.leave_evidence', leave.member, { from: leave.from, link: '/shifts/leave' })
  }
  await store.giveLeadsBack(ctx.db, ctx.organisation, ctx.today, ctx.now)
  const ending = await store.endingOn(ctx.db, ctx.organisation, addDays(ctx.today, daysBeforeEnd))
  for (const { member, until } of ending) ctx.notify('shifts.leave_end', member, { until, link: '/shifts/leave' })
  return { lapsed, told: ending.length }
})
