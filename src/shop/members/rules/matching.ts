/** Which known contact a record of a file is about. Source: domain-members 5.1; the same people come in several
 *  files, with different keys in each, and some were entered twice. */
import type { Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { indexOfPeople, type KnownPerson, type PersonIndex } from './finding.ts'
import { comparable, emailKey } from './identity.ts'

/** What is compared, of the record and of the contact alike. */
export interface Compared {
  /** Null where a file does not say. */
  readonly kind: 'person' | 'entity' | null
  readonly name: string
  readonly memberNo: number | null
  readonly externalId: string | null
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly birthDate: Day | null
  readonly street: string | null
  readonly zip: string | null
}

export interface ComparedRecord extends Compared {
  readonly line: number
  readonly cardCode: string | null
}

export interface ComparedContact extends Compared {
  readonly contact: ContactId
  readonly otherName: string
  readonly cardCodes: readonly string[]
  readonly mergedInto: ContactId | null
}

export type Match =
  | { readonly answer: 'nobody' }
  | { readonly answer: 'contact'; readonly contact: ContactId }
  /** Found under the key of a contact that was merged away since. */
  | { readonly answer: 'merged'; readonly contact: ContactId }
  /** Somebody of this name is known, and nothing tells safely whether it is the same person. */
  | { readonly answer: 'unsure'; readonly contacts: readonly ContactId[] }
  /** Number, card and key are of different contacts. */
  | { readonly answer: 'keys_disagree'; readonly contacts: readonly ContactId[] }
  /** The number or card is of somebody who has nothing else in common with the record. */
  | { readonly answer: 'of_another'; readonly contact: ContactId }

/** A key of the other program decides. A number or a card decides too, where a name, an address, a phone or a birth
 *  date agrees. Else the contact of the same name with which the record has the most in common, of e-mail, phone, birth
 *  date and address; with two as good, or none of these, nobody is taken: a name alone is no proof. Whoever has another
 *  number, another key or another birth date is somebody else. */
export function matchRecords(records: readonly ComparedRecord[], contacts: readonly ComparedContact[]): Match[] {
  const known = new Map(contacts.map((one) => [one.contact, one]))
  const index = indexOfPeople(contacts.map(asKnown))
  const byName = Map.groupBy(
    contacts.filter((one) => one.mergedInto === null),
    (one) => comparable(one.name),
  )
  const matches = records.map((record) => matchOne(record, index, known, byName))
  return withoutRivals(matches)
}

function asKnown(one: ComparedContact): KnownPerson {
  const { contact, externalId, memberNo, cardCodes, emails, name, otherName } = one
  return { contact, externalId, memberNo, cardCodes, emails, names: [name, otherName] }
}

function matchOne(
  record: ComparedRecord,
  index: PersonIndex,
  known: ReadonlyMap<ContactId, ComparedContact>,
  byName: ReadonlyMap<string, readonly ComparedContact[]>,
): Match {
  const { externalId, memberNo, cardCode } = record
  const keyed = index.find({ externalId, memberNo, cardCode }, { byNameAlone: false })
  if (keyed.answer === 'ambiguous') return { answer: 'keys_disagree', contacts: keyed.contacts }
  if (keyed.answer === 'found') {
    const contact = known.get(keyed.contact)
    if (contact?.mergedInto) return { answer: 'merged', contact: contact.mergedInto }
    const sure = keyed.by === 'externalId' || (contact !== undefined && haveSomethingInCommon(record, contact))
    return { answer: sure ? 'contact' : 'of_another', contact: keyed.contact }
  }
  return matchByName(
    record,
    (byName.get(comparable(record.name)) ?? []).filter((one) => !isSomebodyElse(record, one)),
  )
}

function matchByName(record: ComparedRecord, candidates: readonly ComparedContact[]): Match {
  if (candidates.length === 0) return { answer: 'nobody' }
  const weighed = candidates
    .map((one) => ({ contact: one.contact, shared: shared(record, one) }))
    .sort((one, other) => other.shared - one.shared)
  const [best, second] = weighed
  if (best && best.shared > 0 && best.shared > (second?.shared ?? 0))
    return { answer: 'contact', contact: best.contact }
  return { answer: 'unsure', contacts: weighed.map((one) => one.contact) }
}

/** Two records that were matched to one contact by what they have in common are both left open. */
function withoutRivals(matches: readonly Match[]): Match[] {
  const claims = new Map<ContactId, number>()
  for (const match of matches)
    if (match.answer === 'contact') claims.set(match.contact, (claims.get(match.contact) ?? 0) + 1)
  return matches.map((match) =>
    match.answer === 'contact' && (claims.get(match.contact) ?? 0) > 1
      ? { answer: 'unsure', contacts: [match.contact] }
      : match,
  )
}

/** Different numbers, keys or birth dates, or a person beside an entity. */
function isSomebodyElse(one: Compared, other: Compared): boolean {
  const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b
  return (
    differ(one.kind, other.kind) ||
    differ(one.memberNo, other.memberNo) ||
    differ(one.externalId, other.externalId) ||
    differ(one.birthDate, other.birthDate)
  )
}

/** How many of e-mail, phone, birth date and address agree. */
function shared(one: Compared, other: Compared): number {
  const emails = overlap(
    one.emails.map((email) => emailKey(email) ?? ''),
    other.emails.map((email) => emailKey(email) ?? ''),
  )
  const born = one.birthDate !== null && one.birthDate === other.birthDate
  const place = one.street !== null && one.street === other.street && one.zip === other.zip
  return [emails, overlap(one.phones, other.phones), born, place].filter(Boolean).length
}

const overlap = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((text) => text !== '' && other.includes(text))

/** A word of the name, or anything else that people keep when they move, marry or change their address. */
function haveSomethingInCommon(one: Compared, other: Compared): boolean {
  const words = comparable(one.name)
    .split(' ')
    .filter((word) => word.length > 1)
  return shared(one, other) > 0 || overlap(words, comparable(other.name).split(' '))
}

export interface Repeated {
  /** By line of the record: the field and the other lines that bear the same number, card or key. */
  readonly keys: ReadonlyMap<
    number,
    { readonly field: string; readonly text: string; readonly lines: readonly number[] }
  >
  /** By line: the line above that is about the same person, where no number or key tells two people apart. */
  readonly people: ReadonlyMap<number, number>
}

/** What stands twice in one file. */
export function repeatedIn(records: readonly ComparedRecord[]): Repeated {
  const keys = new Map<number, { field: string; text: string; lines: readonly number[] }>()
  for (const field of ['memberNo', 'cardCode', 'externalId'] as const)
    for (const [text, group] of Map.groupBy(records, (one) => String(one[field] ?? ''))) {
      const lines = group.map((one) => one.line)
      if (text !== '' && group.length > 1) for (const line of lines) keys.set(line, { field, text, lines })
    }
  const people = new Map<number, number>()
  for (const group of Map.groupBy(records, (one) => comparable(one.name)).values()) {
    if (group.length < 2) continue
    group.forEach((one, at) => {
      const twin = group.slice(0, at).find((other) => !isSomebodyElse(one, other) && shared(one, other) > 0)
      if (twin) people.set(one.line, twin.line)
    })
  }
  return { keys, people }
}
