/** Whom a reference of another program means: a number, a card, a key of that program, an address, a name.
 *  Source: domain-members 1 (an e-mail address is no identity, a barcode no person) and 5.1. */
import type { ContactId } from '#platform/values/ids.ts'
import { codesOf } from './card.ts'
import { comparable, emailKey } from './identity.ts'

/** What is known of the person meant; empty texts count as absent. */
export interface PersonReference {
  readonly memberNo?: number | null
  /** As scanned or typed: blanks and a lost leading 0 do not matter. Cards that ended still tell whose they were. */
  readonly cardCode?: string | null
  /** The key in the other program, or only the digits of its database row (`167` of `__export__.res_partner_167_1c2d`). */
  readonly externalId?: string | null
  readonly email?: string | null
  /** First and last name in any order; case, accents and blanks do not matter. */
  readonly name?: string | null
}

export type FoundBy = 'externalId' | 'memberNo' | 'cardCode' | 'email_and_name' | 'email' | 'name'

export type PersonAnswer =
  | { readonly answer: 'found'; readonly contact: ContactId; readonly by: FoundBy }
  | {
      readonly answer: 'ambiguous'
      readonly contacts: readonly ContactId[]
      /** `keys_disagree`: number, card and key are of different people. `several`: more than one fits.
       *  `other_name`: the address is known, under other names only. */
      readonly because: 'keys_disagree' | 'several' | 'other_name'
    }
  | { readonly answer: 'unknown' }

/** A contact as references see it. A contact that was merged away answers for the one that was kept. */
export interface KnownPerson {
  readonly contact: ContactId
  readonly externalId: string | null
  readonly memberNo: number | null
  readonly cardCodes: readonly string[]
  readonly emails: readonly string[]
  /** The name shown and the official one. */
  readonly names: readonly string[]
}

/** Ways to find a person among all those known. */
export interface PersonIndex {
  find(reference: PersonReference, options: { readonly byNameAlone: boolean }): PersonAnswer
}

/** Number, card and key decide, and must agree. Without them, an address and a name that one contact has both; an
 *  address alone where no name is given; a name alone only where the caller allows it and one contact bears it.
 *  Whoever has another number or key than the one given is never meant by an address or a name. */
export function indexOfPeople(people: readonly KnownPerson[]): PersonIndex {
  const byKey = new Index(people, (one) => (one.externalId === null ? [] : keysOf(one.externalId)))
  const byNumber = new Index(people, (one) => (one.memberNo === null ? [] : [String(one.memberNo)]))
  const byCard = new Index(people, (one) => one.cardCodes)
  const byEmail = new Index(people, (one) => one.emails.flatMap((email) => emailKey(email) ?? []))
  const byName = new Index(people, (one) => one.names.map(comparable).filter((name) => name !== ''))

  const strong = (reference: PersonReference): [FoundBy, readonly KnownPerson[]][] => [
    ['externalId', byKey.all(externalKey(reference.externalId))],
    ['memberNo', byNumber.all(reference.memberNo === null ? undefined : reference.memberNo?.toString())],
    ['cardCode', codesOf(reference.cardCode ?? '').flatMap((code) => byCard.all(code))],
  ]

  return {
    find(reference, { byNameAlone }) {
      const keyed = strong(reference).filter(([, found]) => found.length > 0)
      const [first] = keyed
      if (first) {
        const contacts = contactsOf(keyed.flatMap(([, found]) => found))
        const because = keyed.some(([, found]) => contactsOf(found).length > 1) ? 'several' : 'keys_disagree'
        return only(contacts, first[0], because)
      }
      const possible = (found: readonly KnownPerson[]) => found.filter((one) => !contradicts(one, reference))
      const name = comparable(reference.name ?? '')
      const sameEmail = possible(byEmail.all(emailKey(reference.email) ?? undefined))
      const sameName = possible(byName.all(name === '' ? undefined : name))
      if (sameEmail.length > 0 && name === '') return only(contactsOf(sameEmail), 'email', 'several')
      const both = contactsOf(sameEmail.filter((one) => sameName.some((other) => other.contact === one.contact)))
      if (both.length > 0) return only(both, 'email_and_name', 'several')
      if (sameEmail.length > 0) return { answer: 'ambiguous', contacts: contactsOf(sameEmail), because: 'other_name' }
      if (!byNameAlone || sameName.length === 0) return { answer: 'unknown' }
      return only(contactsOf(sameName), 'name', 'several')
    },
  }
}

function only(contacts: readonly ContactId[], by: FoundBy, because: 'keys_disagree' | 'several'): PersonAnswer {
  const [contact, other] = contacts
  if (contact === undefined) return { answer: 'unknown' }
  return other === undefined ? { answer: 'found', contact, by } : { answer: 'ambiguous', contacts, because }
}

function contradicts(one: KnownPerson, { memberNo, externalId }: PersonReference): boolean {
  if (memberNo && one.memberNo !== null && one.memberNo !== memberNo) return true
  const key = externalKey(externalId)
  return key !== undefined && one.externalId !== null && !keysOf(one.externalId).includes(key)
}

const contactsOf = (people: readonly KnownPerson[]): ContactId[] => [...new Set(people.map((one) => one.contact))]

const externalKey = (externalId: string | null | undefined): string | undefined => externalId?.trim() || undefined

/** Odoo names exported rows after their database number: `__export__.res_partner_167_1c2d3e4f` is also `167`. */
function keysOf(externalId: string): string[] {
  const row = /^__export__\.res_partner_(\d+)_[0-9a-f]+$/.exec(externalId)?.[1]
  return row === undefined ? [externalId] : [externalId, row]
}

class Index {
  readonly #people = new Map<string, KnownPerson[]>()

  constructor(people: readonly KnownPerson[], keys: (one: KnownPerson) => readonly string[]) {
    for (const one of people)
      for (const key of keys(one)) {
        const known = this.#people.get(key)
        if (known) known.push(one)
        else this.#people.set(key, [one])
      }
  }

  all(key: string | undefined): readonly KnownPerson[] {
    return key === undefined ? [] : (this.#people.get(key) ?? [])
  }
}
