/** What the fields of a contact must keep to. Source: domain-members 3. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { emailKey, isEmail } from './identity.ts'

/** Nobody alive was born earlier; many systems write this very day for "unknown". */
export const earliestBirth = '1900-01-01' as Day

export interface ContactFacts {
  readonly kind: 'person' | 'entity'
  readonly name: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly birthDate: Day | null
  readonly deceasedOn: Day | null
  readonly email: string | null
  readonly otherEmails: readonly string[]
  /** Of an entity. */
  readonly representative: RepresentativeFacts | null
}

export interface RepresentativeFacts {
  readonly kind: 'person' | 'entity'
  readonly email: string | null
  /** Another entity this person already represents. */
  readonly represents: string | null
}

/** Why these fields cannot be kept; empty means fine. `today` is the shop's day. */
export function whyNotContact(contact: ContactFacts, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (contact.kind === 'person' && !contact.firstName && !contact.lastName) no.push(refuse('contact.name_missing'))
  if (contact.kind === 'entity' && !contact.name) no.push(refuse('contact.name_missing'))
  no.push(...whyNotBirthDate(contact.birthDate, today))
  if (contact.deceasedOn !== null && contact.deceasedOn > today)
    no.push(refuse('contact.day_ahead', { day: contact.deceasedOn }))
  for (const email of [contact.email, ...contact.otherEmails])
    if (email !== null && !isEmail(email)) no.push(refuse('contact.email_form', { email }))
  if (contact.kind === 'entity') no.push(...whyNotRepresentative(contact))
  return no
}

export function whyNotBirthDate(birthDate: Day | null, today: Day): Refusal[] {
  if (birthDate === null || (birthDate >= earliestBirth && birthDate <= today)) return []
  return [refuse('contact.birth_date_impossible', { earliest: earliestBirth, latest: today })]
}

function whyNotRepresentative({ email, representative }: ContactFacts): Refusal[] {
  if (representative === null) return [refuse('contact.representative_missing')]
  const no: Refusal[] = []
  if (representative.kind !== 'person') no.push(refuse('contact.representative_no_person'))
  if (emailKey(email) !== null && emailKey(email) === emailKey(representative.email))
    no.push(refuse('contact.representative_same_email', { email: email ?? '' }))
  if (representative.represents !== null)
    no.push(refuse('contact.represents_already', { entity: representative.represents }))
  return no
}
