/** A setting a shop may tune: its key, default, bounds and kind. The sentence shown is `setting.<key>` in the messages. */
import type { z } from 'zod'

export interface SettingDefinition<T> {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly fallback: T
  /** Which heading it stands under in the settings page: `settings.group.<group>`. */
  readonly group: string
  /** What its numbers are: people read and write amounts and percents. Absent: plain numbers. */
  readonly counted?: Counted
}

export const countedIn = ['cents', 'basis_points'] as const
export type Counted = (typeof countedIn)[number]

export function setting<T>(
  key: string,
  group: string,
  schema: z.ZodType<T>,
  fallback: T,
  counted?: Counted,
): SettingDefinition<T> {
  return { key, group, schema, fallback, ...(counted ? { counted } : {}) }
}
