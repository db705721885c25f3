/** Gathers the facts of `whyNotBook`: one place for booking, listing and the office. */
import type { Context } from '#platform/action.ts'
import { NotFound } from '#platform/refusal.ts'
import { addDays, addMinutes, type Day, type Instant } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { isWorkerOn, type MemberFacts, memberByAccount, memberById, shoppersOf } from '#shop/members/public.ts'
import type { BookedShift, Booker, OwnSeat } from './rules/booking.ts'
import { countAnchor } from './rules/count.ts'
import type { PersonStanding } from './rules/people.ts'
import type { Mode, Policy } from './rules/policy.ts'
import { addMonths } from './rules/series.ts'
import { beneficiariesOn } from './rules/standing.ts'
import { firstMode } from './settings.ts'
import { type PersonSeats, personFactsOf, priorHolders, type ShiftFacts, seatsOfBetween } from './store/booking.ts'
import { readWorker, standingsOf } from './store/people.ts'

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

/** How one person takes part on a day. */
export async function modeOfMember(ctx: Context, member: MemberFacts, day: Day): Promise<Mode | 'not_concerned'> {
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  return modeOn(member, day, worker?.mode ?? null, await ctx.setting(firstMode))
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
  return (await bookersOf(ctx, [member], from, until, policy)).get(member.contact) as Booker
}

/** The same for many people: as many statements as for one. */
export async function bookersOf(
  ctx: Context,
  members: readonly MemberFacts[],
  from: Day,
  until: Day,
  policy: Policy,
): Promise<ReadonlyMap<string, Booker>> {
  const [db, here, ids] = [ctx.db, ctx.organisation, members.map(({ contact }) => contact)]
  const looked = daysLookedAt(from, until, policy)
  const people = new Map((await personFactsOf(db, here, ids, ctx.now)).map((one) => [one.member, one]))
  const seats = Map.groupBy(await seatsOfBetween(db, here, ids, looked.from, looked.until), (seat) => seat.member)
  const standings = await standingsOf(
    db,
    here,
    ids.map((member) => ({ member })),
  )
  const first = await ctx.setting(firstMode)
  const households = Map.groupBy(policy.budget ? await shoppersOf(db, here, ids) : [], ({ head }): string => head)
  return new Map(
    members.map((member) => {
      const person = people.get(member.contact) as PersonSeats
      const own = (seats.get(member.contact) ?? []).map(({ member: _holder, ...seat }) => seat)
      const mode = modeOn(member, from, person.mode, first)
      return [
        member.contact,
        bookerFrom(ctx.today, policy, {
          person,
          mode,
          own,
          standing: standings(member.contact),
          household: households.get(member.contact) ?? [],
        }),
      ]
    }),
  )
}

function bookerFrom(today: Day, policy: Policy, { person, mode, own, standing, household }: KnownBooker): Booker {
  return {
    mode,
    standing: policy.control ? standing.standing : 'up_to_date',
    main: standing.main,
    makeUp: standing.makeUp,
    skills: person.skills ?? [],
    worked: person.worked,
    blocked: person.blocked,
    leaves: standing.leaves,
    seats: own,
    makeUpsAhead: person.makeUpsAhead,
    ...(policy.budget
      ? {
          budget: {
            today,
            anchor: countAnchor(policy.count, person.mode ?? 'flying', person.flyingStart ?? person.countedFrom),
            ahead: policy.unit === 'minute' ? person.minutesAhead : person.seatsAhead,
            beneficiaries: beneficiariesOn({ household }, today),
          },
        }
      : {}),
  }
}

interface KnownBooker {
  readonly person: PersonSeats
  readonly mode: Booker['mode']
  readonly own: readonly OwnSeat[]
  readonly standing: PersonStanding
  /** Who else shops on the membership. */
  readonly household: Parameters<typeof beneficiariesOn>[0]['household']
}

/** Shifts as booking sees them, with the seats kept for those who had them one cycle ago. One statement at most. */
export async function bookedShifts<S extends ShiftFacts>(
  ctx: Context,
  shifts: readonly S[],
  member: string,
  policy: Policy,
): Promise<(S & BookedShift)[]> {
  const keptOn = await keptSeats(ctx, shifts, policy)
  return shifts.map((shift) => ({ ...shift, ...keptOn(shift.id, member) }))
}

/** Seats of these shifts that are kept for whoever had them one cycle ago, as each person meets them. */
export async function keptSeats(ctx: Context, shifts: readonly ShiftFacts[], policy: Policy) {
  const until = new Map(shifts.map((shift) => [shift.id, reservedUntilOf(shift, policy)]))
  const kept = shifts.filter(({ id }) => ctx.now < (until.get(id) ?? ctx.now)).map(({ id }) => id)
  const prior = kept.length === 0 ? [] : await priorHolders(ctx.db, ctx.organisation, kept)
  const holders = Map.groupBy(prior, ({ shift }) => shift)
  const stillKept = new Set(kept)
  return (shift: string, member: string): Pick<BookedShift, 'reserved' | 'reservedUntil'> => {
    const before = holders.get(shift) ?? []
    const first = before.some((holder) => holder.member === member)
    return {
      reserved: first ? 0 : before.length,
      reservedUntil: stillKept.has(shift) ? (until.get(shift) ?? null) : null,
    }
  }
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
