/** How people are named. The database has the first two as generated columns; a test compares both. */
import { plain } from '#platform/values/text.ts'

export interface Names {
  readonly kind: 'person' | 'entity'
  readonly name: string | null
  readonly firstName: string | null
  readonly usedName: string | null
  readonly lastName: string | null
}

/** The name shown everywhere: the used first name before the official one. Some systems write "-" for no last name.
 *  @example displayName({ kind: 'person', name: null, firstName: 'Marie', usedName: 'Mimi', lastName: '-' }) // 'Mimi' */
export function displayName(names: Names): string {
  if (names.kind === 'entity') return names.name ?? ''
  return `${calledName(names)} ${familyName(names)}`.replace(/^ +| +$/g, '')
}

/** What lists are ordered by: last name first, without accents, lower case. */
export function sortName(names: Names): string {
  if (names.kind === 'entity') return plain(names.name ?? '')
  return plain(`${familyName(names)} ${calledName(names)}`.replace(/^ +| +$/g, ''))
}

/** The name on contracts and registers: first names as in the identity papers. */
export function officialName(names: Names): string {
  return displayName({ ...names, usedName: null })
}

/** The used first name, else the official one. */
export const calledName = (names: Pick<Names, 'usedName' | 'firstName'>): string =>
  names.usedName || names.firstName || ''
const familyName = (names: Names): string => (names.lastName === '-' ? '' : (names.lastName ?? ''))
