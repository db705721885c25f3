/** Where work without network lies on this device: one text per person, kind and thing, with what waits to be sent. */
import { currentMe } from './session.ts'

export interface Stored<Thing, Entry> {
  readonly thing: Thing | null
  readonly waiting: readonly Entry[]
}

/** Somebody else on the same device does not find it. */
const ownPlace = (kind: string): string => `komunigi.kept.${kind}.${currentMe().person?.id ?? currentMe().device?.id}.`
export const placeOf = (kind: string, id: string): string => `${ownPlace(kind)}${id}`

export function storedAt<Thing, Entry>(place: string): Stored<Thing, Entry> | null {
  const text = localStorage.getItem(place)
  return text ? { thing: null, waiting: [], ...(JSON.parse(text) as Partial<Stored<Thing, Entry>>) } : null
}

const waitingAt = (place: string): number => storedAt(place)?.waiting.length ?? 0
const ownPlaces = (kind: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(ownPlace(kind)))

/** Things of this person with something that has not been sent. */
export const waitingThings = (kind: string): string[] =>
  ownPlaces(kind)
    .filter((place) => waitingAt(place) > 0)
    .map((place) => place.slice(ownPlace(kind).length))
    .sort()

/** How many entries of this person have not been sent, refused ones too. */
export const waitingEntries = (kind: string): number =>
  ownPlaces(kind).reduce((sum, place) => sum + waitingAt(place), 0)
