/** Saying what became of a seat, and putting it right afterwards. */
import { type ActionContext, action, idOfActor } from '#platform/action.ts'
import { NotFound, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-counting.ts'
import { answersFor, postOutcomes } from '../posting.ts'
import { whyNotMarkOutcome } from '../rules/outcome.ts'
import type { Outcome } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import { ownMember } from '../sheet-facts.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import { lockSeats, type MarkedSeat } from '../store/outcome.ts'
import { policyOn } from '../store/policy.ts'
import { sheetAt } from '../store/sheet.ts'
import { addMarks } from '../store/sheet-lines.ts'
import { readStates } from '../store/standing.ts'

export const markAttendance = action(
  'shifts.markAttendance',
  async (ctx, input: InputOf<typeof contract.markAttendance>) => {
    const seat = await correctOutcome(ctx, input)
    const [state] = await readStates(ctx.db, ctx.organisation, [answersFor(seat)])
    return { attendance: seat.id, standing: state?.standing ?? 'up_to_date' }
  },
)

/** One line, marked or put right. An open sheet sees it as a mark; after validation only the office does it, with a
 *  reason. Part of whatever action calls it. */
export async function correctOutcome(
  ctx: ActionContext,
  input: InputOf<typeof contract.markAttendance>,
): Promise<MarkedSeat> {
  const [seat] = await lockSeats(ctx.db, ctx.organisation, [input.shift], input.member)
  if (!seat) throw new NotFound('attendance')
  const me = await ownMember(ctx)
  const sheet = await sheetAt(ctx.db, ctx.organisation, seat)
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
      validated: sheet?.state === 'validated',
      self: me !== null && me === answersFor(seat) && !ctx.actor.may('shifts.policy'),
    }),
  )
  await ensureWorkers(ctx.db, ctx.organisation, [answersFor(seat)], {
    mode: await ctx.setting(firstMode),
    from: ctx.today,
  })
  await postOutcomes(ctx, [{ seat, outcome: input.outcome }])
  if (sheet) await markOnSheet(ctx, sheet.id, seat.id, input.outcome)
  const before = seat.state
  ctx.record(before === 'planned' ? 'shifts.outcome_marked' : 'shifts.outcome_corrected', {
    subject: seat.shift,
    person: answersFor(seat),
    attendance: seat.id,
    before,
    outcome: input.outcome,
  })
  await tellOutcomes(ctx, [{ seat, outcome: input.outcome, reason: input.reason ?? '' }])
  return seat
}

async function markOnSheet(ctx: ActionContext, sheet: string, line: string, said: Outcome | 'planned'): Promise<void> {
  const mark = { id: newId(), line, outcome: said === 'planned' ? null : said, beside: null, markedAt: ctx.now }
  await addMarks(ctx.db, ctx.organisation, sheet, [mark], { now: ctx.now, actor: idOfActor(ctx.actor) })
}

/** Whoever was missed is told, with what is owed and the standing of now; and whoever is judged otherwise than before.
 *  One statement, however many. */
export async function tellOutcomes(
  ctx: ActionContext,
  marks: readonly {
    readonly seat: MarkedSeat
    readonly outcome: Outcome | 'planned'
    readonly reason?: string | null
  }[],
): Promise<void> {
  const states = await readStates(ctx.db, ctx.organisation, [...new Set(marks.map(({ seat }) => answersFor(seat)))])
  const known = new Map(states.map((state) => [state.member, state]))
  for (const { seat, outcome, reason } of marks) {
    const person = answersFor(seat)
    const state = known.get(person)
    const needed = -(Math.min(0, state?.main ?? 0) + Math.min(0, state?.makeUp ?? 0)) / 1000
    const facts = { startsAt: seat.startsAt, outcome, why: state?.standing ?? 'up_to_date', needed }
    if (seat.state !== 'planned' && !seat.presumed)
      ctx.notify('shifts.corrected', person, {
        startsAt: seat.startsAt,
        why: reason ? 'reasoned' : 'plain',
        reason: reason ?? '',
        link: '/shifts/standing',
      })
    else if (outcome === 'absent_1' || outcome === 'absent_2')
      ctx.notify('shifts.absence', person, { ...facts, link: '/shifts/standing' })
  }
}
