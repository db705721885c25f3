/** Where sheets lie on this device: one text per person and sheet, with what waits to be sent. */
import { currentMe } from '#app/session.ts'
import type { SheetReply, Waiting } from './waiting.ts'

export interface Stored {
  readonly sheet: SheetReply | null
  readonly waiting: readonly Waiting[]
}

/** Somebody else on the same device does not find it. */
const ownPlace = (): string => `komunigi.kept.sheet.${currentMe().person?.id ?? currentMe().device?.id}.`
export const placeOf = (id: string): string => `${ownPlace()}${id}`

export function storedAt(place: string): Stored | null {
  const text = localStorage.getItem(place)
  return text ? { sheet: null, waiting: [], ...(JSON.parse(text) as Partial<Stored>) } : null
}

const waitingAt = (place: string): number => storedAt(place)?.waiting.length ?? 0
const ownPlaces = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(ownPlace()))

/** Sheets of this person with something that has not been sent. */
export const waitingSheets = (): string[] =>
  ownPlaces()
    .filter((place) => waitingAt(place) > 0)
    .map((place) => place.slice(ownPlace().length))
    .sort()

/** How many entries of this person have not been sent, refused ones too. */
export const waitingEntries = (): number => ownPlaces().reduce((sum, place) => sum + waitingAt(place), 0)
