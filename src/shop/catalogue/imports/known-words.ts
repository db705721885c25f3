/** Words of files for what the shop has: units, classes of VAT, categories, qualities. What is not known is asked. */

import type { Context } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { readCountry } from '#platform/imports/cells/words.ts'
import type { ImportChoice } from '#platform/imports/kind.ts'
import type { Day } from '#platform/values/day.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Basics } from '../reads/basics-of.ts'
import { categoryPath } from '../rules/category.ts'
import { readRate } from '../rules/vat-words.ts'

const unitWords: Readonly<Record<string, string>> = {
  piece: `unités unité unit units piece pieces pièce pièces p pc pcs pce stuk stuks st st. stk stück stueck stck unidad
    unidades ud uom.product_uom_unit stuk(s)`,
  kg: 'kg kilo kilogramme kilogram kilogramm kilogramo kilos uom.product_uom_kgm',
  g: 'g gr gram gramme grammes gramm gramo gramos uom.product_uom_gram',
  '100g': '100g',
  l: 'l liter litre litres lt ltr litro litros uom.product_uom_litre',
  dl: 'dl deciliter décilitre',
  cl: 'cl centiliter centilitre centilitros',
  ml: 'ml milliliter millilitre millilitres mililitro',
  m: 'm meter mètre mètres metre metro metros uom.product_uom_meter',
  cm: 'cm centimeter centimètre',
  m2: 'm2 m²',
  m3: 'm3 m³',
  wash: 'wash lavage lavages wasbeurt wasbeurten wäsche lavado lavados',
}

const unitByWord = new Map(
  Object.entries(unitWords).flatMap(([code, words]) =>
    [code, ...words.split(/\s+/)].map((word) => [plain(word), code] as const),
  ),
)

/** The unit of this word: the shop's own codes and names first. */
export function unitOf(text: string, { units }: Basics): string | null {
  const word = plain(tidy(text))
  const own = [...units.values()].find(({ code, name }) => code === word || (name && plain(name) === word))
  if (own) return own.code
  const known = unitByWord.get(word) ?? unitByWord.get(word.replace(/\.$/, ''))
  return known && units.has(known) ? known : null
}

/** The class whose rate a word of a tax says: `TVA 6% TTC`, `6`, `21 %`; also the class by its own word. */
export function vatClassOf(text: string, { vatClasses, vatNames, rateOn }: Basics, day: Day): string | null {
  const word = plain(tidy(text))
  const named = vatClasses.find((code) => code === word || plain(vatNames.get(code) ?? '') === word)
  if (named) return named
  const rate = readRate(text)
  return rate === null ? null : (vatClasses.find((code) => rateOn(code, day) === rate) ?? null)
}

/** Categories by their whole path and, where only one bears it, by their name. */
export function categoriesByWord(basics: Basics): ReadonlyMap<string, string> {
  const all = [...basics.tree.values()].map(({ id, name }) => ({ id, name: plain(tidy(name)) }))
  const byName = Map.groupBy(all, ({ name }) => name)
  return new Map([
    ...[...byName].flatMap(([name, same]) => (same.length === 1 && same[0] ? [[name, same[0].id] as const] : [])),
    // of two with one path, the first
    ...all.map(({ id }) => [plain(tidy(categoryPath(basics.tree, id))), id] as const).reverse(),
  ])
}

export const qualitiesByWord = (basics: Basics): ReadonlyMap<string, string> =>
  new Map([...basics.qualities.values()].map(({ id, name }) => [plain(tidy(name)), id]))

/** What each topic may be answered with. */
export const choicesOf = (basics: Basics, ctx: Context): Record<string, ImportChoice[]> => ({
  unit: [...basics.units.values()].map(({ code, name }) => ({
    value: code,
    says: name ?? currentWords().say(ctx.language, `catalogue.unit.${code}`, {}, ctx.shop),
  })),
  vat: basics.vatClasses.map((code) => ({
    value: code,
    says: basics.vatNames.get(code) ?? `${decimalText(basics.rateOn(code, ctx.today) / 1000, 1).replace(/\.0$/, '')} %`,
  })),
  category: [
    { value: 'new' },
    { value: 'none' },
    ...[...basics.tree.values()]
      .filter(({ archived }) => !archived)
      .map(({ id }) => ({ value: id, says: categoryPath(basics.tree, id) })),
  ],
  quality: [
    { value: 'new' },
    { value: 'none' },
    ...[...basics.qualities.values()].map(({ id, name }) => ({ value: id, says: name })),
  ],
  deposit: [
    { value: 'new' },
    { value: 'none' },
    ...[...basics.deposits.values()]
      .filter(({ archived }) => !archived)
      .map(({ id, name }) => ({ value: id, says: name })),
  ],
  decimal_mark: [{ value: ',' }, { value: '.' }],
  sure: [{ value: 'yes' }, { value: 'no' }],
})

/** Topics that are about words, and so remembered; the others hold for one file alone. */
const remembered = ['unit', 'vat', 'category', 'quality', 'deposit', 'brand', 'origin', 'supplier']

export const aboutWords = (choices: Readonly<Record<string, readonly ImportChoice[]>>) =>
  Object.fromEntries(Object.entries(choices).filter(([topic]) => remembered.includes(topic)))

/** A country by any of its names, or a zone. */
export function originOf(text: string): { country: string | null; zone: 'eu' | 'nonEu' | 'both' | null } | null {
  const word = plain(tidy(text)).replace(/\s*\/\s*/g, '/')
  if (['eu', 'ue'].includes(word)) return { country: null, zone: 'eu' }
  if (['eu/niet-eu', 'eu/non-eu', 'eu/nicht-eu', 'ue/non ue', 'ue/non-ue'].includes(word))
    return { country: null, zone: 'both' }
  if (['niet-eu', 'non-eu', 'nicht-eu', 'non ue', 'non-ue'].includes(word)) return { country: null, zone: 'nonEu' }
  const country = readCountry(text).value
  return country ? { country, zone: null } : null
}
