/** Who looks at the screen, and for which organisation: read once from the server, kept for the tab. */
import { useSyncExternalStore } from 'react'
import type { Language } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { languageNames } from '#platform/values/languages.ts'

export interface Organisation {
  readonly id: OrganisationId
  readonly name: string
  /** Its name in public addresses: `le-panier`. */
  readonly address: string
  readonly hasLogo: boolean
  readonly language: Language
  readonly languages: readonly Language[]
  readonly zone: string
  readonly currency: 'EUR' | 'CHF'
  readonly country: string
  readonly roles: readonly string[]
  readonly permissions: readonly string[]
}

export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly email: string } | null
  /** The registered tablet this is, while nobody is signed in on it. */
  readonly device: { readonly id: string; readonly name: string } | null
  readonly organisations: readonly Organisation[]
  readonly organisation: OrganisationId | null
  readonly language: Language
  /** The day it is in the shop. */
  readonly today: Day | null
  /** Only an installation started with `--demo` lets one choose a person on the start page. */
  readonly demo: boolean
  readonly installation: { readonly hasOrganisations: boolean }
}

const nobody: Me = {
  person: null,
  device: null,
  organisations: [],
  organisation: null,
  language: 'en',
  today: null,
  demo: false,
  installation: { hasOrganisations: true },
}

const organisationKey = 'komunigi.organisation'
const languageKey = 'komunigi.language'
const listeners = new Set<() => void>()
let me: Me = nobody

/** Everything known of the person; nobody before the first answer. */
export const currentMe = (): Me => me

/** The organisation of this tab: chosen here, else the server's, else the only one. */
export function currentOrganisation(): Organisation | null {
  const chosen = sessionStorage.getItem(organisationKey) ?? me.organisation
  return me.organisations.find((one) => one.id === chosen) ?? me.organisations[0] ?? null
}

/** Whether the person may do this in the organisation of this tab, or in another one of theirs. */
export function may(permission: string, at: Organisation | null = currentOrganisation()): boolean {
  if (permission === 'anyone') return true
  if (permission === 'signed_in') return me.person !== null
  return at?.permissions.includes(permission) ?? false
}

export function keepMe(read: Me): void {
  me = read
  tell()
}

/** Another organisation for this tab only; other tabs stay where they are. */
export function chooseOrganisation(id: OrganisationId): void {
  sessionStorage.setItem(organisationKey, id)
  tell()
}

export function forgetOrganisation(): void {
  sessionStorage.removeItem(organisationKey)
}

const isLanguage = (text: string): text is Language => Object.hasOwn(languageNames, text)

/** The language chosen on this device, if any. */
export function keptLanguage(): Language | null {
  const kept = localStorage.getItem(languageKey) ?? ''
  return isLanguage(kept) ? kept : null
}

export const keepLanguage = (language: Language): void => localStorage.setItem(languageKey, language)

/** The first language of the browser that the product speaks. */
export function browserLanguage(): Language {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return spoken.find(isLanguage) ?? 'en'
}

function tell(): void {
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The person, kept up to date. */
export const useMe = (): Me => useSyncExternalStore(listen, currentMe)

/** The organisation of this tab, kept up to date. */
export const useOrganisation = (): Organisation | null => useSyncExternalStore(listen, currentOrganisation)
