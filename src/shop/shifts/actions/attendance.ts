/** Saying what became of a seat, and putting it right afterwards. */
import { type ActionContext, action } from '#platform/action.ts'
import { NotFound, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { memberByAccount } from '#shop/members/public.ts'
import type * as contract from '../contract-counting.ts'
import { answersFor, postOutcomes } from '../posting.ts'
import { whyNotMarkOutcome } from '../rules/outcome.ts'
import { firstMode } from '../settings.ts'
import { ensureWorkers, readStates } from '../store/counting.ts'
import { lockSeats, type MarkedSeat } from '../store/outcome.ts'
import { policyOn } from '../store/policy.ts'

export const markAttendance = action(
  'shifts.markAttendance',
  async (ctx, input: InputOf<typeof contract.markAttendance>) => {
    const [seat] = await lockSeats(ctx.db, ctx.organisation, input.shift, input.member)
    if (!seat) throw new NotFound('attendance')
    const me = await ownContact(ctx)
    const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
    refuseWith(
      whyNotMarkOutcome({
        now: ctx.now,
        today: ctx.today,
        startsAt: seat.startsAt,
        day: seat.day,
        state: seat.state,
        outcome: input.outcome,
        reason: input.reason ?? '',
        correctionDays: policy.correctionDays,
        byOffice: ctx.actor.may('shifts.office'),
        isLead: me !== null && me === seat.lead,
        validated: false,
        self: me !== null && me === answersFor(seat) && !ctx.actor.may('shifts.policy'),
      }),
    )
    await ensureWorkers(ctx.db, ctx.organisation, [answersFor(seat)], {
      mode: await ctx.setting(firstMode),
      from: ctx.today,
    })
    await postOutcomes(ctx, [{ seat, outcome: input.outcome }])
    tellAndRecord(ctx, seat, input.outcome)
    const [state] = await readStates(ctx.db, ctx.organisation, [answersFor(seat)])
    return { attendance: seat.id, standing: state?.standing ?? 'up_to_date' }
  },
)

async function ownContact(ctx: ActionContext): Promise<string | null> {
  if (!ctx.actor.account) return null
  return (await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account))?.contact ?? null
}

function tellAndRecord(ctx: ActionContext, seat: MarkedSeat, outcome: string): void {
  const person = answersFor(seat)
  const corrected = seat.state !== 'planned'
  ctx.record(corrected ? 'shifts.outcome_corrected' : 'shifts.outcome_marked', {
    subject: seat.shift,
    person,
    attendance: seat.id,
    before: seat.state,
    outcome,
  })
  const facts = { startsAt: seat.startsAt, outcome, link: '/shifts' }
  if (corrected) ctx.notify('shifts.corrected', person, facts)
  else if (outcome === 'absent_1' || outcome === 'absent_2') ctx.notify('shifts.absence', person, facts)
}
