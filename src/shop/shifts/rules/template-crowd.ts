/** Where fewer seats meet more people: who sits there, so that a planner can choose who gives up a seat.
 *  Source: domain-shifts 5.2: lowering below live rows is refused; who loses a seat is a person's choice. */
import type { Day } from '#platform/values/day.ts'
import { type ChangedTemplate, type HeldSeat, mostHeld, type Release } from './template-edit.ts'
import type { CrowdedGroup, DatedSeat, DatedShift } from './template-effect.ts'

export interface CrowdedShift {
  readonly shift: DatedShift
  readonly seats: number
  /** People who would still be too many here. */
  readonly over: number
  /** Who sits here and does not give up a fixed seat. */
  readonly people: readonly DatedSeat[]
}

export interface Crowd {
  readonly template: string
  readonly name: string
  readonly group: string
  readonly role: string
  readonly seats: number
  /** Who holds a fixed seat of the group today or later, those who give it up too. */
  readonly holders: readonly HeldSeat[]
  /** Holders who would still be too many. */
  readonly over: number
  readonly shifts: readonly CrowdedShift[]
}

/** Every group that would be too small if nobody gave up a seat, with what the chosen people solve already. */
export function crowdsOf(
  changed: readonly ChangedTemplate[],
  crowded: readonly CrowdedGroup[],
  release: Release,
  today: Day,
): Crowd[] {
  return changed.flatMap(({ before, after }) => {
    if (!before || after.state === 'ended') return []
    const groups = [...after.groups, ...before.groups.filter((old) => !after.groups.some(({ id }) => id === old.id))]
    return groups.flatMap((group) => {
      const seats = after.groups.find(({ id }) => id === group.id)?.seats ?? 0
      const inGroup = (held: readonly HeldSeat[]) => held.filter((seat) => seat.group === group.id)
      const shifts = crowded.filter((one) => one.template === after.id && one.group === group.id)
      const over = Math.max(0, mostHeld(inGroup(after.held), today) - seats)
      if (shifts.length === 0 && mostHeld(inGroup(before.held), today) <= seats) return []
      return {
        template: after.id,
        name: after.name,
        group: group.id,
        role: group.role,
        seats,
        holders: inGroup(before.held).filter(({ until }) => until === null || until >= today),
        over,
        shifts: shifts.map((one) => dated(one, release)).filter(isOpenQuestion(release)),
      }
    })
  })
}

function dated({ shift, seats, people }: CrowdedGroup, release: Release): CrowdedShift {
  const staying = people.filter(
    ({ fixedSeat, chain }) => fixedSeat === null || chain > 0 || !release.fixedSeats.has(fixedSeat),
  )
  const left = staying.filter(({ id }) => !release.attendances.has(id)).length
  return { shift, seats, over: Math.max(0, left - seats), people: staying }
}

/** A date is shown while it is too full, or while somebody was chosen just for it. */
const isOpenQuestion =
  (release: Release) =>
  ({ over, people }: CrowdedShift): boolean =>
    over > 0 || people.some(({ id }) => release.attendances.has(id))
