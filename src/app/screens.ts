/** Every screen of the product, gathered from the modules that are there. */
import type { Place, ScreenLine } from './screen-line.ts'
import { currentOrganisation, may, type Organisation } from './session.ts'

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

const opensIn = (place: Place, at: Organisation | null): boolean =>
  screens.some(
    (line) => line.place === place && line.room && line.may && line.may !== anyStaffRoom && may(line.may, at),
  )

/** Staff who are no member have no rooms as a member, whatever their roles allow; nobody is a member of a community. */
const wearsMemberHat = (at: Organisation | null): boolean =>
  (at?.roles.includes('member') ?? true) || !(opensIn('staff', at) || opensIn('community', at))

/** Whether the person may enter: public screens always, others by permission. */
export function mayEnter(line: ScreenLine, at: Organisation | null = currentOrganisation()): boolean {
  if (line.place === 'member' && line.room && !wearsMemberHat(at)) return false
  const permission = permissionOf(line)
  return permission === anyStaffRoom ? opensIn('staff', at) : may(permission, at)
}

/** What a screen asks of its visitor. */
export const permissionOf = (line: ScreenLine): string => line.may ?? (line.place === 'public' ? 'anyone' : 'signed_in')

/** The rooms of a place that the person may enter, in menu order. */
export const roomsOf = (place: Place, at: Organisation | null = currentOrganisation()): readonly ScreenLine[] =>
  screens
    .filter((line) => line.place === place && line.room && mayEnter(line, at))
    .toSorted((one, other) => (one.room?.order ?? 0) - (other.room?.order ?? 0))

/** Where a hat begins: its first room. Null when the person has none there. */
export const entranceOf = (place: Place, at: Organisation | null = currentOrganisation()): string | null =>
  roomsOf(place, at)[0]?.path ?? null

export interface Hat {
  readonly hat: 'member' | 'staff' | 'community'
  readonly href: string
  /** Where it is worn; the organisation of this tab comes first. */
  readonly at: Organisation | null
}

/** The hats of the person: those of this organisation, and those that only another one of theirs gives. */
export function hatsOf(all: readonly Organisation[]): readonly Hat[] {
  const here = currentOrganisation()
  const places = [here, ...all.filter((one) => one.id !== here?.id)]
  return (['member', 'staff', 'community'] as const).flatMap((hat) => {
    const at = places.find((one) => entranceOf(hat, one) !== null)
    return at === undefined ? [] : [{ hat, href: entranceOf(hat, at) ?? '/', at }]
  })
}
