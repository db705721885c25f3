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

const fields = [
  'place',
  'here',
  'number',
  'name',
  'category',
  'supplier',
  'barcode',
  'walk',
  'format',
  'wanted',
] as const satisfies readonly (keyof Seen)[]

/** `kept` are all labels of the products asked about. A label without a place moves to the first place its product gets:
 *  the paper hangs there already. */
export function differences<Row extends Kept>(
  kept: readonly Row[],
  wanted: readonly Seen[],
  by: { readonly now: Instant; readonly actor: string | null },
): { readonly added: Seen[]; readonly changed: Kept[] } {
  const placeOf = (label: { readonly product: string; readonly place: string | null }) =>
    `${label.product} ${label.place ?? ''}`
  const open = new Map(kept.map((label) => [placeOf(label), label]))
  const added: Seen[] = []
  const changed: Kept[] = []
  const later: Seen[] = []
  const keep = (label: Row, now: Seen): void => {
    if (fields.every((field) => label[field] === now[field])) return
    const stamp =
      label.wanted === now.wanted
        ? { wantedAt: label.wantedAt, wantedBy: label.wantedBy }
        : { wantedAt: now.wanted === null ? null : by.now, wantedBy: now.wanted === null ? null : by.actor }
    changed.push({ ...label, ...now, ...stamp })
  }
  for (const one of wanted) {
    const label = open.get(placeOf(one))
    if (!label) later.push(one)
    else {
      open.delete(placeOf(one))
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
  return { added, changed }
}
