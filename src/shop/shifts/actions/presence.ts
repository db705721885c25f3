/** Where the policy says so, whoever has a seat is presumed to have come once the shift is over, until somebody says
 *  otherwise. Source: domain-shifts 5.15 (MILA). */
import { action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { addDays, type Day, type Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { answersFor, postOutcomes } from '../posting.ts'
import { firstMode } from '../settings.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import { lockUnsaid, nextUnsaid } from '../store/outcome.ts'
import { policies } from '../store/policy.ts'

/** Shifts older than this are left as they are: a policy that begins today presumes nothing of long ago. */
const daysBack = 7

/** When the next shift with seats that nobody said anything of ends; null where the policy presumes nothing. */
export async function nextPresumed(db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> {
  const today = now.slice(0, 10) as Day
  const policyOf = await policies(db, organisation)
  const from = addDays(today, -daysBack)
  return [from, today].some((day) => policyOf(day).policy.presumed) ? nextUnsaid(db, organisation, from) : null
}

export const presumePresence = action('shifts.presumePresence', async (ctx, _input: Record<never, never>) => {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const from = addDays(ctx.today, -daysBack)
  const presumes = [from, ctx.today].some((day) => policyOf(day).policy.presumed)
  const unsaid = presumes ? await lockUnsaid(ctx.db, ctx.organisation, from, ctx.now) : []
  const seats = unsaid.filter(({ day }) => policyOf(day).policy.presumed)
  if (seats.length === 0) return { presumed: 0 }
  const first = { mode: await ctx.setting(firstMode), from: ctx.today }
  await ensureWorkers(ctx.db, ctx.organisation, [...new Set(seats.map(answersFor))], first)
  const marks = seats.map((seat) => ({
    seat,
    outcome: seat.told ? policyOf(seat.day).policy.toldOutcome : ('done' as const),
  }))
  await postOutcomes(ctx, marks, { presumed: true })
  for (const shift of new Set(seats.map((seat) => seat.shift)))
    ctx.record('shifts.presence_presumed', {
      subject: shift,
      count: seats.filter((seat) => seat.shift === shift).length,
    })
  return { presumed: seats.length }
})
