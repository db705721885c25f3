/** Routes of a person's page: as staff opens it, as the member sees the own one, history and export. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id, kind, language, role, stage } from './contract.ts'

const text = z.string().nullable()
const ContactIn = z.object({ contact: id })

const Contact = z.object({
  id,
  kind,
  displayName: z.string(),
  firstName: text,
  lastName: text,
  usedName: text,
  pronouns: text,
  birthDate: day.nullable(),
  gender: z.enum(['female', 'male', 'other']).nullable(),
  name: text,
  legalForm: text,
  registerNo: text,
  representative: id.nullable(),
  representativeName: text,
  representativeFunction: text,
  email: text,
  otherEmails: z.array(z.string()),
  phone: text,
  mobile: text,
  street: text,
  street2: text,
  zip: text,
  city: text,
  country: text,
  language: language.nullable(),
  taxId: text,
  photo: text,
  deceasedOn: day.nullable(),
  infoSessionOn: day.nullable(),
  version: z.int(),
})

const Membership = z.object({
  memberNo: z.int().nullable(),
  since: day.nullable(),
  lastDay: day.nullable(),
  role,
  forceWorker: z.boolean(),
  investing: z.boolean(),
  excluded: z.boolean(),
  excludedOn: day.nullable(),
})

const Card = z.object({
  id,
  /** Null for whoever may not see codes. */
  code: text,
  state: z.enum(['ordered', 'printed', 'active', 'ended']),
  reason: text,
  orderedOn: day.nullable(),
  printedOn: day.nullable(),
  activeOn: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.enum(['lost', 'stolen', 'damaged', 'replaced', 'expired', 'left']).nullable(),
})

const Link = z.object({
  id,
  head: id,
  headName: z.string(),
  contact: id,
  contactName: z.string(),
  kind: z.enum(['adult', 'minor', 'temporary', 'shopper']),
  fromDay: day,
  untilDay: day.nullable(),
  mayShop: z.boolean(),
  mayWork: z.boolean(),
  /** Counts today or later. */
  current: z.boolean(),
})

const Household = z.object({
  /** How many more people fit; null means any number. */
  room: z.int().nullable(),
  links: z.array(Link),
})

const Page = z.object({
  contact: Contact,
  stage,
  membership: Membership.nullable(),
  cards: z.array(Card),
  household: Household,
  represents: z.object({ id, name: z.string(), function: text }).nullable(),
  hasAccount: z.boolean(),
})

export const openFile = route({
  method: 'GET',
  path: '/members/:contact',
  may: 'members.read',
  says: 'The file of a contact; that it was opened is recorded, and the person can see it',
  params: ContactIn,
  reply: Page.extend({
    tags: z.array(z.string()),
    archivedAt: text,
    externalId: text,
    /** Cells of an import that could not be read, as text by column. */
    kept: z.record(z.string(), z.string()),
    /** Null for whoever may not see what staff writes. */
    staffNotes: text,
    mergedFrom: z.array(id),
  }),
})

export const readOwnPage = route({
  method: 'GET',
  path: '/me/membership',
  may: 'members.own',
  says: 'What the shop knows of the member who asks',
  reply: Page,
})

export const editOwnData = route({
  method: 'PATCH',
  path: '/me/membership',
  may: 'members.own',
  says: 'Change one’s own data; the legal name is changed by the office, the e-mail under sign-in',
  body: z
    .object({
      usedName: z.string().max(120).nullable(),
      pronouns: z.string().max(60).nullable(),
      birthDate: day.nullable(),
      language: language.nullable(),
      phone: z.string().max(60).nullable(),
      mobile: z.string().max(60).nullable(),
      street: z.string().max(300).nullable(),
      street2: z.string().max(300).nullable(),
      zip: z.string().max(20).nullable(),
      city: z.string().max(120).nullable(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable(),
    })
    .partial()
    .extend({ version: z.int() }),
  reply: z.object({ contact: id, version: z.int() }),
  refusals: ['contact.changed_meanwhile', 'contact.birth_date_impossible'],
})

const HistoryPage = z.object({
  events: z.array(
    z.object({
      id,
      at: z.string(),
      name: z.string(),
      /** The event as a sentence. */
      says: z.string(),
      actor: z.object({ kind: z.string(), name: text }),
    }),
  ),
  more: z.boolean(),
})
const paging = { before: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

export const readHistory = route({
  method: 'GET',
  path: '/members/:contact/history',
  may: 'members.read',
  says: 'What happened to a contact, newest first; `openings` lists who opened the file instead',
  params: ContactIn,
  query: z.object({ ...paging, openings: z.stringbool().default(false) }),
  reply: HistoryPage,
})

export const readOwnHistory = route({
  method: 'GET',
  path: '/me/membership/history',
  may: 'members.own',
  says: 'What happened to the member who asks, newest first; `openings` lists who opened the file instead',
  query: z.object({ ...paging, openings: z.stringbool().default(false) }),
  reply: HistoryPage,
})

const format = z.object({ format: z.enum(['json', 'html']).default('json') })

export const exportOwnData = route({
  method: 'GET',
  path: '/me/membership/export',
  may: 'members.own',
  says: 'Everything the shop holds about the member who asks, to keep or to take elsewhere (GDPR, articles 15 and 20)',
  query: format,
  reply: z.unknown(),
  sends: 'application/json, text/html',
})

export const exportPersonData = route({
  method: 'GET',
  path: '/members/:contact/export',
  may: 'members.export',
  says: 'Everything the shop holds about a person, to hand over on request',
  params: ContactIn,
  query: format,
  reply: z.unknown(),
  sends: 'application/json, text/html',
})
