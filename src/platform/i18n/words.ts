/** The words of the product in five languages, each shop's own terms among them. */
import { createHash } from 'node:crypto'
import i18next, { type InterpolationOptions } from 'i18next'
import { type Language, languages, type OrganisationFacts } from '../action.ts'
import type { Day } from '../values/day.ts'
import { gatherMessages, type Messages } from './folders.ts'
import { addFormats, manner, oneDot, type Place } from './formats.ts'
import { joinArticles } from './french-articles.ts'
import { withFrenchZero } from './french-zero.ts'

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
export function makeWords(written: Readonly<Record<Language, Messages>>): Words {
  const messages = { ...written, fr: withFrenchZero(written.fr) }
  const terms = termBook(messages)
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
      const key = `${language} ${JSON.stringify(shop.terms?.[language] ?? {})}`
      const known = dictionaries.get(key)
      if (known) return known
      const fresh = dictionaryOf(messages, language, shop)
      dictionaries.set(key, fresh)
      return fresh
    },
  }
}

type Terms = Readonly<Record<string, string>>

/** The terms of a language with the shop's own in their place; made once per shop and language. */
function termBook(messages: Readonly<Record<Language, Messages>>): (language: Language, shop: WordShop) => Terms {
  const own = new WeakMap<object, Terms>()
  const english = termsAmong(messages.en)
  const standard = Object.fromEntries(
    languages.map((one) => [one, { ...english, ...termsAmong(messages[one]) }]),
  ) as Record<Language, Terms>
  return (language, shop) => {
    const changed = shop.terms?.[language]
    if (!changed) return standard[language]
    const known = own.get(changed)
    if (known) return known
    const fresh = { ...standard[language], ...changed }
    own.set(changed, fresh)
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

function dictionaryOf(messages: Readonly<Record<Language, Messages>>, language: Language, shop: WordShop): Dictionary {
  const changed = Object.entries(shop.terms?.[language] ?? {}).map(([code, word]) => [`${termStart}${code}`, word])
  const words = { ...messages.en, ...messages[language], ...Object.fromEntries(changed) } as Messages
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)
  return { language, hash, words }
}
