/** Records and contacts as the matching compares them. */
import type { ComparedContact, ComparedRecord } from '../rules/matching.ts'
import { displayName } from '../rules/names.ts'
import type { ImportedContact } from '../store/importing.ts'
import type { ReadPerson } from './person.ts'

const given = (...texts: (string | null | undefined)[]): string[] => texts.filter((text): text is string => !!text)

export const comparedRecord = ({
  line,
  label,
  kind,
  memberNo,
  externalId,
  cardCode,
  fields,
}: ReadPerson): ComparedRecord => ({
  line,
  kind,
  name: label,
  memberNo,
  externalId,
  cardCode,
  emails: given(fields.email, ...(fields.otherEmails ?? [])),
  phones: given(fields.phone, fields.mobile),
  birthDate: fields.birthDate ?? null,
  street: fields.street ?? null,
  zip: fields.zip ?? null,
})

export const comparedContact = (contact: ImportedContact): ComparedContact => ({
  contact: contact.id,
  kind: contact.kind,
  name: displayName({ ...contact, usedName: null }),
  otherName: contact.displayName,
  memberNo: contact.membership?.memberNo ?? null,
  externalId: contact.externalId,
  emails: given(contact.email, ...contact.otherEmails),
  phones: given(contact.phone, contact.mobile),
  birthDate: contact.birthDate,
  street: contact.street,
  zip: contact.zip,
  cardCodes: contact.cardCodes,
  mergedInto: contact.mergedInto,
})
