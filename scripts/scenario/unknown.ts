/** What a file says and the program does not know: fields inside a `with:`, and names that were meant otherwise. */
import { type Field, isIdShape, type Shape, waysOf } from './shape.ts'
import { inFile, inProgram } from './words.ts'

export interface Wrong {
  readonly at: readonly PropertyKey[]
  readonly says: string
}

/** Fields under `with:` that this action does not have, also those inside of others. */
export function unknownFields(
  written: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  at: readonly PropertyKey[],
): Wrong[] {
  const shapes = new Map(fields.map(({ name, shape }) => [name, shape]))
  return Object.entries(written).flatMap(([key, value]) => {
    const shape = shapes.get(key) ?? shapes.get(inProgram(key))
    return shape ? inside(value, shape, [...at, key]) : [noField([...at, key], [...shapes.keys()])]
  })
}

const noField = (at: readonly PropertyKey[], known: readonly string[]): Wrong => ({
  at,
  says: `there is no such field; there are ${known.map(inFile).join(', ')}`,
})

function inside(value: unknown, shape: Shape, at: readonly PropertyKey[]): Wrong[] {
  const ways = waysOf(shape)
  if (isIdShape(ways)) return []
  if (Array.isArray(value)) {
    const items = ways.flatMap((way) => way.items ?? [])
    return items.length === 0 ? [] : value.flatMap((one, index) => inside(one, { anyOf: items }, [...at, index]))
  }
  if (!isLine(value) || ways.some(takesAny)) return []
  const meant = ways.filter((way) => way.properties && fits(value, way.properties))
  return meant.length === 0 ? [] : unknownFields(value, propertiesOf(meant), at)
}

const isLine = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const takesAny = ({ additionalProperties: more }: Shape): boolean => more !== undefined && more !== false

/** Of several ways to write it, those whose fixed words stand there: `do: edit`. */
const fits = (value: Readonly<Record<string, unknown>>, properties: Readonly<Record<string, Shape>>): boolean =>
  Object.entries(properties).every(([name, { const: fixed }]) => fixed === undefined || value[inFile(name)] === fixed)

function propertiesOf(ways: readonly Shape[]): Field[] {
  const shapes = Map.groupBy(
    ways.flatMap(({ properties }) => Object.entries(properties ?? {})),
    ([name]) => name,
  )
  return [...shapes].map(([name, found]) => ({
    name,
    shape: { anyOf: found.map(([, shape]) => shape) },
    required: false,
  }))
}

/** `; did you mean shifts.moveFixedSeat?`, where something bears a like name. */
export function meant(name: string, known: readonly string[]): string {
  const words = wordsOf(name)
  const likeness = (one: string): number => wordsOf(one).filter((word) => words.includes(word)).length
  const [best] = known.toSorted((one, other) => likeness(other) - likeness(one) || (one < other ? -1 : 1))
  return best && likeness(best) > 1 ? `; did you mean ${best}?` : ''
}

const wordsOf = (name: string): string[] => inFile(name.replace('.', '_')).split('_')
