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

/** People who sat on a restored shift without holding it: their seat is free again, and they may book it. */
export function tellRunsAgain(
  ctx: ActionContext,
  shifts: readonly Dated[],
  people: readonly { readonly shift: string; readonly member: string }[],
): void {
  const starts = startOf(shifts)
  for (const { shift, member } of people) {
    const startsAt = starts.get(shift)
    if (startsAt) ctx.notify('shifts.runs_again', member, { startsAt, link: `/shifts/find/${shift}` })
  }
}

export interface Concerned {
  readonly member: string
  readonly startsAt: string
  readonly what: 'unseated' | 'moved'
  readonly was: string
}

/** People whose dated seats are gone though the shifts run, or whose shifts moved: one mail each, with the first date. */
export function tellUnseated(ctx: ActionContext, people: readonly Concerned[]): void {
  const told = new Map<string, Concerned[]>()
  for (const one of [...people].sort((a, b) => (a.was < b.was ? -1 : 1))) {
    const key = `${one.member} ${one.what}`
    told.set(key, [...(told.get(key) ?? []), one])
  }
  for (const dates of told.values()) {
    const [first] = dates
    if (!first) continue
    const { member, startsAt, was, what } = first
    const facts = { startsAt, was, count: dates.length, link: '/shifts' }
    ctx.notify(what === 'moved' ? 'shifts.moved' : 'shifts.unseated', member, facts)
  }
}

/** Whose fixed seat ends: the last day may lie before today for whoever gave it up. */
export function tellSeatEnds(
  ctx: ActionContext,
  template: string,
  seats: readonly { readonly member: string; readonly until: string | null }[],
): void {
  for (const { member, until } of seats)
    ctx.notify('shifts.fixed_seat_ended', member, { template, until: until ?? '', link: '/shifts' })
}
