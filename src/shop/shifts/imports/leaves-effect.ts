/** What leaves that came in with a file do to places: those inside are freed, fixed ones end where the kind says so, and
 *  taking the import back gives both back. A constant number of statements, however many leaves. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { PlannedRow } from '#platform/imports/kind.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type Away, endFixedSeats, freeSeats, type LostSeat, reseat, seatsLost } from '../leave-effects.ts'
import type { LeaveType } from '../rules/counting.ts'
import { losesSeat, movedDays } from '../rules/leave.ts'
import { type ImportedLeave, knownLeaves } from '../store/imported-leaves.ts'
import { giveBack, type HeldAhead, heldAhead } from '../store/imported-seats.ts'
import { policyOn } from '../store/policy.ts'
import { remark } from './problems.ts'

interface MovedLeave {
  readonly before: ImportedLeave
  readonly after: ImportedLeave
}

interface Taken {
  /** Dates inside that were freed. */
  readonly freed: number
  /** The leaves that freed one. */
  readonly leaves: readonly ImportedLeave[]
  readonly lost: readonly LostSeat[]
  /** Fixed seats and lead roles as they were, for the day on which the import is taken back. */
  readonly held: readonly HeldAhead[]
}

export async function takeLeaves(
  ctx: ActionContext,
  created: readonly ImportedLeave[],
  moved: readonly MovedLeave[],
): Promise<Taken> {
  const all = [...created, ...moved.map(({ after }) => after)]
  const freed = await moveDays(ctx, created, moved)
  const takers = await takersOf(ctx, all)
  const leaders = takers.filter(({ kind }) => !kind.keepsSeat).map(({ member }) => member)
  const leads = (await heldAhead(ctx.db, ctx.organisation, leaders, ctx.today, ctx.now)).filter(
    ({ sort }) => sort === 'template_lead' || sort === 'shift_lead',
  )
  const lost = await endFixedSeats(ctx, takers)
  const seats = lost.map(({ id, member, from, until }): HeldAhead => ({ sort: 'fixed_seat', id, member, from, until }))
  return {
    freed: [...freed.values()].reduce((sum, one) => sum + one, 0),
    leaves: all.filter(({ member }) => freed.has(member)),
    lost,
    held: [...seats, ...leads],
  }
}

/** Frees the new days, and gives back those that a leave no longer covers. */
async function moveDays(ctx: ActionContext, created: readonly Away[], moved: readonly MovedLeave[]) {
  const spans = moved.map(({ before, after }) => ({ member: after.member, ...movedDays(before, after) }))
  const taken = spans.flatMap((one) => one.taken.map((days) => ({ ...days, member: one.member })))
  const freed = await freeSeats(ctx, [...created, ...taken])
  await reseat(
    ctx,
    spans.flatMap((one) => one.given.map((days) => ({ ...days, member: one.member }))),
  )
  return freed
}

/** A leave that is over takes nothing any more: whoever holds a place came back to it. */
async function takersOf<L extends ImportedLeave>(
  ctx: Context,
  leaves: readonly L[],
): Promise<(L & { readonly kind: LeaveType })[]> {
  const { leaveTypes } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return leaves.flatMap((leave) => {
    const kind = leaveTypes[leave.type]
    return kind && (leave.until === null || leave.until >= ctx.today) ? [{ ...leave, kind }] : []
  })
}

/** Says beside each line of the dry run how many fixed seats its leaves take. */
export async function sayLost<Row>(
  ctx: Context,
  rows: readonly PlannedRow<Row>[],
  leavesOf: (row: Row) => readonly ImportedLeave[],
): Promise<PlannedRow<Row>[]> {
  const asked = rows.map(({ row, outcome }) => (row && outcome !== 'same' ? leavesOf(row) : []))
  const lost = Map.groupBy(await seatsLost(ctx, await takersOf(ctx, asked.flat())), takenBy)
  return rows.map((planned, at) => {
    const seats = (asked[at] ?? []).flatMap(
      ({ member, from }) => lost.get(takenBy({ member, lastDay: addDays(from, -1) })) ?? [],
    )
    if (seats.length === 0) return planned
    const said = remark(planned.line, null, 'shift_import.leave_takes', { seats: seats.length })
    return { ...planned, problems: [...planned.problems, said] }
  })
}

const takenBy = ({ member, lastDay }: { readonly member: string; readonly lastDay: Day }) => `${member} ${lastDay}`

/** Whether somebody is on a leave, or has one ahead, that takes fixed seats: no import gives one back. */
export async function awayOf(ctx: Context, people: readonly ContactId[]): Promise<(contact: string) => boolean> {
  const { seatLostFromDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const takers = await takersOf(ctx, await knownLeaves(ctx.db, ctx.organisation, people))
  const away = new Set(
    takers.filter((leave) => losesSeat(leave.kind, leave, seatLostFromDays)).map((one) => one.member),
  )
  return (contact) => away.has(contact)
}

/** Taken back: `now` are the leaves as they stood, `before` those of them that were there already, with their days, and
 *  `held` what the leaves took. */
export async function giveLeavesBack(
  ctx: ActionContext,
  now: readonly ImportedLeave[],
  before: readonly ImportedLeave[],
  held: readonly HeldAhead[],
): Promise<void> {
  await giveBack(ctx.db, ctx.organisation, held)
  const kept = new Map(before.map((leave) => [leave.id, leave]))
  const moved = now.flatMap((leave) => {
    const back = kept.get(leave.id)
    return back ? [{ before: leave, after: back }] : []
  })
  await moveDays(ctx, [], moved)
  const again = held.filter(({ sort }) => sort === 'fixed_seat').map(({ member }) => member)
  await reseat(ctx, [
    ...now.filter(({ id }) => !kept.has(id)),
    ...[...new Set(again)].map((member) => ({ member, from: ctx.today, until: null })),
  ])
}
