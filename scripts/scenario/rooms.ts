/** Everything the rooms bring to scenario files, put together: what may be given, named and expected. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { roomFolders } from '#house.ts'
import type { ScenarioFacts, ScenarioGiven, ScenarioName, ScenarioRoom } from '#platform/scenario.ts'
import { inUnits } from './amounts.ts'
import { type Shape, shapeOf, waysOf } from './shape.ts'
import { inProgram, valueInProgram } from './words.ts'

export interface Vocabulary {
  /** Several rooms may add to one list: each takes the fields it knows. */
  readonly given: ReadonlyMap<string, readonly ScenarioGiven[]>
  readonly names: ReadonlyMap<string, ScenarioName>
  readonly expect: ReadonlyMap<string, readonly ScenarioFacts[]>
}

export async function readVocabulary(): Promise<Vocabulary> {
  const files = roomFolders()
    .map(({ folder }) => join(folder, 'scenario.ts'))
    .filter((path) => existsSync(path))
  const rooms: ScenarioRoom[] = []
  for (const file of files)
    rooms.push(((await import(pathToFileURL(file).href)) as { scenario: ScenarioRoom }).scenario)
  const gather = <T>(of: (room: ScenarioRoom) => Readonly<Record<string, T>>): Map<string, T[]> => {
    const all = new Map<string, T[]>()
    for (const room of rooms)
      for (const [key, one] of Object.entries(of(room))) all.set(key, [...(all.get(key) ?? []), one])
    return all
  }
  const names = gather((room) => room.names)
  const twice = [...names].find(([, several]) => several.length > 1)
  if (twice) throw new Error(`two rooms say what ${twice[0]} names`)
  return {
    given: gather((room) => room.given),
    names: new Map([...names].map(([key, [one]]) => [key, one as ScenarioName])),
    expect: gather((room) => room.expect),
  }
}

/** Every field of a list under `given:`, the first room that describes it first. */
export function fieldsOf(givens: readonly ScenarioGiven[]): ReadonlyMap<string, z.ZodType> {
  const fields = new Map<string, z.ZodType>()
  for (const { fields: shape } of givens)
    for (const [key, field] of Object.entries(shape.shape)) if (!fields.has(key)) fields.set(key, field as z.ZodType)
  return fields
}

/** A line as one room takes it: its own fields only, written either way. */
export function lineFor({ fields }: ScenarioGiven, line: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = fields.shape
  const own = Object.entries(line).flatMap(([key, value]) => {
    const name = key in known ? key : inProgram(key)
    return name in known ? [[name, asNamed(shapeOf(known[name] as z.ZodType), value)] as const] : []
  })
  return Object.fromEntries(own)
}

const isParts = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Fields inside and values as the program calls them; names that the file chose, and words with a `_` of their own, stay. */
function asNamed(shape: Shape, value: unknown): unknown {
  const ways = waysOf(shape)
  if (Array.isArray(value)) return value.map((one) => asNamed({ anyOf: ways.flatMap(({ items }) => items ?? []) }, one))
  if (!isParts(value)) return inUnits(ways, valueInProgram(shape, value))
  const known = new Map(ways.flatMap(({ properties }) => Object.entries(properties ?? {})))
  const open = ways.flatMap(({ additionalProperties: one }) => (typeof one === 'object' ? [one] : []))
  const named = Object.entries(value).map(([written, one]) => {
    const key = known.has(written) || known.size === 0 ? written : inProgram(written)
    return [key, asNamed(known.get(key) ?? { anyOf: open }, one)] as const
  })
  return Object.fromEntries(named)
}

/** Whether some room knows this field of the list. */
export const isField = (givens: readonly ScenarioGiven[], key: string): boolean =>
  givens.some(({ fields }) => key in fields.shape || inProgram(key) in fields.shape)
