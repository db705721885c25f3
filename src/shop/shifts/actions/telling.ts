/** Mails to the people a change of the plan concerns. */
import { accountsInRole } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { type Instant, minutesBetween } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { memberById, membersByAccount } from '#shop/members/public.ts'
import { insteadPath, letterPath } from '../notices.ts'
import { byPerson, type Concerned } from '../rules/instead.ts'
import type { Policy } from '../rules/policy.ts'
import { lateFreeHours } from '../settings.ts'
import { firstTwoOn } from '../store/booking.ts'
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
    if (startsAt)
      ctx.notify('shifts.shift_cancelled', member, { startsAt, reason, link: letterPath(ctx.organisation, shift) })
  }
}

/** Each fixed holder who sits on a restored shift again. */
export function tellRestored(ctx: ActionContext, shifts: readonly Dated[], seats: readonly HolderSeat[]): void {
  const starts = startOf(shifts)
  for (const { shift, holder } of seats) {
    const startsAt = starts.get(shift)
    if (startsAt) ctx.notify('shifts.restored', holder.member, { startsAt, link: letterPath(ctx.organisation, shift) })
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
    if (startsAt) ctx.notify('shifts.runs_again', member, { startsAt, link: letterPath(ctx.organisation, shift) })
  }
}

/** People whose dated seats are gone though the shifts run, or whose shifts moved: one mail each, with the first date. */
export function tellUnseated(ctx: ActionContext, people: readonly (Concerned & { readonly startsAt: string })[]): void {
  for (const dates of byPerson(people)) {
    const [{ member, startsAt, was, what, seat }] = dates
    const link = seat === null ? '/shifts' : insteadPath(ctx.organisation, seat)
    const facts = { startsAt, was, count: dates.length, link }
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

interface OneShift {
  readonly id: string
  readonly name: string
  readonly startsAt: Instant
  readonly lead: string | null
}

/** A seat freed shortly before the start is told to the lead and the office; not to whoever freed it. */
export async function tellFreedLate(
  ctx: ActionContext,
  shift: OneShift,
  freedFor: string,
  about: string | null = null,
): Promise<void> {
  const hours = await ctx.setting(lateFreeHours)
  if (ctx.now >= shift.startsAt || minutesBetween(ctx.now, shift.startsAt) >= hours * 60) return
  const people = await leadAndOffice(ctx, shift.lead)
  people.delete(freedFor)
  for (const person of people)
    ctx.notify('shifts.seat_freed_late', person, {
      startsAt: shift.startsAt,
      shift: shift.name,
      link: `/staff/shifts/${shift.id}`,
      about,
    })
}

/** Whoever leads, and the office; without whoever acts. */
export async function leadAndOffice(ctx: ActionContext, lead: string | null): Promise<Set<string>> {
  const accounts = await accountsInRole(ctx.db, ctx.organisation, 'office', ctx.today)
  const others = accounts.filter((account) => account !== ctx.actor.account)
  const office = await membersByAccount(ctx.db, ctx.organisation, others)
  return new Set<string>([...(lead ? [lead] : []), ...office.map(({ contact }) => contact)])
}

/** Somebody new whom a booking or a cancelling leaves alone should not be alone without the lead knowing. */
export async function tellBeginnerAlone(
  ctx: ActionContext,
  shift: OneShift,
  { beginnerShifts }: Pick<Policy, 'beginnerShifts'>,
): Promise<void> {
  if (beginnerShifts === 0 || shift.lead === null) return
  const [alone, another] = await firstTwoOn(ctx.db, ctx.organisation, shift.id)
  if (!alone || another || alone.worked >= beginnerShifts || alone.member === shift.lead) return
  const person = await memberById(ctx.db, ctx.organisation, alone.member as ContactId)
  ctx.notify('shifts.beginner_alone', shift.lead, {
    who: person?.displayName ?? '',
    startsAt: shift.startsAt,
    shift: shift.name,
    link: `/staff/shifts/${shift.id}`,
  })
}
