/** Units: a dimension, and a size in its base unit (kg, l, m, m², m³, one piece, one wash). */
import { type Exact, exact } from './exact.ts'

export const dimensions = ['mass', 'volume', 'length', 'area', 'space', 'piece', 'wash'] as const
export type Dimension = (typeof dimensions)[number]

export interface Unit {
  readonly code: string
  readonly dimension: Dimension
  /** In millionths of the base unit. */
  readonly size: number
  /** The shop's own word; null: a word of the messages. */
  readonly name: string | null
}

const of = (dimension: Dimension, sizes: Readonly<Record<string, number>>): Unit[] =>
  Object.entries(sizes).map(([code, size]) => ({ code, dimension, size, name: null }))

/** Units every shop has. */
export const knownUnits: readonly Unit[] = [
  ...of('piece', { piece: 1_000_000 }),
  ...of('mass', { kg: 1_000_000, g: 1000, '100g': 100_000 }),
  ...of('volume', { l: 1_000_000, dl: 100_000, cl: 10_000, ml: 1000, '100ml': 100_000 }),
  ...of('length', { m: 1_000_000, cm: 10_000 }),
  ...of('area', { m2: 1_000_000 }),
  ...of('space', { m3: 1_000_000 }),
  ...of('wash', { wash: 1_000_000 }),
]

/** The unit a dimension is measured in by default. */
export const baseUnits: Readonly<Record<Dimension, string>> = {
  mass: 'kg',
  volume: 'l',
  length: 'm',
  area: 'm2',
  space: 'm3',
  piece: 'piece',
  wash: 'wash',
}

/** How many of `to` one of `from` is; null where the dimensions differ, or where things are counted by packs of their own. */
export function ratio(from: Unit, to: Unit): Exact | null {
  if (from.dimension !== to.dimension) return null
  return exact(from.size, to.size)
}

/** Units by code, those of the shop before those every shop has. */
export const unitsWith = (own: readonly Unit[]): ReadonlyMap<string, Unit> =>
  new Map([...knownUnits, ...own].map((unit) => [unit.code, unit]))
