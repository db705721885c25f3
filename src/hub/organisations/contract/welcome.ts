/** The welcome of an organisation and what stays of it: sponsors, contacts, chapters, figures. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { documentKinds } from '../rules/checklist.ts'
import { act, cents, day, decision, done, id, name, note, texts } from './basics.ts'

export const nameSponsors = route({
  ...act(
    '/community/participants/:participant/sponsors',
    'community.steer',
    'Say which organisations help a newcomer; none, with a reason, waives it',
  ),
  body: z.object({
    sponsors: z.array(z.object({ sponsor: id, weight: z.int().min(1).max(1000).default(1) })).max(20),
    waived: note.nullable().default(null),
  }),
  reply: done,
  refusals: ['sponsor.itself', 'sponsor.not_taking_part', 'sponsor.nobody'],
})
export const chooseMailingList = route({
  ...act(
    '/community/participants/:participant/mailing-list',
    'community.enter',
    'Say whether the organisation reads the mailing list',
  ),
  body: z.object({ reads: z.boolean() }),
  reply: done,
  refusals: ['power.missing'],
})
export const attendMeeting = route({
  ...act(
    '/community/participants/:participant/first-meeting',
    'community.steer',
    'Note the first meeting an organisation came to',
  ),
  body: z.object({ day }),
  reply: done,
  refusals: ['meeting.not_yet'],
})
export const tickChapters = route({
  ...act(
    '/community/participants/:participant/ticks',
    'community.enter',
    'Accept chapters of the current booklet or charter',
  ),
  body: z.object({
    kind: z.enum(documentKinds),
    version: z.int(),
    chapters: z.array(z.string().max(40)).min(1).max(10),
  }),
  reply: done,
  refusals: ['booklet.not_current', 'charter.not_current', 'document.chapter', 'power.missing'],
})
export const addContact = route({
  ...act('/community/participants/:participant/contacts', 'community.enter', 'Name somebody who can be reached'),
  body: z.object({
    name,
    email: z.email().max(200).nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
    about: z.string().trim().max(200).nullable().default(null),
    /** The person agrees that people of other organisations see how to reach them. */
    agreed: z.boolean().default(false),
  }),
  reply: z.object({ contact: id }),
  refusals: ['power.missing'],
})
export const noteAgreed = route({
  method: 'PUT',
  path: '/community/contacts/:participantContact/agreement',
  may: 'community.enter',
  says: 'Note whether a contact agrees that people of other organisations see how to reach them',
  params: z.object({ participantContact: id }),
  body: z.object({ agreed: z.boolean() }),
  reply: done,
  refusals: ['power.missing'],
})
export const removeContact = route({
  method: 'DELETE',
  path: '/community/contacts/:participantContact',
  may: 'community.enter',
  says: 'Take a contact away; an active organisation keeps two',
  params: z.object({ participantContact: id }),
  reply: done,
  refusals: ['contacts.needed', 'power.missing'],
})

export const declareFigures = route({
  ...act('/community/participants/:participant/figures', 'community.enter', 'Declare the key figures of a year'),
  body: z.object({
    year: z.int().min(2000).max(2200),
    turnoverExVat: cents.nullable().default(null),
    activeMembers: z.int().min(0).max(10_000_000).nullable().default(null),
    /** Hundredths. */
    staffFte: z.int().min(0).max(10_000_000).nullable().default(null),
    grossMargin: cents.nullable().default(null),
  }),
  reply: done,
  refusals: ['figures.year_not_over', 'figures.none', 'power.missing'],
})
export const attestFigures = route({
  ...act(
    '/community/participants/:participant/attestations',
    'community.enter',
    'Attest figures that somebody else declared',
  ),
  body: z.object({ year: z.int() }),
  reply: done,
  refusals: ['figures.attested', 'figures.same_person', 'power.missing'],
})

export const publishDocument = route({
  method: 'POST',
  path: '/community/documents',
  may: 'community.steer',
  says: 'Publish a new version of the booklet or the charter: everybody ticks it within sixty days',
  body: z.object({ kind: z.enum(documentKinds), from: day.optional(), texts: texts.default({}), decision }),
  reply: z.object({ version: z.int() }),
  refusals: ['document.chapter', 'document.day_passed', 'decision.not_yet'],
})
