/** Words of an origin in the language of whoever reads. */
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'

const names = new Map<Language, Intl.DisplayNames>()

export function countryWords(language: Language, code: string): string {
  let of = names.get(language)
  if (!of) {
    of = new Intl.DisplayNames([language], { type: 'region' })
    names.set(language, of)
  }
  return of.of(code) ?? code
}

export const zoneWords = (ctx: Context, zone: 'eu' | 'nonEu' | 'both'): string =>
  currentWords().say(ctx.language, `catalogue.zone.${zone}`, {}, ctx.shop)
