/** What a record makes of a contact: the state it should have, and which fields that changes. */
import { isDeepStrictEqual } from 'node:util'
import type { RowChange } from '#platform/imports/kind.ts'
import type { Instant } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { displayName } from '../rules/names.ts'
import { type ContactState, type ImportedContact, type ImportedFields, importedFields } from '../store/importing.ts'
import type { ReadPerson } from './person.ts'

export interface ContactChange {
  readonly before: ContactState | null
  readonly after: ContactState & { readonly kind: 'person' | 'entity' }
  /** Names of the fields that differ; all that are filled where the contact is new. */
  readonly fields: readonly string[]
}

const nothingKnown: ImportedFields = {
  name: null,
  firstName: null,
  lastName: null,
  email: null,
  otherEmails: [],
  phone: null,
  mobile: null,
  street: null,
  street2: null,
  zip: null,
  city: null,
  country: null,
  language: null,
  birthDate: null,
  gender: null,
  infoSessionOn: null,
  taxId: null,
  tags: [],
  staffNotes: null,
}

/** The contact as the record makes it. Fields the record does not fill stay; tags and addresses are added to,
 *  notes too; a key that is known stays. */
export function changedContact(
  read: ReadPerson,
  known: ImportedContact | null,
  id: ContactId,
  now: Instant,
): ContactChange {
  const before = known && stateOf(known)
  const start = before ?? { ...nothingKnown, id, externalId: null, kept: {}, archivedAt: null }
  const after = {
    ...start,
    ...read.fields,
    ...joined(start, read.fields),
    ...namesFor(read, known),
    kind: known?.kind ?? read.kind ?? 'person',
    externalId: start.externalId ?? read.externalId,
    kept: { ...start.kept, ...read.kept },
    archivedAt: read.active === null ? start.archivedAt : read.active ? null : (start.archivedAt ?? now),
  }
  return { before, after, fields: differing(start, after) }
}

type NameFields = Partial<Pick<ImportedFields, 'name' | 'firstName' | 'lastName'>>

/** A full name that is the known one says nothing about where first and last name part; that of an entity is one piece. */
function namesFor(read: ReadPerson, known: ImportedContact | null): NameFields {
  if (known === null) return {}
  if (known.kind === 'entity') return { name: read.label, firstName: known.firstName, lastName: known.lastName }
  const same = !read.namesApart && read.label === displayName({ ...known, usedName: null })
  return same ? { firstName: known.firstName, lastName: known.lastName } : {}
}

const stateOf = (known: ImportedContact): ContactState => ({
  ...(Object.fromEntries(importedFields.map((field) => [field, known[field]])) as unknown as ImportedFields),
  id: known.id,
  externalId: known.externalId,
  kept: known.kept,
  archivedAt: known.archivedAt,
})

/** What gathers instead of replacing. */
function joined(start: ImportedFields, given: Partial<ImportedFields>): Partial<ImportedFields> {
  const email = given.email ?? start.email
  const others = [...start.otherEmails, ...(given.otherEmails ?? [])].filter((one) => one !== email)
  const tags = [...new Set([...start.tags, ...(given.tags ?? [])])]
  return {
    otherEmails: [...new Set(others)],
    tags: isDeepStrictEqual(tags, start.tags) ? start.tags : tags.sort(),
    staffNotes: withNote(start.staffNotes, given.staffNotes ?? null),
  }
}

function withNote(before: string | null, given: string | null): string | null {
  if (before === null || given === null) return before ?? given
  return before.includes(given) ? before : `${before}\n${given}`
}

const compared = [...importedFields, 'externalId', 'kept', 'archivedAt'] as const

function differing(start: ContactState, after: ContactState): string[] {
  return compared.filter((field) => !isDeepStrictEqual(start[field], after[field]))
}

export function shownChanges({ before, after, fields }: ContactChange): RowChange[] {
  return before === null
    ? []
    : fields.map((field) => ({ field, before: shown(before, field), after: shown(after, field) }))
}

function shown(state: ContactState, field: string): string | null {
  const value = state[field as keyof ContactState]
  if (value === null) return null
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : null
  if (typeof value === 'object') return Object.values(value).join(', ') || null
  return String(value)
}
