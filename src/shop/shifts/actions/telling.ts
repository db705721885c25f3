/** Mails to the people a change of the plan concerns. */
import type { ActionContext } from '#platform/action.ts'
import type { HolderSeat } from '../store/generation.ts'
import type { PlannedShift } from '../store/planned.ts'

type Dated = Pick<PlannedShift, 'id' | 'startsAt'>

const startOf = (shifts: readonly Dated[]): ReadonlyMap<string, Dated['startsAt']> =>
  new Map(shifts.map(({ id, startsAt }) => [id, startsAt]))

/** Each person on each cancelled shift, with the reason. */
export function tellCancelled(
  ctx: ActionContext,
  shifts: readonly Dated[],
  unseated: readonly { readonly shift: string; readonly member: string }[],
  reason: string,
): void {
  const starts = startOf(shifts)
  for (const { shift, member } of unseated) {
    const startsAt = starts.get(shift)
    if (startsAt) ctx.notify('shifts.shift_cancelled', member, { startsAt, reason, link: '/shifts' })
  }
}

/** Each fixed holder who sits on a restored shift again. */
export function tellRestored(ctx: ActionContext, shifts: readonly Dated[], seats: readonly HolderSeat[]): void {
  const starts = startOf(shifts)
  for (const { shift, holder } of seats) {
    const startsAt = starts.get(shift)
    if (startsAt) ctx.notify('shifts.restored', holder.member, { startsAt, link: '/shifts' })
  }
}

/** People whose dated seat is gone though the shift runs, or whose shift moved. */
export function tellUnseated(
  ctx: ActionContext,
  people: readonly {
    readonly member: string
    readonly startsAt: string
    readonly what: 'unseated' | 'moved'
    readonly was: string
  }[],
): void {
  for (const { member, startsAt, what, was } of people)
    ctx.notify(what === 'moved' ? 'shifts.moved' : 'shifts.unseated', member, { startsAt, was, link: '/shifts' })
}
