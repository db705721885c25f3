/** What may be entered for a setting, read from its schema: one place says the bounds. */
import { z } from 'zod'

export interface Bounds {
  readonly kind: 'number' | 'whole' | 'switch' | 'choice' | 'choices' | 'text' | 'day' | 'time' | 'numbers' | 'other'
  /** May be empty. */
  readonly nullable: boolean
  readonly minimum: number | null
  readonly maximum: number | null
  readonly maxLength: number | null
  readonly options: readonly string[]
}

interface Described {
  readonly type?: string
  readonly anyOf?: readonly Described[]
  readonly enum?: readonly unknown[]
  readonly items?: Described
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
}

export function boundsOf(schema: z.ZodType): Bounds {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Described
  const others = described.anyOf?.filter((one) => one.type !== 'null')
  const main = others?.length === 1 ? (others[0] as Described) : described
  const safe = (bound: number | undefined): number | null =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : null
  return {
    kind: kindOf(main),
    nullable: described.anyOf?.some((one) => one.type === 'null') ?? false,
    minimum: safe(main.minimum),
    maximum: safe(main.maximum),
    maxLength: main.maxLength ?? null,
    options: (main.enum ?? main.items?.enum ?? []).map(String),
  }
}

function kindOf(main: Described): Bounds['kind'] {
  if (main.enum && main.type === 'string') return 'choice'
  if (main.type === 'array' && main.items?.enum) return 'choices'
  if (main.type === 'array' && main.items?.type === 'integer') return 'numbers'
  switch (main.type) {
    case 'boolean':
      return 'switch'
    case 'integer':
      return 'whole'
    case 'number':
      return 'number'
    case 'string':
      return main.format === 'date' ? 'day' : main.format === 'time' ? 'time' : 'text'
    default:
      return 'other'
  }
}
