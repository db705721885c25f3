/** The agenda: what the community has open comes onto it by itself until it closes, two days before (domain-hub-governance 5.9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { MeetingKind } from './states.ts'

export const itemAims = ['inform', 'discuss', 'decide'] as const
export type ItemAim = (typeof itemAims)[number]
export const itemSorts = ['proposal', 'need', 'round', 'action', 'other'] as const
export type ItemSort = (typeof itemSorts)[number]

export const closedDaysBefore = 2

/** The last day on which something comes onto the agenda. */
export const agendaUntil = (startDay: Day): Day => addDays(startDay, -closedDaysBefore)

export const whyNotAdd = (startDay: Day | null, today: Day): Refusal[] =>
  startDay === null || today <= agendaUntil(startDay) ? [] : [refuse('agenda.closed', { day: agendaUntil(startDay) })]

/** An information session is for guests: what is open inside does not concern them. */
export const fillsItself = (kind: MeetingKind): boolean => kind !== 'info'

export interface Wanted {
  readonly sort: Exclude<ItemSort, 'other'>
  readonly subject: string
  readonly title: string
  readonly aim: ItemAim
  readonly minutes: number
}

export interface Present {
  readonly id: string
  readonly sort: ItemSort
  readonly subject: string | null
  readonly byItself: boolean
  /** Somebody took it off: it does not come back. */
  readonly removed: boolean
}

/** What comes onto the agenda, and which lines go because nothing is open there any more. What people wrote stays. */
export function fill(wanted: readonly Wanted[], present: readonly Present[]): { add: Wanted[]; drop: string[] } {
  const known = new Set(present.map(({ sort, subject }) => `${sort} ${subject}`))
  const open = new Set(wanted.map(({ sort, subject }) => `${sort} ${subject}`))
  return {
    add: wanted.filter(({ sort, subject }) => !known.has(`${sort} ${subject}`)),
    drop: present
      .filter((one) => one.byItself && !one.removed && !open.has(`${one.sort} ${one.subject}`))
      .map(({ id }) => id),
  }
}

/** Whether the new order names every line of the agenda once. */
export function whyNotOrder(asked: readonly string[], lines: readonly string[]): Refusal[] {
  const same = asked.length === lines.length && lines.every((id) => asked.includes(id))
  return same ? [] : [refuse('agenda.order')]
}
