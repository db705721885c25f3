/** Every setting of the product, as the modules define them; filled once at start. */
import type { SettingDefinition } from './definition.ts'

let known: readonly SettingDefinition<unknown>[] = []

/** Called by the composition root, before anything is served. */
export function declareSettings(definitions: readonly SettingDefinition<unknown>[]): void {
  const keys = definitions.map((one) => one.key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice) throw new Error(`two settings are called ${twice}`)
  known = definitions
}

export const knownSettings = (): readonly SettingDefinition<unknown>[] => known
