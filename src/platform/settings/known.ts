/** Every setting of the product, as the modules define them; filled once at start. */
import type { SettingDefinition } from './definition.ts'

/** Who sees and who changes a setting, and on which page: said by the house, by the half its module belongs to. */
export interface SettingPlace {
  readonly see: string
  readonly change: string
  readonly page: string
}
export type KnownSetting = SettingDefinition<unknown> & { readonly place: SettingPlace }

let known: readonly KnownSetting[] = []

/** Called by the composition root, before anything is served. */
export function declareSettings(definitions: readonly KnownSetting[]): void {
  const keys = definitions.map((one) => one.key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice) throw new Error(`two settings are called ${twice}`)
  known = definitions
}

export const knownSettings = (): readonly KnownSetting[] => known
