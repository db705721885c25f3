/** What the forms of an organisation offer to choose from. */
import { languageNames, languages } from '#platform/values/languages.ts'

/** Each language in its own words: whoever looks for it reads it. */
export const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }))

const countries = ['BE', 'FR', 'DE', 'CH', 'ES', 'NL', 'LU', 'AT', 'IT', 'PT', 'IE'] as const

/** Countries by their name in the reader's language. */
export function countryChoices(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  return countries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
}

/** Every zone this browser knows, the European ones first. */
export function zoneChoices(): { value: string; label: string }[] {
  const zones = Intl.supportedValuesOf('timeZone')
  const near = zones.filter((zone) => zone.startsWith('Europe/'))
  return [...near, ...zones.filter((zone) => !zone.startsWith('Europe/'))].map((zone) => ({ value: zone, label: zone }))
}

/** Weekdays, Monday first, in the reader's language. */
export function weekdayChoices(language: string): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const monday = Date.UTC(2024, 0, 1)
  return Array.from({ length: 7 }, (_, index) => ({
    value: String(index + 1),
    label: format.format(monday + index * 86_400_000),
  }))
}
