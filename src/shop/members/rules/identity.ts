/** Whether a newcomer is somebody already known. Source: domain-members 5.1. */
import type { Day } from '#platform/values/day.ts'
import { plain, tidy } from '#platform/values/text.ts'

/** Trimmed and lower case; null where there is nothing. Empty keys match nobody. */
export function emailKey(email: string | null | undefined): string | null {
  const key = (email ?? '').trim().toLowerCase()
  return key === '' ? null : key
}

/** Letters and digits of a register number, upper case: `BE 0123.456.789` is `BE0123456789`. */
export function registerKey(registerNo: string | null | undefined): string | null {
  const key = (registerNo ?? '').replace(/[^0-9a-z]/gi, '').toUpperCase()
  return key === '' ? null : key
}

/** Something@somewhere.tld in one piece: enough to be written to, no more is promised. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@,;<>"]{1,64}@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/.test(text)

/** Who is compared: a person by both names, an entity by its name. */
export interface Identity {
  readonly name: string
  readonly birthDate: Day | null
}

export interface KnownIdentity extends Identity {
  readonly contact: string
  /** Contacts with a membership are asked first. */
  readonly hasMembership: boolean
}

export type IdentityMatch =
  | { readonly answer: 'nobody' }
  | { readonly answer: 'linked'; readonly contact: string }
  | { readonly answer: 'ask'; readonly contacts: readonly string[] }

/** Whether two identities contradict each other: other name, or both birth dates known and different. */
export function conflicts(one: Identity, other: Identity): boolean {
  if (comparable(one.name) !== comparable(other.name)) return true
  return one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate
}

/** One known contact under the same key and without conflict is the same; anything else is for the office to answer. */
export function matchIdentity(newcomer: Identity, sameKey: readonly KnownIdentity[]): IdentityMatch {
  if (sameKey.length === 0) return { answer: 'nobody' }
  const ordered = [...sameKey].sort((a, b) => Number(b.hasMembership) - Number(a.hasMembership))
  const agreeing = ordered.filter((known) => !conflicts(newcomer, known))
  const [first, second] = agreeing
  if (first && (!second || (first.hasMembership && !second.hasMembership)))
    return { answer: 'linked', contact: first.contact }
  return { answer: 'ask', contacts: (first ? agreeing : ordered).map((known) => known.contact) }
}

/** Case, accents, doubled blanks and the order of names do not make another person. */
export const comparable = (name: string): string =>
  tidy(plain(name).replace(/[-'".]/g, ' '))
    .split(' ')
    .sort()
    .join(' ')
