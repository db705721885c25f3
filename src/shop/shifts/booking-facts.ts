/** Gathers the facts of `whyNotBook`: one place for booking, listing and the office. */
import type { Context } from '#platform/action.ts'
import { NotFound } from '#platform/refusal.ts'
import { addDays, addMinutes, type Day, type Instant } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { isWorkerOn, type MemberFacts, memberByAccount, memberById, shoppersOf } from '#shop/members/public.ts'
import type { BookedShift, Booker } from './rules/booking.ts'
import { countAnchor } from './rules/count.ts'
import type { Mode, Policy } from './rules/policy.ts'
import { addMonths } from './rules/series.ts'
import { beneficiariesOn } from './rules/standing.ts'
import { firstMode } from './settings.ts'
import { type PersonSeats, personFacts, priorHolders, type ShiftFacts, seatsBetween } from './store/booking.ts'
import { standingsOf } from './store/people.ts'

/** The member signed in, or NotFound: staff without a membership have no shifts. */
export async function me(ctx: Context): Promise<MemberFacts> {
  const account = ctx.actor.account
  const member = account ? await memberByAccount(ctx.db, ctx.organisation, account) : null
  if (!member) throw new NotFound('member')
  return member
}

export async function memberOf(ctx: Context, id: string): Promise<MemberFacts> {
  const member = await memberById(ctx.db, ctx.organisation, id as ContactId)
  if (!member) throw new NotFound('member')
  return member
}

/** How the person takes part on a day: who is no worker then is not concerned. */
export function modeOn(member: MemberFacts, day: Day, known: Mode | null, first: Mode): Mode | 'not_concerned' {
  return isWorkerOn(member, day) ? (known ?? first) : 'not_concerned'
}

/** Days around a shift whose seats count for the limits: its month and the policy's run of days. */
export function daysLookedAt(from: Day, until: Day, policy: Policy): { from: Day; until: Day } {
  const limited = policy.maxPerPeriod.per === 'rolling_days' ? (policy.maxPerPeriod.days ?? 1) : 1
  const run = policy.budget ? Math.max(limited, policy.count.everyDays) : limited
  const monthStart = `${from.slice(0, 8)}01` as Day
  const monthEnd = addDays(`${addMonths(until, 1).slice(0, 8)}01` as Day, -1)
  const [first = from] = [addDays(from, -run), monthStart].sort()
  const [last = until] = [addDays(until, run), monthEnd].sort().reverse()
  return { from: first, until: last }
}

/** The booker for shifts in [from, until]. `mode` is that of `from`: ask again where membership ends between. */
export async function bookerOf(
  ctx: Context,
  member: MemberFacts,
  from: Day,
  until: Day,
  policy: Policy,
): Promise<Booker> {
  const person = (await personFacts(ctx.db, ctx.organisation, member.contact, ctx.now)) as PersonSeats
  const looked = daysLookedAt(from, until, policy)
  const seats = await seatsBetween(ctx.db, ctx.organisation, member.contact, looked.from, looked.until)
  const standing = (await standingsOf(ctx.db, ctx.organisation, [{ member: member.contact }]))(member.contact)
  return {
    mode: modeOn(member, from, person.mode, await ctx.setting(firstMode)),
    standing: policy.control ? standing.standing : 'up_to_date',
    main: standing.main,
    makeUp: standing.makeUp,
    skills: person.skills ?? [],
    worked: person.worked,
    blocked: person.blocked,
    leaves: standing.leaves,
    seats,
    makeUpsAhead: person.makeUpsAhead,
    ...(policy.budget
      ? {
          budget: {
            today: ctx.today,
            anchor: countAnchor(policy.count, person.mode ?? 'flying', person.flyingStart ?? person.countedFrom),
            ahead: policy.unit === 'minute' ? person.minutesAhead : person.seatsAhead,
            beneficiaries: await beneficiariesOf(ctx, member.contact),
          },
        }
      : {}),
  }
}

/** The member, and who else shops on the membership today. */
export const beneficiariesOf = async (ctx: Context, member: ContactId): Promise<number> =>
  beneficiariesOn({ household: await shoppersOf(ctx.db, ctx.organisation, [member]) }, ctx.today)

/** Shifts as booking sees them, with the seats kept for those who had them one cycle ago. One statement at most. */
export async function bookedShifts<S extends ShiftFacts>(
  ctx: Context,
  shifts: readonly S[],
  member: string,
  policy: Policy,
): Promise<(S & BookedShift)[]> {
  const until = new Map(shifts.map((shift) => [shift.id, reservedUntilOf(shift, policy)]))
  const kept = shifts.filter(({ id }) => ctx.now < (until.get(id) ?? ctx.now)).map(({ id }) => id)
  const prior = kept.length === 0 ? [] : await priorHolders(ctx.db, ctx.organisation, kept)
  return shifts.map((shift) => {
    const holders = prior.filter((holder) => holder.shift === shift.id)
    const first = holders.some((holder) => holder.member === member)
    return {
      ...shift,
      reserved: first ? 0 : holders.length,
      reservedUntil: kept.includes(shift.id) ? (until.get(shift.id) ?? null) : null,
    }
  })
}

export async function bookedShift(
  ctx: Context,
  shift: ShiftFacts,
  member: string,
  policy: Policy,
): Promise<BookedShift> {
  return (await bookedShifts(ctx, [shift], member, policy))[0] as BookedShift
}

const reservedUntilOf = (shift: Pick<ShiftFacts, 'template' | 'madeAt'>, policy: Policy): Instant | null =>
  policy.priorHolderDays === 0 || shift.template === null || shift.madeAt === null
    ? null
    : addMinutes(shift.madeAt, policy.priorHolderDays * 1440)
