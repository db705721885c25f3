import { z } from 'zod'
import { anyone, route, signedIn } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const id = z.uuid()
const day = z.iso.date()
const language = z.enum(languages)
const currency = z.enum(['EUR', 'CHF'])
const text = z.string().trim().max(200)
const optional = text.nullable().default(null)
const openingHours = z
  .array(
    z.object({
      weekday: z.int().min(1).max(7),
      from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    }),
  )
  .max(42)
const terms = z.partialRecord(language, z.record(z.string().max(60), z.string().trim().min(1).max(60)))

const Profile = z.object({
  id,
  name: z.string(),
  address: z.string(),
  country: z.string(),
  zone: z.string(),
  currency,
  language,
  languages: z.array(language),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  vatNumber: z.string().nullable(),
  terms,
  openingHours: openingHours,
  hasLogo: z.boolean(),
})

export const readMe = route({
  method: 'GET',
  path: '/me',
  outside: true,
  may: anyone('the start page must know whether somebody is signed in'),
  says: 'Who is signed in, where they belong and what they may do there',
  reply: z.object({
    person: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    /** The registered tablet that asks, while nobody is signed in on it. */
    device: z.object({ id, name: z.string() }).nullable(),
    organisations: z.array(
      z.object({
        id,
        name: z.string(),
        address: z.string(),
        language,
        languages: z.array(language),
        zone: z.string(),
        currency,
        country: z.string(),
        hasLogo: z.boolean(),
        roles: z.array(z.string()),
        permissions: z.array(z.string()),
      }),
    ),
    organisation: id.nullable(),
    language,
    today: day,
    demo: z.boolean(),
    installation: z.object({ hasOrganisations: z.boolean() }),
  }),
})

export const createOrganisation = route({
  method: 'POST',
  path: '/organisations',
  outside: true,
  may: anyone('the first start makes the first organisation; later only an admin of one may add another'),
  says: 'Create a shop; on an empty installation this also makes the first account and signs it in',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    country: z.string().regex(/^[A-Z]{2}$/),
    language,
    languages: z.array(language).min(1).optional(),
    zone: z.string().optional(),
    currency: currency.optional(),
    email: z.email().max(200),
    person: text.optional(),
    address: z.string().max(60).optional(),
  }),
  reply: z.object({ id, address: z.string() }),
  refusals: [
    'organisation.address_form',
    'organisation.address_taken',
    'organisation.zone_unknown',
    'organisation.language_missing',
    'organisation.not_empty',
  ],
})

export const readProfile = route({
  method: 'GET',
  path: '/organisation',
  may: signedIn('everybody of the organisation may see what it tells of itself'),
  says: 'What the organisation tells of itself',
  reply: Profile,
})

export const editProfile = route({
  method: 'PUT',
  path: '/organisation',
  may: 'organisations.edit_profile',
  says: 'Change what the organisation tells of itself',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    address: z.string().max(60),
    country: z.string().regex(/^[A-Z]{2}$/),
    zone: z.string().max(60),
    currency,
    language,
    languages: z.array(language).min(1),
    email: z.email().max(200).nullable().default(null),
    phone: optional,
    website: optional,
    street: optional,
    postcode: optional,
    city: optional,
    vatNumber: optional,
    openingHours: openingHours.default([]),
  }),
  reply: Profile,
  refusals: [
    'organisation.address_form',
    'organisation.address_taken',
    'organisation.zone_unknown',
    'organisation.language_missing',
  ],
})

export const editTerms = route({
  method: 'PUT',
  path: '/organisation/terms',
  may: 'organisations.edit_profile',
  says: "Replace the organisation's own words, per language and term code",
  body: z.object({ terms }),
  reply: Profile,
})

export const uploadLogo = route({
  method: 'PUT',
  path: '/organisation/logo',
  may: 'organisations.edit_profile',
  says: 'Set the logo: PNG, JPEG, WebP or SVG, 1 MB at most',
  upload: true,
  body: z.object({}),
  reply: z.object({}),
  refusals: ['organisation.logo_kind', 'organisation.logo_size'],
})

export const removeLogo = route({
  method: 'DELETE',
  path: '/organisation/logo',
  may: 'organisations.edit_profile',
  says: 'Remove the logo',
  reply: z.object({}),
})

export const readLogo = route({
  method: 'GET',
  path: '/public/:organisation/logo',
  may: anyone('the logo hangs over the door'),
  says: 'The logo',
  params: z.object({ organisation: z.string() }),
  reply: z.unknown(),
  sends: 'image/*',
})

export const readPublicProfile = route({
  method: 'GET',
  path: '/public/:organisation',
  may: anyone('name, place and opening hours hang in the shop window'),
  says: 'Name, place and opening hours',
  params: z.object({ organisation: z.string() }),
  reply: Profile.pick({
    id: true,
    name: true,
    address: true,
    zone: true,
    currency: true,
    language: true,
    languages: true,
    email: true,
    phone: true,
    website: true,
    street: true,
    postcode: true,
    city: true,
    openingHours: true,
    hasLogo: true,
  }),
})

const Grant = z.object({
  id,
  account: id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  fromDay: day,
  untilDay: day.nullable(),
  grantedAt: z.string(),
  grantedBy: z.string().nullable(),
})

export const readStaff = route({
  method: 'GET',
  path: '/staff',
  may: 'organisations.see_staff',
  says: 'Who holds which role, since when and by whom; members without another role are left out',
  query: z.object({ q: z.string().max(100).optional() }),
  reply: z.object({ grants: z.array(Grant) }),
})

export const grantRole = route({
  method: 'POST',
  path: '/staff',
  may: 'organisations.manage_staff',
  says: 'Give a person a role, by e-mail; somebody without an account is invited',
  body: z.object({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(120),
    role: z.string(),
    from: day.optional(),
    until: day.nullable().default(null),
  }),
  reply: z.object({ id }),
  refusals: ['role.unknown', 'role.held', 'role.day_passed'],
})

export const endRole = route({
  method: 'POST',
  path: '/staff/:grant/end',
  may: 'organisations.manage_staff',
  says: 'End a role today; the last admin stays',
  params: z.object({ grant: id }),
  reply: z.object({}),
  refusals: ['role.last_admin'],
})

export const readRoles = route({
  method: 'GET',
  path: '/roles',
  may: 'organisations.see_staff',
  says: 'Every role with its permissions, and whether the shop changed it',
  reply: z.object({
    roles: z.array(z.object({ role: z.string(), permissions: z.array(z.string()), changed: z.boolean() })),
    permissions: z.array(z.string()),
  }),
})

export const editRole = route({
  method: 'PUT',
  path: '/roles/:role',
  may: 'organisations.manage_staff',
  says: 'Change what a role may do; null gives it back its first bundle',
  params: z.object({ role: z.string() }),
  body: z.object({ permissions: z.array(z.string()).nullable() }),
  reply: z.object({}),
  refusals: ['role.unknown', 'role.admin_bundle'],
})

export const switchOrganisation = route({
  method: 'POST',
  path: '/me/organisation',
  outside: true,
  may: signedIn('one chooses among the own organisations'),
  says: 'Choose the organisation to open next time',
  body: z.object({ organisation: id }),
  reply: z.object({}),
})
