/** What a cancelled shift is worth to those who hold a fixed seat there. Source: domain-shifts 5.8 (`cancelled_effect`).
 *  Part of whatever action calls it. */
import type { ActionContext } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { recount } from './counting.ts'
import { type Mark, repost } from './posting.ts'
import { looksAtPlannedWork } from './rules/counting.ts'
import type { MarkedSeat } from './store/outcome.ts'
import { policies, type VersionedPolicy } from './store/policy.ts'
import { fixedSeatsGone, peopleOn } from './store/relief.ts'

/** Fixed holders whose shift was cancelled are excused where the policy says so; shifts that run again take it back.
 *  Where planned work counts, everybody who was seated there is judged anew. */
export async function settleCancelled(ctx: ActionContext, shifts: readonly string[]): Promise<void> {
  if (shifts.length === 0) return
  const policyOf = await policies(ctx.db, ctx.organisation)
  const seats = await fixedSeatsGone(ctx.db, ctx.organisation, shifts)
  const excuses = seats.some(({ day }) => policyOf(day).policy.cancelledEffect === 'excused')
  const weighed = looksAtPlannedWork(policyOf(ctx.today).policy)
  const people = weighed ? await peopleOn(ctx.db, ctx.organisation, shifts) : []
  const excused = excuses ? await excuse(ctx, seats, policyOf) : []
  await recount(ctx, [...new Set([...people, ...excused])].toSorted())
}

async function excuse(
  ctx: ActionContext,
  seats: readonly (MarkedSeat & { readonly gone: boolean })[],
  policyOf: (day: Day) => VersionedPolicy,
): Promise<string[]> {
  const marks = seats.map(
    ({ gone, ...seat }): Mark => ({
      seat: { ...seat, day: seat.day < ctx.today ? seat.day : ctx.today },
      outcome: gone && policyOf(seat.day).policy.cancelledEffect === 'excused' ? 'absent_0' : 'planned',
    }),
  )
  return repost(ctx, marks, 'shifts.ledger.shift_cancelled')
}
