/** How settings and their values are spoken of. */
import { moneyWords, numberWords } from '#app/ui/When.tsx'
import { hasWords, t } from '#app/words.ts'
import type { SettingLine } from '../contract.ts'

/** The sentence of a setting. */
export const settingName = (key: string): string => t(`setting.${key}`)

export const settingHint = (key: string): string | undefined =>
  hasWords(`setting.${key}.hint`) ? t(`setting.${key}.hint`) : undefined

export const choiceName = (key: string, choice: string): string =>
  hasWords(`setting.${key}.${choice}`) ? t(`setting.${key}.${choice}`) : choice

type Said = Pick<SettingLine, 'key' | 'counted'>

/** A number as people read it: an amount, a percent, or plain. */
export function countWords({ counted }: Said, value: number): string {
  if (counted === 'cents') return moneyWords(value)
  return counted === 'basis_points' ? t('settings.percent', { percent: value / 100 }) : numberWords(value)
}

/** Where nothing is chosen: no limit, unless the setting calls it otherwise. */
const emptyWords = (key: string): string =>
  t(hasWords(`setting.${key}.empty`) ? `setting.${key}.empty` : 'settings.none_set')

/** A value in words: yes and no, choices by their name, nothing as "no limit". */
export function valueWords(of: Said, value: unknown): string {
  if (value === null || value === undefined || value === '') return emptyWords(of.key)
  if (typeof value === 'boolean') return t(value ? 'settings.on' : 'settings.off')
  if (typeof value === 'number') return countWords(of, value)
  if (typeof value === 'string') return choiceName(of.key, value)
  if (Array.isArray(value)) return value.map((one) => valueWords(of, one)).join(' · ') || emptyWords(of.key)
  return JSON.stringify(value)
}

/** What may be entered, as a hint below the field. */
export function boundsWords(line: SettingLine): string | undefined {
  const { minimum, maximum, kind } = line
  if (kind === 'numbers') return t('settings.several')
  if (minimum === null || maximum === null) return undefined
  return t('settings.from_to', { minimum: countWords(line, minimum), maximum: countWords(line, maximum) })
}
