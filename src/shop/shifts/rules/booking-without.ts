/** The facts of a booking as if some seats were gone: an exchange gives them up in the same moment it takes another.
 *  Source: domain-shifts 5.10. */
import { minutesBetween } from '#platform/values/day.ts'
import type { BookedShift, Booker, OwnSeat } from './booking.ts'
import type { Policy } from './policy.ts'

/** The person without the seats on these shifts. */
export function bookerWithout(person: Booker, shifts: readonly string[], policy: Pick<Policy, 'unit'>): Booker {
  const gone = person.seats.filter(({ shift }) => shifts.includes(shift))
  const units = (seat: OwnSeat): number => (policy.unit === 'minute' ? minutesBetween(seat.startsAt, seat.endsAt) : 1)
  const makeUps = gone.filter(({ purpose }) => purpose === 'make_up').length
  const { budget } = person
  return {
    ...person,
    seats: person.seats.filter(({ shift }) => !shifts.includes(shift)),
    makeUpsAhead: Math.max(0, person.makeUpsAhead - makeUps),
    ...(budget
      ? { budget: { ...budget, ahead: budget.ahead - gone.reduce((sum, seat) => sum + units(seat), 0) } }
      : {}),
  }
}

/** The shift with one place less taken in each of these groups. */
export const shiftWithout = <S extends Pick<BookedShift, 'groups'>>(shift: S, groups: readonly string[]): S => ({
  ...shift,
  groups: shift.groups.map((group) => ({
    ...group,
    taken: group.taken - groups.filter((one) => one === group.id).length,
  })),
})
