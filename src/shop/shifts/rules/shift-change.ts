/** Why a dated shift may not be changed. Source: domain-shifts 4 (Shift) and 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant, TimeOfDay } from '#platform/values/day.ts'
import { wallMinutes } from './occurrence.ts'

interface Dated {
  readonly name: string
  readonly startsAt: Instant
  readonly state: 'planned' | 'cancelled' | 'closed'
}

/** A shift that began stays as it was; a cancelled one is restored first. */
export function whyNotChange(shift: Dated, now: Instant): Refusal[] {
  const no: Refusal[] = []
  if (now >= shift.startsAt) no.push(refuse('shift.past', { startedAt: shift.startsAt }))
  if (shift.state === 'cancelled') no.push(refuse('shift.cancelled', { name: shift.name }))
  return no
}

export function whyNotRestore(shift: Dated, now: Instant): Refusal[] {
  if (shift.state !== 'cancelled') return [refuse('shift.not_cancelled', { name: shift.name })]
  return now >= shift.startsAt ? [refuse('shift.past', { startedAt: shift.startsAt })] : []
}

/** A new start lies ahead. */
export const whyNotStart = (startsAt: Instant, now: Instant): Refusal[] =>
  now >= startsAt ? [refuse('shift.past', { startedAt: startsAt })] : []

/** A shift is split at a time strictly inside it. */
export const whyNotSplit = (shift: { localStart: TimeOfDay; localEnd: TimeOfDay }, at: TimeOfDay): Refusal[] =>
  wallMinutes(shift.localStart, at) >= wallMinutes(shift.localStart, shift.localEnd)
    ? [refuse('shift.split_outside', { at })]
    : []

/** Groups that would hold fewer seats than people sit there, or want more people than they have seats. */
export function whyNotGroups(
  groups: readonly {
    readonly id?: string | undefined
    readonly role: string
    readonly seats: number
    readonly minSeats: number
  }[],
  seats: readonly { readonly group: string }[],
): Refusal[] {
  const known = groups.flatMap((group) => (group.id ? [group.id] : []))
  const homeless = seats.filter(({ group }) => !known.includes(group)).length
  const crowded = groups.flatMap(({ id, role, seats: room, minSeats }) => {
    const taken = seats.filter(({ group }) => group === id).length
    return [
      ...(taken > room ? [refuse('shift.below_taken', { role, taken, seats: room })] : []),
      ...(minSeats > room ? [refuse('template.group_min', { role, seats: room, minSeats })] : []),
    ]
  })
  return homeless > 0 ? [...crowded, refuse('shift.below_taken', { role: '', taken: homeless, seats: 0 })] : crowded
}
