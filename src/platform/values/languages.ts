/** The languages of the product, each by its own name, in the order in which they are offered. Another one is its line here
 *  and its files in the folders `messages`: what these lack is said in the organisation's language, then in English
 *  (`docs/guides/another-language.md`). */
export const languageNames = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
} as const

export type Language = keyof typeof languageNames

export const languages = Object.keys(languageNames) as readonly Language[]

/** In these nothing may be missing; any other says what it has. */
export const wholeLanguages = ['fr', 'nl', 'de', 'en', 'es'] as const satisfies readonly Language[]

/** Words that no file of messages can hold: a language that is not whole may lack them. */
export type PerLanguage<T> = Readonly<Partial<Record<Language, T>> & { en: T }>

/** All of them that must be there, where such words are written. */
export type InWholeLanguages<T> = Readonly<Record<(typeof wholeLanguages)[number], T>>

export const inLanguage = <T>(words: PerLanguage<T>, language: Language): T => words[language] ?? words.en
