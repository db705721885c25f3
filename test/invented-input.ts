/** An input that a schema takes, with one id wherever an id may stand: for tests that walk through all routes. */
import { z } from 'zod'

interface Shape {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
}

export function inventedInput(schema: z.ZodType | undefined, id: string): Record<string, unknown> {
  if (!schema) return {}
  return invented(shapeOf(schema), id) as Record<string, unknown>
}

/** Each route is tried with many ids. */
const shapes = new WeakMap<z.ZodType, Shape>()

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  shapes.set(schema, shape)
  return shape
}

function invented(shape: Shape, id: string): unknown {
  const among = shape.anyOf ?? shape.oneOf ?? shape.allOf
  if (among) return invented(among[0] as Shape, id)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.type === 'object')
    return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, one]) => [name, invented(one, id)]))
  if (shape.type === 'array') return [invented(shape.items ?? {}, id)]
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(1, shape.minimum ?? 1)
  if (shape.type === 'boolean') return true
  return inventedText(shape, id)
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-03-05',
  'date-time': '2026-03-05T08:00:00Z',
  email: 'lea@la-gousse.example',
  time: '08:00',
}

function inventedText({ format, pattern, minLength }: Shape, id: string): string {
  if (format === 'uuid') return id
  if (format && byFormat[format]) return byFormat[format]
  const fitting = ['08:00', '2026-03-05', 'CH', 'en', '12', '/', 'shift'].find(
    (text) => pattern && new RegExp(pattern).test(text),
  )
  // Free text may hold an id too: a search, a filter, a subject.
  return fitting ?? (minLength && minLength > id.length ? 'x'.repeat(minLength) : id)
}
