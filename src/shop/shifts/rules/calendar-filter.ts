/** What the staff's calendar shows: all, or what a filter leaves. Every filled part must fit. */

export interface CalendarShift {
  readonly kind: string
  readonly state: string
  readonly groups: readonly { readonly role: string; readonly seats: number; readonly taken: number }[]
  readonly taken: number
  readonly required: number
  readonly needsPeople: boolean
  readonly critical: boolean
}

export interface CalendarFilter {
  readonly kind: string | null
  readonly role: string | null
  readonly state: string | null
  /** Only what lacks people. */
  readonly holes: boolean
}

/** Whether people are missing: fewer than wanted, so many free that it needs people, or critical. */
export const hasHole = (shift: Omit<CalendarShift, 'kind' | 'groups'>): boolean =>
  shift.state === 'planned' && (shift.critical || shift.needsPeople || shift.taken < shift.required)

export function fitsCalendar(shift: CalendarShift, { kind, role, state, holes }: CalendarFilter): boolean {
  const groups = shift.groups.filter((group) => group.seats > 0 && (role === null || group.role === role))
  return (
    groups.length > 0 &&
    (kind === null || shift.kind === kind) &&
    (state === null || shift.state === state) &&
    (!holes || (hasHole(shift) && groups.some((group) => group.taken < group.seats)))
  )
}

/** The roles that occur, in the order of the alphabet. */
export const rolesOf = (shifts: readonly Pick<CalendarShift, 'groups'>[]): string[] =>
  [...new Set(shifts.flatMap(({ groups }) => groups.map(({ role }) => role)))].sort((one, other) =>
    one.localeCompare(other),
  )
