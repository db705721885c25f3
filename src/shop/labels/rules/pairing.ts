/** Which label a tag is to stand for, from what was scanned beside it. Source: domain catalogue and labels, 5.6: a tag is
 *  paired to its place by two scans. */

export interface PairLabel {
  readonly label: string
  readonly product: string
  readonly number: number
  readonly place: string | null
  readonly here: boolean
}
export interface PairPlace {
  readonly id: string
  /** `Cooled · 3 · B`, and as labels print it: `3B-2-04`. */
  readonly words: readonly string[]
}

export interface Scan {
  readonly scanned: string
  /** The product whose barcode it is. */
  readonly product: string | null
  readonly places: readonly PairPlace[]
}

/** Labels that fit: of the product, else of the place. The page of a place ends with its id. */
export function labelsFor(labels: readonly PairLabel[], { scanned, product, places }: Scan): PairLabel[] {
  const here = labels.filter((one) => one.here)
  if (product !== null) return here.filter((one) => one.product === product)
  const numbered = /^\d{1,5}$/.test(scanned) ? here.filter(({ number }) => number === Number(scanned)) : []
  if (numbered.length > 0) return numbered
  const said = plainly(scanned)
  const place = places.find(({ id, words }) => scanned.endsWith(id) || words.some((one) => plainly(one) === said))
  return place ? here.filter((one) => one.place === place.id) : []
}

const plainly = (text: string): string => text.toLowerCase().replace(/[\s·]+/g, '')
