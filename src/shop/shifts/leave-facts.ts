/** Gathers what the rules of leaves look at: one place for showing, asking, granting and moving. Without lock: an action
 *  takes the lock of the person first. */
import type { Context } from '#platform/action.ts'
import type { Away } from './leave-effects.ts'
import type { LeaveType } from './rules/counting.ts'
import type { LeaveDays, LeaveMove, LeaveWish } from './rules/leave.ts'
import { movedDays, purseOf } from './rules/leave.ts'
import * as store from './store/leave.ts'
import { readWorker } from './store/people.ts'
import { readStates } from './store/standing.ts'

const mayBackdate = (ctx: Context): boolean => ctx.actor.may('shifts.policy') || ctx.actor.kind === 'system'

export async function wishedFacts(
  ctx: Context,
  away: Away,
  type: LeaveType,
): Promise<Omit<LeaveWish, 'reason' | 'shortAccepted' | 'self'>> {
  const { member, from, until } = away
  const inside = await store.seatsInside(ctx.db, ctx.organisation, [away], ctx.now)
  return { type, from, until, ...(await known(ctx, member)), missedShifts: inside.length }
}

export async function movedFacts(
  ctx: Context,
  leave: store.LeaveRow,
  after: LeaveDays,
  type: LeaveType,
): Promise<LeaveMove> {
  const { member } = leave
  const { given, taken } = movedDays(leave, after)
  const away = taken.map((days) => ({ member, ...days }))
  const inside = await store.seatsInside(ctx.db, ctx.organisation, away, ctx.now)
  const freedBefore = await store.seatsFreed(ctx.db, ctx.organisation, member, [leave], ctx.now)
  const back = await store.seatsFreed(ctx.db, ctx.organisation, member, given, ctx.now)
  const { others, ...rest } = await known(ctx, member)
  return {
    ...{ type, from: after.from, until: after.until, before: leave, freedBefore, ...rest },
    others: others.filter(({ id }) => id !== leave.id),
    missedShifts: freedBefore - back + inside.length,
  }
}

async function known(ctx: Context, member: string) {
  const [state] = await readStates(ctx.db, ctx.organisation, [member])
  const worker = await readWorker(ctx.db, ctx.organisation, member)
  return {
    today: ctx.today,
    mayBackdate: mayBackdate(ctx),
    others: await store.readHolding(ctx.db, ctx.organisation, member),
    purse: purseOf(worker?.mode ?? null, { main: state?.main ?? 0, makeUp: state?.makeUp ?? 0 }),
  }
}
