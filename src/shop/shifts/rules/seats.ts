/** Seats of a shift and how full it is: what booking, listing and watching all look at. */

export interface SeatGroup {
  readonly id: string
  readonly role: string
  readonly seats: number
  readonly minSeats: number
  readonly skills: readonly string[]
  readonly warnings: readonly string[]
  /** Live rows in this group. */
  readonly taken: number
}

export interface Fill {
  readonly seats: number
  readonly taken: number
  readonly free: number
  readonly required: number
}

/** Seats, people and wanted people of all groups together. */
export function fillOf(groups: readonly Pick<SeatGroup, 'seats' | 'taken' | 'minSeats'>[]): Fill {
  let seats = 0
  let taken = 0
  let free = 0
  let required = 0
  for (const group of groups) {
    seats += group.seats
    taken += group.taken
    free += Math.max(0, group.seats - group.taken)
    required += group.minSeats
  }
  return { seats, taken, free, required }
}

export const missingSkills = (needed: readonly string[], held: readonly string[]): string[] =>
  needed.filter((skill) => !held.includes(skill))
