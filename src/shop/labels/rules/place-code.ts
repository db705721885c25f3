/** The code of a place on a shelf: a QR code with the address of its page, which any phone opens, and its words beside it.
 *  Source: domain catalogue and labels, 3 (Place) and 6 (scanning in the aisle). */
import type { LabelFormat } from './format.ts'
import { format, name, page, text } from './format-parts.ts'

export const placePath = (place: string): string => `/staff/shelf-places/${place}`

/** The place whose code was scanned; null for every other code. */
export const placeIn = (scanned: string): string | null =>
  /\/staff\/shelf-places\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i
    .exec(scanned.trim())?.[1]
    ?.toLowerCase() ?? null

/** So long may the address of a page be. */
export const longestPlaceCode = 300

/** `name` is where it is, from the large to the small; `rack` the same as labels print it. */
export const placeFormat: LabelFormat = format('place_code', 63.5, 38.1, [
  { ...page([1.5, 2, 33, 34]), align: 'start' },
  name([35, 3, 27, 21], 13, 4, 7),
  text('rack', [35, 26, 27, 9], {
    font: 'bold',
    size: 20,
    minSize: 9,
    vertical: 'bottom',
    fit: ['shrink', 'ellipsis'],
  }),
])
