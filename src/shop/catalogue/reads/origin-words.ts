/** Words of an origin in the language of whoever reads. */
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'

const names = new Map<Language, Map<string, string>>()

/** Kept once found: a label of each product asks for one. */
export function countryWords(language: Language, code: string): string {
  const known = names.get(language) ?? new Map<string, string>()
  names.set(language, known)
  const found = known.get(code) ?? new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
  known.set(code, found)
  return found
}

export const zoneWords = (ctx: Context, zone: 'eu' | 'nonEu' | 'both'): string =>
  currentWords().say(ctx.language, `catalogue.zone.${zone}`, {}, ctx.shop)
