/** Shifts ahead as one member sees them: what is free, what wants people, and every reason why not. */
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, daysBetween, minutesBetween, type TimeOfDay } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { bookedShifts, bookerOf, me, modeOn } from '../booking-facts.ts'
import type * as contract from '../contract.ts'
import { type BookedShift, type Booker, whyNotBook } from '../rules/booking.ts'
import { bookerWithout } from '../rules/booking-without.ts'
import { whyNotCancel } from '../rules/cancelling.ts'
import { later } from '../rules/days.ts'
import {
  byNeed,
  cashierMissing,
  fitsFilter,
  isCritical,
  isListed,
  isUnderPopulated,
  needsPeople,
} from '../rules/listing.ts'
import type { Policy, Purpose } from '../rules/policy.ts'
import { bookingPurpose } from '../rules/purpose.ts'
import { fillOf } from '../rules/seats.ts'
import { shownName } from '../rules/shown-name.ts'
import { horizonDays } from '../settings.ts'
import type { HeldSeat } from '../store/exchanging.ts'
import { type OpenRow, openShift, openShifts, ownOn } from '../store/open.ts'
import { policyOn } from '../store/policy.ts'
import { watchOf } from '../store/watch.ts'
import { copy } from './refusals.ts'

type Find = InputOf<typeof contract.findShifts>

export const findShifts = read('shifts.findShifts', async (ctx, asked: Find) => {
  const member = await me(ctx)
  const horizon = addDays(ctx.today, await ctx.setting(horizonDays))
  const from = later(ctx.today, (asked.from ?? ctx.today) as Day)
  const rows = await openShifts(ctx.db, ctx.organisation, from, (asked.until ?? horizon) as Day, ctx.now)
  const fitting = rows.filter((shift) => fitsFilter(shift, filterOf(asked)))
  const eyes = await eyesOf(ctx, member, fitting)
  const seen = await seenBy(ctx, eyes, fitting)
  const listed = asked.all ? seen : seen.filter((shift) => shift.listed)
  const takeable = asked.mine ? listed.filter((shift) => shift.whyNot.length === 0) : listed
  const chosen = asked.all ? takeable : emptiestFirst(eyes.booker, takeable)
  return {
    shifts: (asked.sort === 'need' ? chosen.toSorted(byNeed) : chosen).slice(0, asked.size),
    total: chosen.length,
    hidden: {
      nearlyFull: seen.length - listed.length,
      notMine: listed.length - takeable.length,
      fuller: takeable.length - chosen.length,
    },
    roles: [...new Set(rows.flatMap(({ groups }) => groups.map(({ role }) => role)))].sort(),
  }
})

const filterOf = (asked: Find) => ({
  kinds: asked.kinds,
  weekdays: asked.weekdays.map(Number),
  startsFrom: (asked.starts_from ?? null) as TimeOfDay | null,
  startsUntil: (asked.starts_until ?? null) as TimeOfDay | null,
  beneficiaries: asked.beneficiaries,
  roles: asked.roles,
})

/** Whoever makes up sees the emptiest shifts, and only them where there are some. */
function emptiestFirst<T extends { underPopulated: boolean }>(booker: Booker, shifts: T[]): T[] {
  if (booker.mode === 'not_concerned' || bookingPurpose(booker.mode) !== 'make_up') return shifts
  const empty = shifts.filter(({ underPopulated }) => underPopulated)
  return empty.length > 0 ? empty : shifts
}

export const readOpenShift = read('shifts.readOpenShift', async (ctx, { shift }: { shift: string }) => {
  const row = found(await openShift(ctx.db, ctx.organisation, shift), 'shift')
  const member = await me(ctx)
  const eyes = await eyesOf(ctx, member, [row])
  const [seen] = await seenBy(ctx, eyes, [row])
  const [booked] = await bookedShifts(ctx, [row], member.contact, eyes.policy)
  const own = await ownOn(ctx.db, ctx.organisation, shift, member.contact)
  const seat = own && { ...own, startsAt: row.startsAt }
  return {
    ...found(seen, 'shift'),
    groups: row.groups.map((group) => ({
      ...group,
      whyNot: copy(whyNot(ctx, eyes, found(booked, 'shift'), group.id)),
    })),
    leadName: row.leader ? shownName(row.leader, eyes.policy) : null,
    cancelReason: row.cancelReason,
    own: own && {
      ...own,
      whyNotCancel: seat ? copy(whyNotCancel({ now: ctx.now, policy: eyes.policy, seat })) : [],
    },
    watch: await watchOf(ctx.db, ctx.organisation, member.contact, shift),
  }
})

const nearestDays = 28
const nearestShown = 3

export const nearestOpen = read('shifts.nearestOpen', async (ctx, { shift }: { shift: string }) => {
  const member = await me(ctx)
  const wished = found(await openShift(ctx.db, ctx.organisation, shift), 'shift')
  const from = later(ctx.today, addDays(wished.day, -nearestDays))
  const around = await openShifts(ctx.db, ctx.organisation, from, addDays(wished.day, nearestDays), ctx.now)
  const others = around.filter(({ id }) => id !== shift)
  const seen = await seenBy(ctx, await eyesOf(ctx, member, others), others)
  const distance = (one: { startsAt: OpenRow['startsAt'] }): number =>
    Math.abs(minutesBetween(wished.startsAt, one.startsAt))
  const open = seen.filter((one) => one.whyNot.length === 0).sort((a, b) => distance(a) - distance(b))
  return { shifts: open.slice(0, nearestShown) }
})

/** Who looks, and by which rules: read once for all the shifts looked at. */
interface Eyes {
  readonly member: MemberFacts
  readonly policy: Policy
  readonly booker: Booker
  /** What a seat will count as, where an exchange brings it along. */
  readonly purpose?: Purpose
}

/** Shifts of these days as the person sees them who gives this seat up for one of them: checked as if it were gone. */
export async function openInstead(
  ctx: Context,
  member: MemberFacts,
  seat: Pick<HeldSeat, 'shift' | 'purpose'>,
  from: Day,
  until: Day,
) {
  const around = await openShifts(ctx.db, ctx.organisation, from, until, ctx.now)
  const others = around.filter(({ id }) => id !== seat.shift)
  const eyes = await eyesOf(ctx, member, others)
  const booker = bookerWithout(eyes.booker, [seat.shift], eyes.policy)
  return seenBy(ctx, { ...eyes, booker, purpose: seat.purpose }, others)
}

async function eyesOf(ctx: Context, member: MemberFacts, rows: readonly OpenRow[]): Promise<Eyes> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const days = rows.map(({ day }) => day).sort()
  const booker = await bookerOf(ctx, member, days[0] ?? ctx.today, days.at(-1) ?? ctx.today, policy)
  return { member, policy, booker }
}

export function whyNot(
  ctx: Context,
  { member, booker, policy, purpose }: Eyes,
  shift: BookedShift,
  group: string | null,
) {
  const mode = booker.mode === 'not_concerned' ? booker.mode : modeOn(member, shift.day, booker.mode, booker.mode)
  const person = { ...booker, mode }
  return whyNotBook({ now: ctx.now, policy, shift, person, group, warningsAccepted: true, purpose })
}

async function seenBy(ctx: Context, eyes: Eyes, rows: readonly OpenRow[]) {
  const booked = await bookedShifts(ctx, rows, eyes.member.contact, eyes.policy)
  return booked.map((row) => seenShift(ctx, eyes, row))
}

export function seenShift(ctx: Context, eyes: Eyes, row: OpenRow & BookedShift) {
  const { people, leader: _leader, madeAt: _made, lead, template: _template, cancelReason: _why, ...rest } = row
  const { reserved: _reserved, reservedUntil: _until, ...shift } = rest
  const { policy, member } = eyes
  const fill = fillOf(row.groups)
  const others = people.filter((one) => one.member !== member.contact)
  return {
    ...shift,
    ...fill,
    names: others.flatMap((one) => shownName(one, policy) ?? []),
    listed: isListed(fill, policy),
    needsPeople: needsPeople(fill, policy),
    underPopulated: isUnderPopulated(fill, policy),
    critical: isCritical({
      daysAhead: daysBetween(ctx.today, row.day),
      fill,
      leadMissing: lead === null,
      cashierMissing: cashierMissing(row.groups),
    }),
    whyNot: copy(whyNot(ctx, eyes, row, null)),
    warnings: [...new Set(row.groups.flatMap(({ warnings }) => warnings))],
  }
}
