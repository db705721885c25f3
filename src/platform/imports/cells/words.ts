/** Languages, countries and genders under all their names. */
import { type Language, languages } from '../../action.ts'
import { countryCodes } from '../../i18n/countries.ts'
import { plain } from '../../values/text.ts'
import { type CellRead, type Given, given, nothing, spoiled } from './cell.ts'

const named = <T extends string>(type: 'language' | 'region', codes: readonly T[]): Map<string, T> => {
  const names = new Map<string, T>()
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type, fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      if (name) names.set(plain(name), code)
    }
  }
  return names
}

let languageNames: Map<string, Language> | null = null

/** One of our five languages: `fr`, `fr_FR`, `fr-BE`, `Français`, `French / Français`, `English (US)`.
 *  Problem: `import.language_unknown`. */
export function readLanguage(cell: Given): CellRead<Language> {
  const text = given(cell)
  if (text === '') return nothing
  languageNames ??= named('language', languages)
  for (const piece of plain(text)
    .replace(/\(.*?\)/g, '')
    .split('/')) {
    const word = piece.trim()
    const code = /^([a-z]{2})([-_][a-z]{2,4})?$/.exec(word)?.[1]
    const found = languages.find((language) => language === code) ?? languageNames.get(word) ?? flemish.get(word)
    if (found) return { value: found }
  }
  return spoiled('import.language_unknown', text)
}

const flemish = new Map<string, Language>([
  ['vlaams', 'nl'],
  ['flamand', 'nl'],
  ['castellano', 'es'],
  ['castillan', 'es'],
])

const threeLetters: Readonly<Record<string, string>> = {
  bel: 'BE',
  fra: 'FR',
  nld: 'NL',
  deu: 'DE',
  lux: 'LU',
  che: 'CH',
  aut: 'AT',
  esp: 'ES',
  ita: 'IT',
  prt: 'PT',
  gbr: 'GB',
  irl: 'IE',
  usa: 'US',
  pol: 'PL',
  dnk: 'DK',
  swe: 'SE',
  nor: 'NO',
  mar: 'MA',
  tur: 'TR',
  can: 'CA',
}
const otherNames: Readonly<Record<string, string>> = {
  holland: 'NL',
  hollande: 'NL',
  holanda: 'NL',
  'the netherlands': 'NL',
  'the united kingdom': 'GB',
  england: 'GB',
  angleterre: 'GB',
  usa: 'US',
  'etats unis': 'US',
  uk: 'GB',
  'republique tcheque': 'CZ',
  'czech republic': 'CZ',
}

let countryNames: Map<string, string> | null = null

function countries(): Map<string, string> {
  if (countryNames) return countryNames
  countryNames = named('region', countryCodes())
  return countryNames
}

/** A country as its two-letter code: names in five languages, `BE`, `BEL`, and `base.be` of Odoo.
 *  Problem: `import.country_unknown`. */
export function readCountry(cell: Given): CellRead<string> {
  const text = given(cell)
  if (text === '') return nothing
  const word = plain(text)
    .replace(/^base\./, '')
    .replace(/[.'’]+$/, '')
    .trim()
  const byCode = /^[a-z]{2}$/.test(word) ? countryCode(word) : threeLetters[word]
  const found = byCode ?? countries().get(word) ?? otherNames[word.replace(/[-\s]+/g, ' ')]
  return found ? { value: found } : spoiled('import.country_unknown', text)
}

function countryCode(word: string): string | undefined {
  const code = new Intl.Locale(`und-${word}`).region
  return code && new Set(countries().values()).has(code) ? code : undefined
}

export type Gender = 'female' | 'male' | 'other'

const genders: Readonly<Record<Gender, readonly string[]>> = {
  female: [
    'femme',
    'feminin',
    'female',
    'woman',
    'f',
    'v',
    'vrouw',
    'vrouwelijk',
    'frau',
    'weiblich',
    'w',
    'mujer',
    'femenino',
    'mme',
    'madame',
  ],
  male: [
    'homme',
    'masculin',
    'male',
    'man',
    'm',
    'h',
    'mannelijk',
    'mann',
    'mannlich',
    'hombre',
    'masculino',
    'monsieur',
  ],
  other: [
    'autre',
    'other',
    'o',
    'x',
    'anders',
    'andere',
    'andere/r',
    'divers',
    'otro',
    'otra',
    'overig',
    'non binaire',
    'non-binaire',
    'non-binary',
    'd',
  ],
}

/** A gender in five languages. Problem: `import.gender_unknown`. */
export function readGender(cell: Given): CellRead<Gender> {
  const text = plain(given(cell))
  if (text === '') return nothing
  const found = (Object.keys(genders) as Gender[]).find((gender) => genders[gender].includes(text))
  return found ? { value: found } : spoiled('import.gender_unknown', given(cell))
}
