/** What of the kept labels differs from what should hang now: which are new, which changed, which have no place any more. */
import type { Instant } from '#platform/values/day.ts'

/** What is kept of a label besides its stamps. */
export interface Seen {
  readonly product: string
  readonly place: string | null
  readonly here: boolean
  readonly number: number
  readonly name: string
  readonly category: string | null
  readonly supplier: string | null
  readonly barcode: string | null
  readonly walk: number | null
  readonly format: string | null
  readonly wanted: string | null
}
export interface Kept extends Seen {
  readonly id: string
  readonly wantedAt: Instant | null
  readonly wantedBy: string | null
}

export interface Differences {
  readonly added: readonly Seen[]
  readonly changed: readonly Kept[]
  /** Only what it says changed: the usual case when many do, and the cheapest to write. */
  readonly reworded: readonly { readonly id: string; readonly wanted: string }[]
}

/** `kept` are all labels of the products asked about. A label without a place moves to the first place its product gets:
 *  the paper hangs there already. */
export function differences(
  kept: readonly Kept[],
  wanted: readonly Seen[],
  by: { readonly now: Instant; readonly actor: string | null },
): Differences {
  const open = new Map(kept.map((label) => [placeOf(label), label]))
  const added: Seen[] = []
  const changed: Kept[] = []
  const reworded: { id: string; wanted: string }[] = []
  const later: Seen[] = []
  const keep = (label: Kept, now: Seen): void => {
    const same = sameFacts(label, now)
    if (same && label.wanted === now.wanted) return
    if (same && now.wanted !== null) reworded.push({ id: label.id, wanted: now.wanted })
    else changed.push({ ...label, ...now, ...stampOf(label, now, by) })
  }
  for (const one of wanted) {
    const place = placeOf(one)
    const label = open.get(place)
    if (!label) later.push(one)
    else {
      open.delete(place)
      keep(label, one)
    }
  }
  for (const one of later) {
    const unplaced = open.get(placeOf({ product: one.product, place: null }))
    if (unplaced) {
      open.delete(placeOf(unplaced))
      keep(unplaced, one)
    } else added.push(one)
  }
  for (const label of open.values()) if (label.here) keep(label, { ...label, here: false })
  return { added, changed, reworded }
}

const placeOf = ({ product, place }: Pick<Seen, 'product' | 'place'>): string => `${product} ${place ?? ''}`

const sameFacts = (one: Seen, other: Seen): boolean =>
  one.place === other.place &&
  one.here === other.here &&
  one.number === other.number &&
  one.name === other.name &&
  one.category === other.category &&
  one.supplier === other.supplier &&
  one.barcode === other.barcode &&
  one.walk === other.walk &&
  one.format === other.format

const stampOf = (label: Kept, { wanted }: Seen, { now, actor }: { now: Instant; actor: string | null }) =>
  label.wanted === wanted
    ? { wantedAt: label.wantedAt, wantedBy: label.wantedBy }
    : { wantedAt: wanted === null ? null : now, wantedBy: wanted === null ? null : actor }
