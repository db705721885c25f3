/** Labels printed together: what goes into a run, and what its end means for each. Nobody's print is lost in a jam, and
 *  none is printed twice unless asked for. Source: domain catalogue and labels, 4 (PrintRun) and 5.5 (queue). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'

export type PrintRunState = 'draft' | 'made' | 'succeeded' | 'partly' | 'failed'

/** A label of the queue, with what it is sorted and chosen by. */
export interface QueuedLabel {
  readonly id: string
  readonly product: string
  /** Null: the product has no format. */
  readonly format: string | null
  readonly name: string
  readonly category: string
  /** In walking order; labels without a place come last. */
  readonly walk: number | null
  /** The run that is made and not yet told of, when there is one. */
  readonly inRun: { readonly number: number; readonly by: string | null; readonly at: Instant } | null
}

/** Why this selection cannot be printed: products without a format are named, so that they can be left out. */
export function whyNotPrint(labels: readonly QueuedLabel[]): Refusal[] {
  const no: Refusal[] = []
  if (labels.length === 0) no.push(refuse('run.empty'))
  const bare = labels.filter(({ format }) => format === null)
  if (bare.length > 0) no.push(refuse('run.no_format', { products: bare.map(({ name }) => name) }))
  return no
}

/** What a run takes: all that are chosen but those that another run holds already, unless they are ticked. */
export const labelsOfRun = (labels: readonly QueuedLabel[], ticked: ReadonlySet<string>): QueuedLabel[] =>
  labels.filter(({ id, inRun }) => inRun === null || ticked.has(id))

export type PrintOrder = 'walk' | 'name' | 'category'

const byText = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

type Sorted = Pick<QueuedLabel, 'id' | 'name' | 'category' | 'walk'>

/** In walking order by default: whoever places them goes along the shelves once. Ties by name, then product. */
export function inOrder<Label extends Sorted>(labels: readonly Label[], order: PrintOrder): Label[] {
  const byName = (one: Label, other: Label): number =>
    byText.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)
  const far = Number.MAX_SAFE_INTEGER
  return labels.toSorted((one, other) => {
    if (order === 'walk') return (one.walk ?? far) - (other.walk ?? far) || byName(one, other)
    if (order === 'category') return byText.compare(one.category, other.category) || byName(one, other)
    return byName(one, other)
  })
}

/** What came of a run: all came out, none, or all but those that are named. Only a made run can be told of, once. */
export function settleRun(
  run: { readonly state: PrintRunState; readonly labels: readonly string[] },
  missing: readonly string[],
):
  | { readonly no: readonly [Refusal, ...Refusal[]] }
  | { readonly state: PrintRunState; readonly printed: readonly string[]; readonly again: readonly string[] } {
  if (run.state !== 'made') return { no: [refuse('run.told', { state: run.state })] }
  const lost = new Set(missing)
  const printed = run.labels.filter((label) => !lost.has(label))
  const again = run.labels.filter((label) => lost.has(label))
  const state = again.length === 0 ? 'succeeded' : printed.length === 0 ? 'failed' : 'partly'
  return { state, printed, again }
}
