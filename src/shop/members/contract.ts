/** Routes of contacts and memberships; those of cards, households and own pages stand beside. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

export const id = z.uuid()
export const day = z.iso.date()
export const language = z.enum(languages)
export const kind = z.enum(['person', 'entity'])
export const stage = z.enum(['member', 'candidate', 'former', 'none'])
export const role = z.enum(['worker', 'eater'])

/** One line: blanks at both ends go, nothing left is nothing at all. */
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullable()
    .transform((text) => text?.replace(/\s+/g, ' ').trim() || null)
const tag = z.string().trim().min(1).max(60)

const fields = {
  firstName: line(120),
  lastName: line(120),
  usedName: line(120),
  pronouns: line(60),
  birthDate: day.nullable(),
  gender: z.enum(['female', 'male', 'other']).nullable(),
  name: line(200),
  legalForm: line(60),
  registerNo: line(40),
  representative: id.nullable(),
  representativeFunction: line(120),
  email: line(254),
  otherEmails: z.array(z.string().trim().max(254)).max(10),
  phone: line(60),
  mobile: line(60),
  street: line(300),
  street2: line(300),
  zip: line(20),
  city: line(120),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  language: language.nullable(),
  taxId: line(40),
  deceasedOn: day.nullable(),
  infoSessionOn: day.nullable(),
  tags: z.array(tag).max(40),
}

const EditedFields = z.object(fields).partial()
const ContactIn = z.object({ contact: id })
const Changed = z.object({ contact: id, version: z.int() })

const contactRefusals = [
  'contact.name_missing',
  'contact.birth_date_impossible',
  'contact.day_ahead',
  'contact.email_form',
  'contact.representative_missing',
  'contact.representative_no_person',
  'contact.representative_same_email',
  'contact.represents_already',
] as const

export const createContact = route({
  method: 'POST',
  path: '/members',
  may: 'members.edit',
  says: 'Enter a person or an entity; somebody known under the same address is asked about first',
  body: EditedFields.extend({
    kind: kind.default('person'),
    /** A new person who acts for this new entity, unless `representative` names a known one. */
    newRepresentative: EditedFields.optional(),
    /** The office looked at the people with the same address: it is somebody else. */
    somebodyElse: z.boolean().default(false),
  }),
  reply: Changed,
  refusals: [...contactRefusals, 'contact.same_person'],
})

export const editContact = route({
  method: 'PATCH',
  path: '/members/:contact',
  may: 'members.edit',
  says: 'Change fields of a contact; `version` is the one that was read',
  params: ContactIn,
  body: EditedFields.extend({ version: z.int() }),
  reply: Changed,
  refusals: [...contactRefusals, 'contact.changed_meanwhile'],
})

export const writeNotes = route({
  method: 'PUT',
  path: '/members/:contact/notes',
  may: 'members.notes',
  says: 'Write what only staff reads about this contact',
  params: ContactIn,
  body: z.object({ notes: z.string().max(10_000), version: z.int() }),
  reply: Changed,
  refusals: ['contact.changed_meanwhile'],
})

export const tagContacts = route({
  method: 'POST',
  path: '/member-tags',
  may: 'members.edit',
  says: 'Add tags to, and take tags from, any number of contacts',
  body: z.object({
    contacts: z.array(id).min(1).max(5000),
    add: z.array(tag).max(20).default([]),
    remove: z.array(tag).max(20).default([]),
  }),
  reply: z.object({ changed: z.int() }),
})

export const readTags = route({
  method: 'GET',
  path: '/member-tags',
  may: 'members.read',
  says: 'Every tag in use, with how many contacts bear it',
  reply: z.object({ tags: z.array(z.object({ tag: z.string(), contacts: z.int() })) }),
})

export const archiveContact = route({
  method: 'PUT',
  path: '/members/:contact/archive',
  may: 'members.edit',
  says: 'Put away a contact who is no member; everything about it is kept',
  params: ContactIn,
  reply: Changed,
  refusals: ['contact.is_member', 'contact.heads_household', 'contact.represents'],
})

export const restoreContact = route({
  method: 'DELETE',
  path: '/members/:contact/archive',
  may: 'members.edit',
  says: 'Bring an archived contact back',
  params: ContactIn,
  reply: Changed,
})

export const setMembership = route({
  method: 'PUT',
  path: '/members/:contact/membership',
  may: 'members.set_membership',
  says: 'Set what this contact is to the shop; a number is given with the first day and never changes',
  params: ContactIn,
  body: z.object({
    memberNo: z.int().min(1).max(999_999_999).nullable().default(null),
    since: day.nullable(),
    lastDay: day.nullable().default(null),
    role: role.default('worker'),
    forceWorker: z.boolean().default(false),
    investing: z.boolean().default(false),
  }),
  reply: z.object({ memberNo: z.int().nullable() }),
  refusals: [
    'contact.archived',
    'membership.number_set',
    'membership.number_taken',
    'membership.days_order',
    'membership.first_day_missing',
  ],
})

export const inviteAccount = route({
  method: 'POST',
  path: '/members/:contact/invitation',
  may: 'members.invite',
  says: 'Let this person sign in: link or make the account of the address, give it the role of a member',
  params: ContactIn,
  reply: z.object({ account: id }),
  refusals: ['account.no_email', 'account.other_contact', 'account.linked', 'contact.archived'],
})

export const unlinkAccount = route({
  method: 'DELETE',
  path: '/members/:contact/account',
  may: 'members.invite',
  says: 'Part a contact from its sign-in; the account stays for its other shops',
  params: ContactIn,
  reply: Changed,
})

const Choice = z.enum(['kept', 'gone'])
const Score = z.object({
  score: z.int(),
  level: z.enum(['likely', 'possible', 'unlikely']),
  because: z.array(z.enum(['same_name', 'same_birth_date', 'same_email', 'same_phone', 'same_register_no'])),
})
const Side = z.object({
  id,
  name: z.string(),
  birthDate: day.nullable(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  memberNo: z.int().nullable(),
})
const ReasonList = z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }))

export const listDuplicates = route({
  method: 'GET',
  path: '/member-duplicates',
  may: 'members.merge',
  says: 'Pairs of contacts that look like one person entered twice, the likeliest first',
  reply: z.object({ pairs: z.array(Score.extend({ one: Side, other: Side })) }),
})

const Pair = z.object({ kept: id, gone: id })

export const previewMerge = route({
  method: 'GET',
  path: '/member-merges/preview',
  may: 'members.merge',
  says: 'What would become of two contacts made one: reasons against it, fields where both say something else',
  query: Pair,
  reply: z.object({
    reasons: ReasonList,
    conflicts: z.array(z.object({ field: z.string(), kept: z.unknown(), gone: z.unknown() })),
    filled: z.array(z.string()),
  }),
})

export const mergeContacts = route({
  method: 'POST',
  path: '/member-merges',
  may: 'members.merge',
  says: 'Make two contacts one; cards, household, sign-in, history and what other modules hold go to the kept one',
  body: Pair.extend({ choices: z.record(z.string(), Choice).default({}) }),
  reply: Changed,
  refusals: [
    'merge.same_contact',
    'merge.merged_already',
    'merge.kinds_differ',
    'merge.both_members',
    'merge.other_way',
    'merge.household',
    'self.not_allowed',
  ],
})

export const tellApart = route({
  method: 'POST',
  path: '/member-duplicates/apart',
  may: 'members.merge',
  says: 'These two are different people: do not ask again',
  body: z.object({ one: id, other: id }),
  reply: z.object({}),
  refusals: ['merge.same_contact'],
})
