/** Which open shifts a member is shown, and which of them want people. Source: domain-shifts 5.3. */
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { weekday } from '#platform/values/day.ts'
import type { Policy } from './policy.ts'
import type { Fill, SeatGroup } from './seats.ts'

type Bounds = Pick<Policy, 'hideFreeBelow' | 'highlightFreeAbove' | 'underPopulated'>

/** Listed when the free share of its seats is at least `hideFreeBelow` percent. */
export const isListed = ({ free, seats }: Fill, { hideFreeBelow }: Bounds): boolean =>
  free * 100 >= hideFreeBelow * seats

/** Needs people when more than `highlightFreeAbove` percent of its seats are free. */
export const needsPeople = ({ free, seats }: Fill, { highlightFreeAbove }: Bounds): boolean =>
  free * 100 > highlightFreeAbove * seats

/** Shown first to whoever makes up: at most `underPopulated` percent of the seats are taken. */
export const isUnderPopulated = ({ taken, seats }: Fill, { underPopulated }: Bounds): boolean =>
  taken * 100 <= underPopulated * seats

const criticalWithinDays = 7
const criticalBelowPercent = 75

/** Soon, and nobody leads, nobody is at the till where somebody should, or less than three quarters are there. */
export function isCritical(facts: {
  readonly daysAhead: number
  readonly fill: Fill
  readonly leadMissing: boolean
  readonly cashierMissing: boolean
}): boolean {
  if (facts.daysAhead < 0 || facts.daysAhead > criticalWithinDays) return false
  return facts.leadMissing || facts.cashierMissing || facts.fill.taken * 100 < criticalBelowPercent * facts.fill.seats
}

/** A group at the till, by its role or by what it asks for. */
const isTill = ({ role, skills }: Pick<SeatGroup, 'role' | 'skills'>): boolean =>
  role === 'cashier' || skills.includes('cashier')

/** Whether a group at the till has nobody. */
export const cashierMissing = (groups: readonly SeatGroup[]): boolean =>
  groups.some((group) => group.seats > 0 && group.taken === 0 && isTill(group))

export interface ListFilter {
  readonly kinds: readonly string[]
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[]
  readonly startsFrom: TimeOfDay | null
  readonly startsUntil: TimeOfDay | null
  readonly beneficiaries: readonly string[]
  readonly roles: readonly string[]
}

/** Whether a shift fits the filter; an empty choice means all. */
export function fitsFilter(
  shift: {
    readonly kind: string
    readonly day: Day
    readonly localStart: TimeOfDay
    readonly beneficiary: string | null
    readonly groups: readonly { readonly role: string }[]
  },
  filter: ListFilter,
): boolean {
  const among = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value)
  return (
    among(filter.kinds, shift.kind) &&
    among(filter.weekdays, weekday(shift.day)) &&
    (filter.roles.length === 0 || shift.groups.some(({ role }) => filter.roles.includes(role))) &&
    (filter.startsFrom === null || shift.localStart >= filter.startsFrom) &&
    (filter.startsUntil === null || shift.localStart <= filter.startsUntil) &&
    (filter.beneficiaries.length === 0 ||
      (shift.beneficiary !== null && filter.beneficiaries.includes(shift.beneficiary)))
  )
}

/** Those that need people most stand first: critical ones, then those that want people, each by time. */
export function byNeed(
  one: { readonly critical: boolean; readonly needsPeople: boolean; readonly startsAt: string },
  other: typeof one,
): number {
  const need = (shift: typeof one): number => (shift.critical ? 2 : 0) + (shift.needsPeople ? 1 : 0)
  return need(other) - need(one) || (one.startsAt < other.startsAt ? -1 : 1)
}
