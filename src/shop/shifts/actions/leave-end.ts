/** Granted leaves: moved, ended by the office, lapsed without evidence; and what is told of them every morning. */
import { type ActionContext, action } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract-leave.ts'
import { recount } from '../counting.ts'
import { endFixedSeats, freeSeats, payFor, reseat, tellLost } from '../leave-effects.ts'
import { movedFacts } from '../leave-facts.ts'
import {
  daysBeforeEnd,
  endedOn,
  evidenceDue,
  movedDays,
  tellsEnd,
  whyNotCancelLeave,
  whyNotMoveLeave,
} from '../rules/leave.ts'
import { lockPerson } from '../store/booking.ts'
import * as store from '../store/leave.ts'
import { policyOn } from '../store/policy.ts'
import { lockedLeave, mustBe, settle, typeNamed } from './leave.ts'
import { notForOneself } from './standing.ts'

const link = '/shifts/leave'

export const moveLeave = action('shifts.moveLeave', async (ctx, input: InputOf<typeof contract.moveLeave>) => {
  const leave = await lockedLeave(ctx, input.leave)
  await notForOneself(ctx, leave.member)
  mustBe(leave, 'approved')
  const after = {
    from: (input.from ?? leave.from) as Day,
    until: (input.until === undefined ? leave.until : input.until) as Day | null,
  }
  const evidenceSeenOn = input.evidenceSeen ? ctx.today : leave.evidenceSeenOn
  const moved = after.from !== leave.from || after.until !== leave.until
  const done = moved ? await move(ctx, { ...leave, evidenceSeenOn }, after) : { freed: 0, seated: 0 }
  if (!moved) await settle(ctx, leave, { evidenceSeenOn })
  ctx.record('shifts.leave_moved', { subject: leave.id, person: leave.member, ...after })
  return done
})

/** Frees the days newly taken and gives back the others, each with its price. */
async function move(ctx: ActionContext, leave: store.LeaveRow, after: { from: Day; until: Day | null }) {
  const { member } = leave
  const type = await typeNamed(ctx, leave.type)
  await lockPerson(ctx.db, ctx.organisation, member)
  const facts = await movedFacts(ctx, leave, after, type)
  refuseWith(whyNotMoveLeave(facts))
  await settle(ctx, leave, after)
  const { given, taken } = movedDays(leave, after)
  const freed = await freeSeats(
    ctx,
    taken.map((days) => ({ member, ...days })),
  )
  await payFor(ctx, leave, type, facts.missedShifts - facts.freedBefore)
  const seated = await reseat(
    ctx,
    given.map((days) => ({ member, ...days })),
  )
  tellLost(ctx, await endFixedSeats(ctx, [{ ...leave, ...after, kind: type }]))
  await recount(ctx, [member])
  ctx.notify('shifts.leave_changed', member, { ...after, link })
  return { freed: freed.get(member) ?? 0, seated }
}

export const cancelLeave = action('shifts.cancelLeave', async (ctx, input: { leave: string }) => {
  const leave = await lockedLeave(ctx, input.leave)
  await notForOneself(ctx, leave.member)
  mustBe(leave, 'approved')
  refuseWith(whyNotCancelLeave(leave, ctx.today))
  const { seated, held } = await endLeave(ctx, leave, 'cancelled', ctx.today)
  ctx.record('shifts.leave_cancelled', { subject: leave.id, person: leave.member })
  const why = held ? 'ended' : 'cancelled'
  ctx.notify('shifts.leave_changed', leave.member, { why, from: leave.from, until: ctx.today, link })
  return { seated }
})

/** A leave that has begun holds until `last`; one to come is gone as a whole. Days given back seat the fixed holder
 *  again, and what they cost comes back. */
async function endLeave(ctx: ActionContext, leave: store.LeaveRow, state: 'cancelled' | 'lapsed', last: Day) {
  const { member } = leave
  const { left, given } = endedOn(leave, last)
  await lockPerson(ctx.db, ctx.organisation, member)
  await settle(ctx, leave, { state, ...left })
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const back = await store.seatsFreed(ctx.db, ctx.organisation, member, [given], ctx.now)
  await payFor(ctx, leave, leaveTypes[leave.type], -back)
  const seated = await reseat(ctx, [{ member, ...given }])
  await leadsBack(ctx)
  await recount(ctx, [member])
  return { seated, held: left.held }
}

async function leadsBack(ctx: ActionContext): Promise<void> {
  for (const { leave, member } of await store.giveLeadsBack(ctx.db, ctx.organisation, ctx.today, ctx.now))
    ctx.record('shifts.leave_leads_back', { subject: leave, person: member })
}

/** Every morning: evidence asked for or the leave lapsed, lead roles given back, and whose leave ends in a week is told.
 *  Run twice or after missed nights it tells everybody once. */
export const leaveNight = action('shifts.leaveNight', async (ctx, _input: Record<never, never>) => {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const unseen = (await store.withoutEvidence(ctx.db, ctx.organisation, ctx.today)).flatMap((leave) => {
    const type = leaveTypes[leave.type]
    const due = type ? evidenceDue(type, { from: leave.from, asked: leave.askedOn !== null }, ctx.today) : null
    return due === null ? [] : [{ leave, due }]
  })
  const asked = unseen.flatMap(({ leave, due }) => (due === 'ask' ? [leave] : []))
  const lapsing = unseen.flatMap(({ leave, due }) => (due === 'lapse' ? [leave] : []))
  for (const { id, member, from } of asked) {
    ctx.record('shifts.leave_evidence_asked', { subject: id, person: member })
    ctx.notify('shifts.leave_evidence', member, { from, link })
  }
  await store.rememberAsked(
    ctx.db,
    ctx.organisation,
    asked.map(({ id }) => id),
    ctx.today,
  )
  for (const leave of lapsing) await lapse(ctx, leave)
  await leadsBack(ctx)
  return { lapsed: lapsing.length, asked: asked.length, told: await tellEnds(ctx) }
})

async function lapse(ctx: ActionContext, leave: store.LeaveRow): Promise<void> {
  await endLeave(ctx, leave, 'lapsed', addDays(ctx.today, -1))
  ctx.record('shifts.leave_lapsed', { subject: leave.id, person: leave.member })
  ctx.notify('shifts.leave_lapsed', leave.member, { from: leave.from, link })
}

async function tellEnds(ctx: ActionContext): Promise<number> {
  const soon = addDays(ctx.today, daysBeforeEnd)
  const ending = (await store.endingSoon(ctx.db, ctx.organisation, ctx.today, soon)).filter(
    ({ until, decidedAt, requestedAt }) =>
      until !== null &&
      tellsEnd({ until, decidedOn: dayIn(decidedAt ?? requestedAt, ctx.shop.zone), today: ctx.today }),
  )
  for (const { id, member, until } of ending) {
    ctx.record('shifts.leave_end_told', { subject: id, person: member, until })
    ctx.notify('shifts.leave_end', member, { until, link })
  }
  await store.rememberTold(
    ctx.db,
    ctx.organisation,
    ending.map(({ id }) => id),
  )
  return ending.length
}
