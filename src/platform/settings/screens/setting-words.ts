/** How settings and their values are spoken of. */
import { numberWords } from '#app/ui/When.tsx'
import { hasWords, t } from '#app/words.ts'
import type { SettingLine } from '../contract.ts'

/** The sentence of a setting. */
export const settingName = (key: string): string => t(`setting.${key}`)

export const settingHint = (key: string): string | undefined =>
  hasWords(`setting.${key}.hint`) ? t(`setting.${key}.hint`) : undefined

export const choiceName = (key: string, choice: string): string =>
  hasWords(`setting.${key}.${choice}`) ? t(`setting.${key}.${choice}`) : choice

/** A value in words: yes and no, choices by their name, nothing as "no limit". */
export function valueWords(key: string, value: unknown): string {
  if (value === null || value === undefined) return t('settings.none_set')
  if (typeof value === 'boolean') return t(value ? 'settings.on' : 'settings.off')
  if (typeof value === 'number') return numberWords(value)
  if (typeof value === 'string') return choiceName(key, value)
  if (Array.isArray(value)) return value.map((one) => valueWords(key, one)).join(', ') || t('settings.none_set')
  return JSON.stringify(value)
}

/** What may be entered, as a hint below the field. */
export function boundsWords({ minimum, maximum }: SettingLine): string | undefined {
  return minimum !== null && maximum !== null ? t('settings.between', { minimum, maximum }) : undefined
}
