/** The walk as one arranges it: racks in a row, each with its places (domain-catalogue 3, Place; 6). */
import { type PlaceName, rackText } from './place.ts'

export interface Rack<Place> {
  readonly name: string
  readonly places: readonly Place[]
}

/** Places one after the other at the same rack stand together; a rack one passes twice is there twice. */
export function racksOf<Place extends PlaceName>(places: readonly Place[]): Rack<Place>[] {
  const racks: { name: string; places: Place[] }[] = []
  for (const place of places) {
    const last = racks.at(-1)
    const name = rackText(place)
    if (last?.name === name) last.places.push(place)
    else racks.push({ name, places: [place] })
  }
  return racks
}
