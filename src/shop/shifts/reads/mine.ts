/** What members see of themselves: their shifts, and how they take part. */
import { type Context, read } from '#platform/action.ts'
import { NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, weekday } from '#platform/values/day.ts'
import { me, modeOn } from '../booking-facts.ts'
import type * as contract from '../contract.ts'
import { whyNotCancel } from '../rules/cancelling.ts'
import { firstMode } from '../settings.ts'
import { type Asker, type FixedSeatRow, fixedSeatsOf, readMineOf } from '../store/mine.ts'
import { readWorker, standingsOf } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'
import { copy } from './refusals.ts'

export const readMyShifts = read(
  'shifts.readMyShifts',
  async (ctx, { past, all }: InputOf<typeof contract.readMyShifts>) => {
    const { now, today } = ctx
    const account = ctx.actor.account
    const asker = account && (await readMineOf(ctx.db, ctx.organisation, account, { now, today, past }))
    if (!asker) throw new NotFound('member')
    const { policy, shifts: found } = asker
    const most = all ? 0 : await mostShown(ctx, asker, past)
    const shifts = (most === 0 ? found : found.slice(0, most)).map((row) => ({
      ...row,
      leadName: policy.showAttendees === 'none' ? null : row.leadName,
      whyNotCancel: past ? [] : copy(whyNotCancel({ now, policy, seat: row })),
    }))
    return { shifts, total: found.length }
  },
)

/** How many the policy shows at first; 0 means all. */
async function mostShown(ctx: Context, { mode, policy }: Asker, past: boolean): Promise<number> {
  if (past) return policy.pastShown
  return (mode ?? (await ctx.setting(firstMode))) === 'regular' ? policy.nextShownRegular : policy.nextShown
}

export const readMyPlan = read('shifts.readMyPlan', async (ctx, _input: Record<never, never>) => {
  const member = await me(ctx)
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  const { standing, main, makeUp } = (await standingsOf(ctx.db, ctx.organisation, [{ member: member.contact }]))(
    member.contact,
  )
  const seats = await fixedSeatsOf(ctx.db, ctx.organisation, member.contact, ctx.today)
  return {
    me: {
      member: member.contact as string,
      mode: modeOn(member, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode)),
      standing,
      main,
      makeUp,
      skills: worker?.skills ?? [],
      contactVisible: worker?.contactVisible ?? false,
      nameVisible: worker?.nameVisible ?? true,
    },
    fixedSeats: seats.map(seatLine),
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
  }
})

/** A fixed seat as people say it: on which weekday, in which week, how often. */
export const seatLine = ({ anchorDay, dayNumber, ...seat }: FixedSeatRow) => ({
  ...seat,
  weekday: anchorDay !== null && dayNumber !== null ? weekday(addDays(anchorDay, dayNumber - 1)) : null,
})
