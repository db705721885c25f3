/** The words of the product in five languages, each shop's own terms among them. */
import { createHash } from 'node:crypto'
import i18next, { type InterpolationOptions } from 'i18next'
import { type Language, languages, type OrganisationFacts } from '../action.ts'
import type { Day } from '../values/day.ts'
import type { PerLanguage } from '../values/languages.ts'
import { gatherMessages, type Messages } from './folders.ts'
import { addFormats, manner, oneDot, type Place } from './formats.ts'
import { joinArticles } from './french-articles.ts'
import { withFrenchZero } from './french-zero.ts'
import { withLanguageNames } from './language-names.ts'
import { stemOf } from './plurals.ts'

export type WordFacts = Readonly<Record<string, unknown>>

/** What the words need to know of the shop; any `OrganisationFacts` will do. */
export type WordShop = Partial<Pick<OrganisationFacts, 'zone' | 'currency' | 'language' | 'terms'>> & {
  readonly today?: Day
}

/** All messages of one language, ready for a browser. */
export interface Dictionary {
  readonly language: Language
  /** Changes when any word changes. */
  readonly hash: string
  readonly words: Messages
}

export interface Words {
  /** The message in the asked language, else in the shop's, else in English; an unknown key is answered with itself. */
  say(language: Language, key: string, facts?: WordFacts, shop?: WordShop): string
  has(key: string): boolean
  /** The message as written, with its placeholders: what an editor of texts starts from. */
  pattern(language: Language, key: string): string
  /** A text written by a shop, filled like a message. */
  fill(language: Language, text: string, facts: WordFacts, shop?: WordShop): string
  dictionary(language: Language, shop?: WordShop): Dictionary
  readonly keys: readonly string[]
}

const termStart = 'term.'

let spoken: Words | undefined
/** What was read, by its folders: houses of one process share it. */
const read = new Map<string, Words>()

/** The words last loaded: what the routes of the floor speak. */
export function currentWords(): Words {
  if (!spoken) throw new Error('no words were loaded yet')
  return spoken
}

/** Reads all message folders, once, and keeps them as the words of this process. */
export function loadWords(folders: readonly string[]): Words {
  const place = folders.join('\n')
  const words = read.get(place) ?? makeWords(gatherMessages(folders))
  read.set(place, words)
  spoken = words
  return words
}

/** Words from messages at hand. */
export function makeWords(written: PerLanguage<Messages>): Words {
  const each = Object.fromEntries(languages.map((one) => [one, written[one] ?? {}])) as Record<Language, Messages>
  const messages = withLanguageNames({ ...each, fr: withFrenchZero(each.fr) })
  const lacking = languagesLacking(messages)
  const terms = termBook(messages, lacking)
  const dictionaries = new Map<string, Dictionary>()
  const speaker = i18next.createInstance()
  void speaker.init({
    ...manner,
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    resources: Object.fromEntries(languages.map((one) => [one, { translation: { ...messages[one] } }])),
  })
  addFormats(speaker)
  const optionsFor = (language: Language, facts: WordFacts, shop: WordShop) => ({
    lngs: [...new Set([language, shop.language ?? 'en', 'en'])],
    lng: language,
    place: shop satisfies Place,
    replace: { ...facts, term: terms(language, shop) },
    ...(typeof facts['count'] === 'number' ? { count: facts['count'] } : {}),
    ...(typeof facts['why'] === 'string' ? { context: facts['why'] } : {}),
  })
  return {
    keys: Object.keys(messages.en),
    has: (key) => key in messages.en || `${key}_other` in messages.en,
    say: (language, key, facts = {}, shop = {}) => speaker.t(key, optionsFor(language, facts, shop)),
    pattern: (language, key) => messages[language][key] ?? messages.en[key] ?? '',
    fill: (language, text, facts, shop = {}) => {
      const options = optionsFor(language, facts, shop)
      const { interpolator } = speaker.services
      const said = oneDot(interpolator.interpolate(text, options.replace, language, options as InterpolationOptions))
      return language === 'fr' ? joinArticles(said, facts) : said
    },
    dictionary(language, shop = {}) {
      const behind = lacking.has(language) ? shop.language : undefined
      const key = JSON.stringify([language, behind, shop.terms?.[language], behind && shop.terms?.[behind]])
      const known = dictionaries.get(key)
      if (known) return known
      const fresh = dictionaryOf(messages, language, behind, shop)
      dictionaries.set(key, fresh)
      return fresh
    },
  }
}

type Terms = Readonly<Record<string, string>>

/** Languages that do not say everything English says. */
const languagesLacking = (messages: Readonly<Record<Language, Messages>>): ReadonlySet<Language> =>
  new Set(languages.filter((one) => Object.keys(messages.en).some((key) => !(key in messages[one]))))

/** The terms of a language with the shop's own in their place; where the language lacks some, those of the shop's language
 *  behind them. Made once per shop and language. */
function termBook(
  messages: Readonly<Record<Language, Messages>>,
  lacking: ReadonlySet<Language>,
): (language: Language, shop: WordShop) => Terms {
  const books = new WeakMap<object, Map<string, Terms>>()
  const nobodys: WordShop['terms'] = {}
  return (language, { language: behind, terms: own = nobodys }) => {
    const book = books.get(own) ?? new Map<string, Terms>()
    books.set(own, book)
    const layers = lacking.has(language) && behind ? [behind, language] : [language]
    const key = layers.join(' ')
    const known = book.get(key)
    if (known) return known
    const terms = layers.map((one) => ({ ...termsAmong(messages[one]), ...own[one] }))
    const fresh = Object.assign({}, termsAmong(messages.en), ...terms) as Terms
    book.set(key, fresh)
    return fresh
  }
}

function termsAmong(messages: Messages): Terms {
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([key]) => key.startsWith(termStart))
      .map(([key, word]) => [key.slice(termStart.length), word]),
  )
}

/** `behind`: the language that says what this one lacks, before English does. */
function dictionaryOf(
  messages: Readonly<Record<Language, Messages>>,
  language: Language,
  behind: Language | undefined,
  shop: WordShop,
): Dictionary {
  const own = (one: Language): Messages => {
    const changed = Object.entries(shop.terms?.[one] ?? {}).map(([code, word]) => [`${termStart}${code}`, word])
    return { ...messages[one], ...Object.fromEntries(changed) }
  }
  const said = own(language)
  const words: Messages = { ...messages.en, ...(behind ? leftTo(own(behind), said) : {}), ...said }
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)
  return { language, hash, words }
}

/** Sentences that one language leaves to another, each with all its forms: no plural is half of one and half of the other. */
function leftTo(other: Messages, said: Messages): Messages {
  const had = new Set(Object.keys(said).map(stemOf))
  return Object.fromEntries(Object.entries(other).filter(([key]) => !had.has(stemOf(key))))
}
