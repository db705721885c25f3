/** What is wrong with the messages: read by `npm run check`. Pure but for reading the files. */
import { type Language, languages } from '../action.ts'
import { type InWholeLanguages, type PerLanguage, wholeLanguages } from '../values/languages.ts'
import { type Messages, readMessages } from './folders.ts'
import { formatNames } from './formats.ts'
import { placeholdersOf } from './placeholders.ts'
import { pluralEnd, stemOf } from './plurals.ts'

export interface MessageProblem {
  readonly folder: string
  readonly language: Language
  readonly key: string
  readonly says: string
}

/** Everything wrong in these folders, in the order of folder, language and key; empty means all is well. */
export function messageProblems(folders: readonly string[]): MessageProblem[] {
  const problems: MessageProblem[] = []
  const home = new Map<string, string>()
  const read = folders.map((folder) => ({
    folder,
    texts: Object.fromEntries(languages.map((one) => [one, readMessages(folder, one)])) as Texts,
  }))
  const terms = new Set(read.flatMap(({ texts }) => Object.keys(texts.en)).filter((key) => key.startsWith('term.')))
  for (const { folder, texts } of read) {
    for (const key of Object.keys(texts.en)) {
      const other = home.get(key)
      if (other) problems.push({ folder, language: 'en', key, says: `already said in ${other}` })
      else home.set(key, folder)
    }
    for (const found of folderProblems(texts, terms)) problems.push({ folder, ...found })
  }
  return problems
}

type Texts = InWholeLanguages<Messages> & PerLanguage<Messages>
const whole: ReadonlySet<Language> = new Set(wholeLanguages)
type Found = Omit<MessageProblem, 'folder'>

/** How far the languages that are not whole have come, folder by folder: `ca: 12 of 900 in src/hub/needs/messages`. */
export function languagesUnderWay(folders: readonly string[]): string[] {
  const others = languages.filter((one) => !whole.has(one))
  return others.flatMap((language) =>
    folders.map((folder) => {
      const all = Object.keys(readMessages(folder, 'en'))
      const said = readMessages(folder, language)
      return `${language}: ${all.filter((key) => key in said).length} of ${all.length} in ${folder}`
    }),
  )
}

/** One language of a folder, beside the English one that all are held to. */
interface Spoken {
  readonly language: Language
  readonly said: Messages
  readonly english: Messages
}

/** What is wrong between the languages of one folder: the whole ones lack nothing, and what another says must be right.
 *  `terms` are the `term.` keys that exist anywhere. */
export function folderProblems(texts: Texts, terms: ReadonlySet<string>): Found[] {
  return (Object.entries(texts) as [Language, Messages][]).flatMap(([language, said]) => {
    const spoken = { language, said, english: texts.en }
    return [
      ...(whole.has(language) ? missing(spoken) : []),
      ...Object.entries(said).flatMap(([key, text]) =>
        messageFaults(spoken, key, text, terms).map((says) => ({ language, key, says })),
      ),
    ]
  })
}

/** Keys English has and this language lacks. `_many` of fr and es may be left out: `_other` stands for it. */
const missing = ({ language, said, english }: Spoken): Found[] =>
  Object.keys(english)
    .filter((key) => !(key in said))
    .map((key) => ({ language, key, says: 'missing' }))

function messageFaults(spoken: Spoken, key: string, text: unknown, terms: ReadonlySet<string>): string[] {
  const { language, said, english } = spoken
  if (typeof text !== 'string') return ['not a text']
  if (text.trim() === '') return ['empty']
  return [
    ...(key in english || isFormOf(spoken, key) ? [] : ['not in English']),
    ...pluralFaults(said, key),
    ...placeholderFaults(english, key, text, terms),
    ...wordFaults(language, text),
    ...(language === 'fr' ? frenchFaults(text) : []),
  ]
}

/** A plural that English does without: the third one of fr and es, or whatever another language needs. */
const isFormOf = ({ language, english }: Spoken, key: string): boolean =>
  (whole.has(language) ? key.endsWith('_many') : pluralEnd.test(key)) && `${stemOf(key)}_other` in english

/** High punctuation of French has a space before it (`french-spaces.ts` keeps the two together). */
function frenchFaults(text: string): string[] {
  const [sign] = /(?<=[^\s\d:;?!])[:;?!](?=\s|$)/.exec(text.replace(/\{[^}]*\}/g, 'x')) ?? []
  return sign ? [`no space before “${sign}”`] : []
}

function pluralFaults(said: Messages, key: string): string[] {
  if (!pluralEnd.test(key)) return []
  // `watch.too_many` is a name, not the plural of `watch.too`: a plural has its other forms beside it.
  if (key.endsWith('_many') && !(`${stemOf(key)}_other` in said) && !(`${stemOf(key)}_one` in said)) return []
  const stem = stemOf(key)
  return ['one', 'other'].filter((form) => !(`${stem}_${form}` in said)).map((form) => `plural form _${form} missing`)
}

/** Facts must be the same in every language; a term may be used by one language and not by another, and
 *  `{count}` may be spelt out in the singular. */
function placeholderFaults(all: Messages, key: string, text: string, terms: ReadonlySet<string>): string[] {
  const mine = placeholdersOf(text)
  const faults = mine.flatMap(({ name, formats, of }) => [
    ...(formats.includes('plural') && !(`${of}_other` in all) ? [`{${name}} has no plural ${of}`] : []),
    ...(formats.includes('names') && !Object.keys(all).some((one) => one.startsWith(`${of}.`))
      ? [`{${name}} has no names ${of}`]
      : []),
    ...(name.startsWith('term.') && !terms.has(name) ? [`{${name}} is not in the glossary`] : []),
    ...(/^[a-zA-Z][\w.]*$/.test(name) ? [] : [`{${name}} is no placeholder`]),
    ...formats.filter((one) => !formatNames.includes(one)).map((one) => `format ${one} does not exist`),
  ])
  if ((text.match(/[{}]/g) ?? []).length !== mine.length * 2) faults.push('a brace stands alone')
  const english = all[key] ?? all[`${stemOf(key)}_other`]
  if (english === undefined) return faults
  const free = (name: string) => name.startsWith('term.') || (name === 'count' && pluralEnd.test(key))
  const facts = (of: string) =>
    new Set(
      placeholdersOf(of)
        .map((one) => one.name)
        .filter((name) => !free(name)),
    )
  const wanted = facts(english)
  const had = facts(text)
  for (const name of wanted) if (!had.has(name)) faults.push(`{${name}} is missing`)
  for (const name of had) if (!wanted.has(name)) faults.push(`{${name}} is not in English`)
  return faults
}

/** Words that blame, boast or hide (style, section 5), whole words in any case. */
const banned: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: ['invalid', 'successfully', 'simply', 'error occurred', 'oops', 'please note', 'illegal', 'forbidden'],
  fr: ['invalide', 'avec succès', 'simplement', 'une erreur est survenue', 'une erreur s’est produite', 'oups'],
  nl: ['ongeldig', 'ongeldige', 'met succes', 'succesvol', 'gewoonweg', 'er is een fout opgetreden', 'oeps'],
  de: ['ungültig', 'ungültige', 'ungültiger', 'ungültiges', 'erfolgreich', 'einfach nur', 'ein fehler ist aufgetreten'],
  es: ['inválido', 'inválida', 'no válido', 'con éxito', 'correctamente', 'simplemente', 'se ha producido un error'],
} satisfies InWholeLanguages<readonly string[]>

/** Familiar forms where the polite one belongs. */
const familiar: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: [],
  fr: ['tu', 'toi', 'ton', 'ta', 'tes'],
  nl: ['je', 'jij', 'jouw', 'jou'],
  de: ['du', 'dich', 'dir', 'dein', 'deine', 'deinen', 'deiner'],
  es: ['tú', 'tus', 'contigo'],
} satisfies InWholeLanguages<readonly string[]>

function wordFaults(language: Language, text: string): string[] {
  const spaced = ` ${text.toLowerCase().replace(/[^\p{L}’']+/gu, ' ')} `
  const has = (word: string) => spaced.includes(` ${word} `)
  return [
    ...(banned[language] ?? []).filter(has).map((word) => `says “${word}”`),
    ...(familiar[language] ?? []).filter(has).map((word) => `“${word}” is not the polite form`),
  ]
}
