/** Whether people may sit on shifts as if some seats were gone: one answer for one person and for thousands.
 *  What an exchange asks before it writes, and what matching asks of every pair; facts are read once for all. */
import type { Context } from '#platform/action.ts'
import { found, type Refusal } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { bookersOf, keptSeats, modeOn } from './booking-facts.ts'
import { type Booker, groupFor, whyNotBook } from './rules/booking.ts'
import { bookerWithout, shiftWithout } from './rules/booking-without.ts'
import { purposeFor } from './rules/outcome.ts'
import type { Policy, Purpose } from './rules/policy.ts'
import { bookingPurpose } from './rules/purpose.ts'
import type { SeatGroup } from './rules/seats.ts'
import { type ShiftFacts, shiftFactsOf } from './store/booking.ts'
import type { HeldSeat } from './store/exchanging.ts'
import { policyOn } from './store/policy.ts'

export interface WishedSeat {
  readonly member: MemberFacts
  readonly shift: string
  readonly group?: string | null | undefined
  /** What the seat will count as for this person. */
  readonly purpose: Purpose
  /** Seats that go in the same moment: the person's own, and those of others on the shift. */
  readonly gone: readonly Pick<HeldSeat, 'member' | 'standIn' | 'shift' | 'group'>[]
  readonly warningsAccepted: boolean
}

export interface Sitting {
  readonly policy: Policy
  readonly shifts: ReadonlyMap<string, ShiftFacts>
  /** How the person takes part on the first day of these shifts. */
  modeOf(member: string): Booker['mode']
  /** The same question again and again for one person who gives one seat: may this one be taken, on another shift? */
  giving(
    member: MemberFacts,
    own: Pick<HeldSeat, 'shift' | 'purpose'>,
  ): (place: Pick<HeldSeat, 'shift' | 'group'>) => readonly Refusal[]
  /** What a seat counts as for this person: taken over from somebody, or, with null, booked. */
  purposeOf(member: string, taken: Purpose | null): Purpose
  /** Every reason of a booking why this person may not sit there, and in which group. */
  ask(wish: WishedSeat): { readonly refusals: readonly Refusal[]; readonly group: SeatGroup | null }
}

/** Reads what is needed to answer for all these people and shifts, in a fixed number of statements. */
export async function sittingOf(
  ctx: Context,
  members: readonly MemberFacts[],
  shifts: readonly string[],
): Promise<Sitting> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const facts = await shiftFactsOf(ctx.db, ctx.organisation, [...new Set(shifts)])
  const byId = new Map(facts.map((shift) => [shift.id, shift]))
  const days = facts.map(({ day }) => day).toSorted()
  const [from, until] = [days[0] ?? ctx.today, days.at(-1) ?? ctx.today]
  const keptOn = await keptSeats(ctx, facts, policy)
  const bookers = await bookersOf(ctx, members, from, until, policy)
  const without = new Map<string, ShiftFacts>()
  return {
    policy,
    shifts: byId,
    modeOf: (member) => found(bookers.get(member), 'member').mode,
    giving: (member, own) =>
      givingOne(ctx, { policy, shifts: byId, keptOn, without }, member, {
        purpose: own.purpose,
        person: bookerWithout(found(bookers.get(member.contact), 'member'), [own.shift], policy),
      }),
    purposeOf(member, taken) {
      const { mode } = found(bookers.get(member), 'member')
      if (taken === null) return bookingPurpose(mode) ?? 'unpaid'
      return mode === 'not_concerned' ? taken : purposeFor(mode, taken)
    },
    ask(wish) {
      const shift = found(byId.get(wish.shift), 'shift')
      const booker = found(bookers.get(wish.member.contact), 'member')
      const asked = {
        now: ctx.now,
        policy,
        shift: shiftWithout(
          { ...shift, ...keptOn(shift.id, wish.member.contact) },
          wish.gone.filter((seat) => seat.shift === shift.id).map(({ group }) => group),
        ),
        person: personOn(wish, booker, shift, policy),
        group: wish.group ?? null,
        warningsAccepted: wish.warningsAccepted,
        purpose: wish.purpose,
      }
      return { refusals: whyNotBook(asked), group: groupFor(asked) }
    },
  }
}

interface Known {
  readonly policy: Policy
  readonly shifts: ReadonlyMap<string, ShiftFacts>
  readonly keptOn: Awaited<ReturnType<typeof keptSeats>>
  /** Shifts with one place less taken, by shift and group: made once, asked for by many. */
  readonly without: Map<string, ShiftFacts>
}

/** What matching asks a hundred thousand times is made once: the person without the seat, the shift without the other. */
function givingOne(
  ctx: Context,
  { policy, shifts, keptOn, without }: Known,
  member: MemberFacts,
  { person, purpose }: { readonly person: Booker; readonly purpose: Purpose },
) {
  return ({ shift: id, group }: Pick<HeldSeat, 'shift' | 'group'>): readonly Refusal[] => {
    const key = `${id}/${group}`
    const shift = without.get(key) ?? shiftWithout(found(shifts.get(id), 'shift'), [group])
    without.set(key, shift)
    const mode = modeThen(member, person, shift)
    return whyNotBook({
      now: ctx.now,
      policy,
      shift: { ...shift, ...keptOn(id, member.contact) },
      person: mode === person.mode ? person : { ...person, mode },
      group,
      warningsAccepted: true,
      purpose,
    })
  }
}

const modeThen = (member: MemberFacts, { mode }: Booker, { day }: ShiftFacts): Booker['mode'] =>
  mode === 'not_concerned' ? mode : modeOn(member, day, mode, mode)

function personOn(wish: WishedSeat, booker: Booker, shift: ShiftFacts, policy: Policy): Booker {
  const own = wish.gone.filter(({ member, standIn }) => (standIn ?? member) === wish.member.contact)
  return {
    ...bookerWithout(
      booker,
      own.map((seat) => seat.shift),
      policy,
    ),
    mode: modeThen(wish.member, booker, shift),
  }
}

/** The same for one person and one shift. */
export async function whyNotSit(ctx: Context, wish: WishedSeat) {
  const sitting = await sittingOf(ctx, [wish.member], [wish.shift])
  return { ...sitting.ask(wish), shift: found(sitting.shifts.get(wish.shift), 'shift') }
}
