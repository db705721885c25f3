/** What a cancelled shift is worth to those who hold a fixed seat there. Source: domain-shifts 5.8 (`cancelled_effect`).
 *  Part of whatever action calls it. */
import type { ActionContext } from '#platform/action.ts'
import { recount } from './counting.ts'
import { type Mark, repost } from './posting.ts'
import { policies } from './store/policy.ts'
import { fixedSeatsGone } from './store/relief.ts'

/** Fixed holders whose shift was cancelled are excused where the policy says so; shifts that run again take it back. */
export async function settleCancelled(ctx: ActionContext, shifts: readonly string[]): Promise<void> {
  if (shifts.length === 0) return
  const policyOf = await policies(ctx.db, ctx.organisation)
  const seats = await fixedSeatsGone(ctx.db, ctx.organisation, shifts)
  const excuses = seats.some(({ day }) => policyOf(day).policy.cancelledEffect === 'excused')
  if (!excuses) return
  const marks = seats.map(
    ({ gone, ...seat }): Mark => ({
      seat: { ...seat, day: seat.day < ctx.today ? seat.day : ctx.today },
      outcome: gone && policyOf(seat.day).policy.cancelledEffect === 'excused' ? 'absent_0' : 'planned',
    }),
  )
  await recount(ctx, await repost(ctx, marks, 'shifts.ledger.shift_cancelled'))
}
