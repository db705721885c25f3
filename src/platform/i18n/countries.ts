/** Countries of today, and their order by name in a language. */
import { sayCountry } from './formats.ts'

let codes: readonly string[] | null = null

/** Two letters each. Codes that were renamed (UK, DD) are left out: they answer to the names of those of today. */
export function countryCodes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  codes ??= letters
    .flatMap((one) => letters.map((other) => `${one}${other}`))
    .filter((code) => new Intl.Locale(`und-${code}`).region === code && sayCountry(code, 'en') !== code)
  return codes
}

const ordered = new Map<string, readonly string[]>()

/** All codes, by the names their countries have in this language. */
export function countriesInOrder(language: string): readonly string[] {
  const known = ordered.get(language)
  if (known) return known
  const names = new Map(countryCodes().map((code) => [code, sayCountry(code, language)]))
  const fresh = [...names].sort(([, one], [, other]) => one.localeCompare(other, language)).map(([code]) => code)
  ordered.set(language, fresh)
  return fresh
}
