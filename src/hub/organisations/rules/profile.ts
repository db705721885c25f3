/** What an organisation tells of itself must fit together. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { isZone } from '#platform/values/zone.ts'

export interface Profile {
  readonly zone: string
  readonly language: string
  readonly languages: readonly string[]
}

/** Why this profile does not hold; empty means it does. */
export function whyNotProfile({ zone, language, languages }: Profile): Refusal[] {
  const no: Refusal[] = []
  if (!isZone(zone)) no.push(refuse('organisation.zone_unknown', { zone }))
  if (!languages.includes(language)) no.push(refuse('organisation.language_missing', { language }))
  return no
}

/** What a country suggests at set-up; the person may change every line. */
export const countryDefaults: Readonly<Record<string, { zone: string; currency: 'EUR' | 'CHF'; language: string }>> = {
  BE: { zone: 'Europe/Brussels', currency: 'EUR', language: 'fr' },
  FR: { zone: 'Europe/Paris', currency: 'EUR', language: 'fr' },
  DE: { zone: 'Europe/Berlin', currency: 'EUR', language: 'de' },
  CH: { zone: 'Europe/Zurich', currency: 'CHF', language: 'fr' },
  ES: { zone: 'Europe/Madrid', currency: 'EUR', language: 'es' },
  NL: { zone: 'Europe/Amsterdam', currency: 'EUR', language: 'nl' },
  LU: { zone: 'Europe/Luxembourg', currency: 'EUR', language: 'fr' },
  AT: { zone: 'Europe/Vienna', currency: 'EUR', language: 'de' },
  IT: { zone: 'Europe/Rome', currency: 'EUR', language: 'en' },
  PT: { zone: 'Europe/Lisbon', currency: 'EUR', language: 'en' },
  IE: { zone: 'Europe/Dublin', currency: 'EUR', language: 'en' },
}
