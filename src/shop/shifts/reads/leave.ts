/** Leaves and exemptions as people look at them, and what a wished one would do. */
import { type Context, read } from '#platform/action.ts'
import { found, NotAllowed, NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { me, memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-leave.ts'
import { seatsLost } from '../leave-effects.ts'
import { movedFacts, wishedFacts } from '../leave-facts.ts'
import { whyNotLeave, whyNotMoveLeave } from '../rules/leave.ts'
import type { Policy } from '../rules/policy.ts'
import * as store from '../store/leave.ts'
import { policyOn } from '../store/policy.ts'

async function shown(ctx: Context, leaves: readonly store.LeaveRow[]) {
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    leaves.map(({ member }) => member as ContactId),
  )
  const names = new Map(people.map((one) => [one.contact as string, one.displayName]))
  return leaves.map(({ held: _held, ...leave }) => ({ ...leave, name: names.get(leave.member) ?? '' }))
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
  const self = input.member === undefined
  if (!self && !ctx.actor.may('shifts.office')) throw new NotAllowed('shifts.office')
  const { contact } = self ? await me(ctx) : await memberOf(ctx, input.member ?? '')
  const away = { member: contact, from: input.from as Day, until: input.until as Day | null }
  const inside = await store.seatsInside(ctx.db, ctx.organisation, [away], ctx.now)
  return {
    seats: inside.map(({ shift, name, day, localStart, localEnd }) => ({ shift, name, day, localStart, localEnd })),
    ...(await consequences(ctx, input, away, self)),
  }
})

const nothingSaid = { endsSeats: [], price: 0, standing: null, stopsCount: false, whyNot: [] }

/** What the kind of leave adds to the days: reasons against it, its price, the fixed seats it ends. */
async function consequences(
  ctx: Context,
  input: InputOf<typeof contract.previewLeave>,
  away: { readonly member: string; readonly from: Day; readonly until: Day | null },
  self: boolean,
) {
  const leave = input.leave === undefined ? null : await store.readLeave(ctx.db, ctx.organisation, input.leave)
  if (input.leave !== undefined && leave?.member !== away.member) throw new NotFound('leave')
  const name = leave?.type ?? input.type
  const type = name === undefined ? undefined : (await policyOn(ctx.db, ctx.organisation, ctx.today)).leaveTypes[name]
  if (!type) return nothingSaid
  const lost = away.until !== null && away.until < away.from ? [] : await seatsLost(ctx, [{ ...away, kind: type }])
  const { standing, stopsCount } = type
  const said = { standing, stopsCount, endsSeats: lost.map((seat) => seat.name) }
  const priceOf = (shifts: number) => (type.creditsPerShift ?? 0) * shifts
  if (input.leave !== undefined) {
    const facts = await movedFacts(ctx, found(leave, 'leave'), away, type)
    const price = priceOf(facts.missedShifts - facts.freedBefore)
    return { ...said, price, whyNot: whyNotMoveLeave(facts) }
  }
  const facts = await wishedFacts(ctx, away, type)
  const { reason, shortAccepted } = input
  return { ...said, price: priceOf(facts.missedShifts), whyNot: whyNotLeave({ ...facts, reason, shortAccepted, self }) }
}
