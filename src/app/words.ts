/** Words in the person's language. One JSON per language comes from the server, the organisation's own terms
 *  already in their place. How a message is written: `platform/i18n/README.md`. */
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import type { Language } from '#platform/action.ts'
import { addFormats, manner, type Place } from '#platform/i18n/formats.ts'
import { heldIn } from '#platform/i18n/french-spaces.ts'
import type { Facts } from '#platform/refusal.ts'
import { currentMe, currentOrganisation } from './session.ts'

export type Words = (key: string, facts?: Facts) => string

const words = i18next.createInstance()
const listeners = new Set<() => void>()
let terms: Readonly<Record<string, string>> = {}
let spoken: Language = 'en'
let version = 0

/** Puts a language's messages in place; everything on the screen is drawn anew. */
export function speak(language: Language, written: Readonly<Record<string, string>>): void {
  terms = Object.fromEntries(
    Object.entries(written)
      .filter(([key]) => key.startsWith('term.'))
      .map(([key, word]) => [key.slice('term.'.length), word]),
  )
  spoken = language
  const messages = Object.fromEntries(Object.entries(written).map(([key, words]) => [key, held(words)]))
  // Done when it returns: the messages are given, nothing is loaded.
  void words.init({ ...manner, lng: language, initAsync: false, resources: { [language]: { translation: messages } } })
  addFormats(words)
  document.documentElement.lang = language
  version += 1
  for (const listener of listeners) listener()
}

/** A sentence of the spoken language, also one that the server said, whose lines break where they may. */
export const held = (said: string): string => heldIn(spoken, said)

/** What dates and amounts need to know of the shop. */
export function currentPlace(): Place {
  const organisation = currentOrganisation()
  const { today } = currentMe()
  return {
    ...(organisation ? { zone: organisation.zone, currency: organisation.currency } : {}),
    ...(today ? { today } : {}),
  }
}

/** The sentence of this key. A missing key shows itself, so that it is seen. Usable where no hook can be. */
export const t: Words = (key, facts = {}) =>
  words.t(key, {
    place: currentPlace(),
    replace: { ...facts, term: terms },
    ...(typeof facts['count'] === 'number' ? { count: facts['count'] } : {}),
    ...(typeof facts['why'] === 'string' ? { context: facts['why'] } : {}),
  })

/** Whether there is a sentence for this key. */
export const hasWords = (key: string): boolean => words.exists(key) || words.exists(key, { count: 2 })

export const currentLanguage = (): Language => spoken

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Changes whenever the words do: a key for the root of the tree. */
export const useWordsVersion = (): number => useSyncExternalStore(listen, () => version)

/** `t`, and drawn anew when the language changes. */
export function useWords(): Words {
  useWordsVersion()
  return t
}
