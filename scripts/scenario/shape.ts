/** The shape of an action's `with:`, as JSON Schema: enough to know where ids, texts and lists stand. */
import { z } from 'zod'
import type { Route } from '#platform/route.ts'
import type { Places } from '#platform/values/amount.ts'

export interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Shape | boolean
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  /** How many decimals a whole number holds: `platform/values/amount.ts`. */
  readonly 'x-decimals'?: Places
}

export interface Field {
  readonly name: string
  readonly shape: Shape
  readonly required: boolean
}

export const shapeOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): Shape =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape

/** Every field one may write under `with:`: parameters, filters and body are one flat object. */
export function fieldsOfRoute(contract: Route): Field[] {
  const parts = [contract.params, contract.query, contract.body].filter((one) => one !== undefined)
  const fields = parts.flatMap((part) => {
    const shape = shapeOf(part)
    return Object.entries(shape.properties ?? {}).map(([name, field]) => ({
      name,
      shape: field,
      required: shape.required?.includes(name) ?? false,
    }))
  })
  return contract.upload ? [...fields, { name: 'file', shape: {}, required: true }] : fields
}

/** The ways a value may be written: a union gives each of its parts. */
export const waysOf = (shape: Shape): Shape[] => {
  const parts = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]
  return parts.length > 0 ? parts.flatMap(waysOf) : [shape]
}

export const isIdShape = (shapes: readonly Shape[]): boolean =>
  shapes.some((one) => one.format === 'uuid' || (one.format === 'guid' && one.type === 'string'))
export const isText = (shapes: readonly Shape[]): boolean =>
  shapes.every(({ type }) => type === 'string' || type === 'null')
