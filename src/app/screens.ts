/** Every screen of the product, gathered from the modules that are there. */
import type { Place, ScreenLine } from './screen-line.ts'
import { currentOrganisation, may } from './session.ts'

interface Lines {
  readonly screens: readonly ScreenLine[]
}

const rooms = import.meta.glob<Lines>(
  ['../{shop,hub}/*/screens/routes.tsx', '../platform/*/screens/routes.tsx', './screens/routes.tsx'],
  {
    eager: true,
  },
)

export const screens: readonly ScreenLine[] = Object.values(rooms).flatMap((room) => room.screens)

/** Enough to enter Today: any other room of the staff. */
export const anyStaffRoom = 'any_staff_room'

const isStaff = (): boolean =>
  screens.some((line) => line.place === 'staff' && line.room && line.may && line.may !== anyStaffRoom && may(line.may))

/** Staff who are no member have no rooms as a member, whatever their roles allow. */
const wearsMemberHat = (): boolean => (currentOrganisation()?.roles.includes('member') ?? true) || !isStaff()

/** Whether the person may enter: public screens always, others by permission. */
export function mayEnter(line: ScreenLine): boolean {
  if (line.place === 'member' && line.room && !wearsMemberHat()) return false
  const permission = permissionOf(line)
  return permission === anyStaffRoom ? isStaff() : may(permission)
}

/** What a screen asks of its visitor. */
export const permissionOf = (line: ScreenLine): string => line.may ?? (line.place === 'public' ? 'anyone' : 'signed_in')

/** The rooms of a place that the person may enter, in menu order. */
export const roomsOf = (place: Place): readonly ScreenLine[] =>
  screens
    .filter((line) => line.place === place && line.room && mayEnter(line))
    .toSorted((one, other) => (one.room?.order ?? 0) - (other.room?.order ?? 0))

/** Where a hat begins: its first room. Null when the person has none there. */
export const entranceOf = (place: Place): string | null => roomsOf(place)[0]?.path ?? null
