/** What stands in a scale, and what it must be told when that changes (domain-catalogue 5.8). */
import { isDeepStrictEqual } from 'node:util'

/** An article as a scale knows it. */
export interface ScaleContent {
  readonly number: number
  readonly name: string
  /** Cents; null where nobody gave a price yet. */
  readonly price: number | null
  /** P: by weight, F: by the piece. */
  readonly unit: 'P' | 'F'
  /** Grams. */
  readonly tare: number
  readonly useByDays: number | null
  readonly bestBeforeDays: number | null
  readonly sequence: number | null
  readonly code: string | null
  readonly texts: readonly string[]
}

export interface ScaleFacts {
  readonly product: string
  readonly state: 'draft' | 'active' | 'withdrawn'
  readonly sold: boolean
  readonly group: string | null
  readonly content: ScaleContent
}

export interface InScale {
  readonly product: string
  readonly group: string
  readonly content: ScaleContent
}

export interface ScaleChange extends InScale {
  readonly does: 'create' | 'update' | 'delete'
}

/** In the scale is what is on sale, sold, and of a group of scales. */
export const inScale = ({ state, sold, group }: Pick<ScaleFacts, 'state' | 'sold' | 'group'>): boolean =>
  state === 'active' && sold && group !== null

/** What a scale is told about one product: another group is taken off there first, and made here then. */
function changesOf(held: InScale | undefined, wanted: InScale | null): ScaleChange[] {
  if (!held) return wanted ? [{ ...wanted, does: 'create' }] : []
  const gone: ScaleChange = { ...held, does: 'delete' }
  if (!wanted) return [gone]
  if (wanted.group !== held.group) return [gone, { ...wanted, does: 'create' }]
  return isDeepStrictEqual(wanted.content, held.content) ? [] : [{ ...wanted, does: 'update' }]
}

const order = { delete: 0, update: 1, create: 2 } as const

/** All of them in the order in which they are sent: what goes away makes room first. */
export function scaleChanges(held: readonly InScale[], facts: readonly ScaleFacts[]): ScaleChange[] {
  const before = new Map(held.map((one) => [one.product, one]))
  return facts
    .flatMap((one) =>
      changesOf(
        before.get(one.product),
        inScale(one) ? { product: one.product, group: one.group as string, content: one.content } : null,
      ),
    )
    .toSorted((one, other) => order[one.does] - order[other.does] || one.content.number - other.content.number)
}
