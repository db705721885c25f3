/** What members look at. */
import { type Context, read } from '#platform/action.ts'
import { found, type Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, daysBetween, minutesBetween, type TimeOfDay, weekday } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { bookedShift, bookerOf, me, modeOn } from '../booking-facts.ts'
import type * as contract from '../contract.ts'
import { type Booker, whyNotBook } from '../rules/booking.ts'
import { whyNotCancel } from '../rules/cancelling.ts'
import { fitsFilter, isCritical, isListed, isUnderPopulated, needsPeople } from '../rules/listing.ts'
import type { Policy } from '../rules/policy.ts'
import { fillOf } from '../rules/seats.ts'
import { firstMode, horizonDays } from '../settings.ts'
import { fixedSeatsOf, type OpenRow, openShift, openShifts, readMine } from '../store/mine.ts'
import { readWorker, standingsOf } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'

export const readMyShifts = read(
  'shifts.readMyShifts',
  async (ctx, { past }: InputOf<typeof contract.readMyShifts>) => {
    const member = await me(ctx)
    const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
    const found = await readMine(ctx.db, ctx.organisation, member.contact, ctx.now, past)
    const most = past ? policy.pastShown : Math.max(policy.nextShown, policy.nextShownRegular)
    const shifts = found
      .slice(0, most === 0 ? found.length : most)
      .map((row) => ({ ...row, whyNotCancel: past ? [] : copy(whyNotCancel({ now: ctx.now, policy, seat: row })) }))
    return { shifts }
  },
)

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
    fixedSeats: seats.map(({ anchorDay, weekSequence: _week, dayNumber, ...seat }) => ({
      ...seat,
      weekday: anchorDay !== null && dayNumber !== null ? weekday(addDays(anchorDay, dayNumber - 1)) : null,
    })),
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
  }
})

type Find = InputOf<typeof contract.findShifts>

export const findShifts = read('shifts.findShifts', async (ctx, asked: Find) => {
  const member = await me(ctx)
  const horizon = addDays(ctx.today, await ctx.setting(horizonDays))
  const from = (asked.from ?? ctx.today) as Day
  const until = (asked.until ?? horizon) as Day
  const found = await openShifts(ctx.db, ctx.organisation, notBefore(ctx.today, from), until, ctx.now)
  const fitting = found.filter((shift) => fitsFilter(shift, filterOf(asked)))
  const seen = await seenBy(ctx, member, fitting)
  const chosen = seen.filter((shift) => (asked.all || shift.listed) && (!asked.mine || shift.whyNot.length === 0))
  return { shifts: await forMakeUp(ctx, member, chosen, asked.all) }
})

const filterOf = (asked: Find) => ({
  kinds: asked.kinds,
  weekdays: asked.weekdays.map(Number),
  startsFrom: (asked.starts_from ?? null) as TimeOfDay | null,
  startsUntil: (asked.starts_until ?? null) as TimeOfDay | null,
  beneficiaries: asked.beneficiaries,
})

/** Whoever makes up sees the emptiest shifts first, and only them where there are some. */
async function forMakeUp<T extends { underPopulated: boolean }>(
  ctx: Context,
  member: MemberFacts,
  shifts: T[],
  all: boolean,
): Promise<T[]> {
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  if (worker?.mode !== 'regular' || all) return shifts
  const empty = shifts.filter(({ underPopulated }) => underPopulated)
  return empty.length > 0 ? empty : shifts
}

export const readOpenShift = read('shifts.readOpenShift', async (ctx, { shift }: { shift: string }) => {
  const row = found(await openShift(ctx.db, ctx.organisation, shift), 'shift')
  return found((await seenBy(ctx, await me(ctx), [row]))[0], 'shift')
})

const notBefore = (first: Day, day: Day): Day => ([first, day].sort()[1] ?? first) as Day

const nearestDays = 28

export const nearestOpen = read('shifts.nearestOpen', async (ctx, { shift }: { shift: string }) => {
  const member = await me(ctx)
  const wished = found(await openShift(ctx.db, ctx.organisation, shift), 'shift')
  const [from, until] = [addDays(wished.day, -nearestDays), addDays(wished.day, nearestDays)]
  const rows = await openShifts(ctx.db, ctx.organisation, notBefore(ctx.today, from), until, ctx.now)
  const seen = await seenBy(
    ctx,
    member,
    rows.filter(({ id }) => id !== shift),
  )
  const distance = (one: { startsAt: string }): number =>
    Math.abs(minutesBetween(wished.startsAt, one.startsAt as typeof wished.startsAt))
  const open = seen.filter(({ whyNot }) => whyNot.length === 0).sort((a, b) => distance(a) - distance(b))
  return { shifts: open.slice(0, 3) }
})

/** Refusals as the answer's schema has them: plain lists that may be written to. */
const copy = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, facts }) => ({
    code,
    facts: { ...facts } as Record<string, string | number | boolean | null | string[]>,
  }))

/** Open shifts as one person sees them: fill, marks and every reason why not. The booker is read once for all. */
async function seenBy(ctx: Context, member: MemberFacts, rows: readonly OpenRow[]) {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const days = rows.map(({ day }) => day).sort()
  const booker = await bookerOf(ctx, member, days[0] as Day, days.at(-1) as Day, policy)
  const seen = []
  for (const row of rows) seen.push(await seenShift(ctx, member, row, booker, policy))
  return seen
}

async function seenShift(ctx: Context, member: MemberFacts, row: OpenRow, booker: Booker, policy: Policy) {
  const { people, madeAt: _made, lead, template: _template, ...shift } = row
  const fill = fillOf(row.groups)
  const person = {
    ...booker,
    mode: booker.mode === 'not_concerned' ? booker.mode : modeOn(member, row.day, booker.mode, booker.mode),
  }
  const booked = await bookedShift(ctx, row, member.contact, policy)
  const whyNot = whyNotBook({ now: ctx.now, policy, shift: booked, person, group: null, warningsAccepted: true })
  return {
    ...shift,
    ...fill,
    names: policy.showAttendees === 'none' ? [] : people.map((one) => nameFor(one, policy)),
    listed: isListed(fill, policy),
    needsPeople: needsPeople(fill, policy),
    underPopulated: isUnderPopulated(fill, policy),
    critical: isCritical({
      daysAhead: daysBetween(ctx.today, row.day),
      fill,
      leadMissing: lead === null,
      cashierMissing: row.groups.some(({ role, skills, taken }) => isTill(role, skills) && taken === 0),
    }),
    whyNot: copy(whyNot),
    warnings: [...new Set(row.groups.flatMap(({ warnings }) => warnings))],
  }
}

const isTill = (role: string, skills: readonly string[]): boolean => role === 'cashier' || skills.includes('cashier')

const nameFor = (person: { first: string | null; full: string }, policy: Policy): string =>
  policy.showAttendees === 'full' ? person.full : (person.first ?? person.full)
