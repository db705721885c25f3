/** What is proposed to whoever loses a place to a change of templates: by the rule the mail follows, asked of the shifts
 *  as the change leaves them. */
import type { Context } from '#platform/action.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { type AsPlanned, placesInstead } from '../reads/instead.ts'
import type { Booker } from '../rules/booking.ts'
import { byPerson, type Concerned } from '../rules/instead.ts'
import type { Effect } from '../rules/template-effect.ts'
import { heldSeats } from '../store/exchanging.ts'
import type { OpenRow } from '../store/open.ts'

/** Everybody who must hear of it, with the own seat that is gone. */
export const concernedBy = ({ people, edits }: Pick<Effect, 'people' | 'edits'>) => {
  const newStart = new Map(edits.map(({ id, startsAt }) => [id, startsAt]))
  return people.map(({ member, seat, shift, what }): Concerned & { readonly startsAt: string } => {
    const own = what === 'unseated' && shift.seats.some((one) => one.id === seat && one.member === member)
    return {
      member,
      seat: own ? seat : null,
      what,
      was: shift.startsAt,
      startsAt: newStart.get(shift.id) ?? shift.startsAt,
    }
  })
}

/** The first seat of each person that is gone, with two others, where there are two. */
export async function proposalsFor(ctx: Context, effect: Effect, members: ReadonlyMap<string, MemberFacts>) {
  const first = byPerson(concernedBy(effect)).flatMap(([{ seat }]) => seat ?? [])
  const seats = first.length === 0 ? [] : await heldSeats(ctx.db, ctx.organisation, first)
  const lost = seats.flatMap((seat) => {
    const member = members.get(seat.member)
    return member ? [{ member, seat }] : []
  })
  const places = await placesInstead(ctx, lost, asPlanned(effect))
  return seats.map(({ id, member, shift }) => ({
    member,
    shift,
    places: (places.get(id) ?? []).map((place) => ({
      shift: place.id,
      name: place.name,
      day: place.day,
      localStart: place.localStart,
      localEnd: place.localEnd,
    })),
  }))
}

function asPlanned(effect: Effect): AsPlanned {
  const cancelled = new Set(effect.cancelled.map(({ id }) => id))
  const edits = new Map(effect.edits.map((one) => [one.id, one]))
  const freed = Map.groupBy(effect.freed, ({ shift }) => shift.id)
  const gone = Map.groupBy(
    [...effect.freed, ...effect.cancelled.flatMap((shift) => shift.seats.map((seat) => ({ seat, shift })))],
    ({ seat }) => seat.standIn ?? seat.member,
  )
  return {
    shifts: (shifts) =>
      shifts.flatMap((shift) => {
        if (cancelled.has(shift.id)) return []
        const { seats: _seats, groups: _groups, ...edited } = edits.get(shift.id) ?? { seats: [], groups: [] }
        return [{ ...shift, ...edited, groups: groupsOf(shift, effect, freed.get(shift.id) ?? []) }]
      }),
    person: (member, booker) => personAfter(booker, edits, new Set(gone.get(member)?.map(({ shift }) => shift.id))),
  }
}

function groupsOf(shift: OpenRow, effect: Effect, freed: Effect['freed']): OpenRow['groups'] {
  const changed = effect.groups.filter((one) => one.shift === shift.id)
  const dropped = new Set(effect.dropped.flatMap((one) => (one.shift === shift.id ? [one.group] : [])))
  const before = new Map(shift.groups.map((group) => [group.id, group]))
  for (const { group } of changed)
    before.set(group.id, { ...group, taken: before.get(group.id)?.taken ?? 0 } as OpenRow['groups'][number])
  return [...before.values()]
    .filter(({ id }) => !dropped.has(id))
    .map((group) => ({ ...group, taken: group.taken - freed.filter(({ seat }) => seat.group === group.id).length }))
}

/** The person without what is gone, at the new hours of what moved. */
const personAfter = (
  booker: Booker,
  edits: ReadonlyMap<string, Pick<OpenRow, 'day' | 'startsAt' | 'endsAt'>>,
  gone: ReadonlySet<string>,
): Booker => ({
  ...booker,
  seats: booker.seats
    .filter(({ shift }) => !gone.has(shift))
    .map((seat) => {
      const moved = edits.get(seat.shift)
      return moved ? { ...seat, day: moved.day, startsAt: moved.startsAt, endsAt: moved.endsAt } : seat
    }),
})
