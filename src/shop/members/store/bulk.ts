/** Many rows at once, one statement per table however many there are: imports and the demo. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

const contactColumns = {
  organisation_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  first_name: 'text',
  last_name: 'text',
  used_name: 'text',
  birth_date: 'date',
  gender: 'text',
  name: 'text',
  legal_form: 'text',
  register_no: 'text',
  email: 'text',
  other_emails: 'text[]',
  phone: 'text',
  mobile: 'text',
  street: 'text',
  street2: 'text',
  zip: 'text',
  city: 'text',
  country: 'text',
  language: 'text',
  tax_id: 'text',
  tags: 'text[]',
  staff_notes: 'text',
  info_session_on: 'date',
  account_id: 'uuid',
  external_id: 'text',
  kept: 'jsonb',
  archived_at: 'timestamptz',
  created_at: 'timestamptz',
} as const

const membershipColumns = {
  organisation_id: 'uuid',
  contact_id: 'uuid',
  member_no: 'bigint',
  since: 'date',
  last_day: 'date',
  role: 'text',
  force_worker: 'boolean',
  investing: 'boolean',
  excluded_on: 'date',
  exclusion_reason: 'text',
} as const

const cardColumns = {
  organisation_id: 'uuid',
  id: 'uuid',
  contact_id: 'uuid',
  code: 'text',
  state: 'text',
  reason: 'text',
  ordered_on: 'date',
  active_on: 'date',
  ended_on: 'date',
  end_reason: 'text',
} as const

const linkColumns = {
  organisation_id: 'uuid',
  id: 'uuid',
  head_id: 'uuid',
  contact_id: 'uuid',
  kind: 'text',
  from_day: 'date',
  until_day: 'date',
  may_shop: 'boolean',
  may_work: 'boolean',
} as const

type RowOf<Columns> = { readonly [Name in Exclude<keyof Columns, 'organisation_id'>]?: unknown }
export type NewContact = RowOf<typeof contactColumns> & { readonly id: string }
export type NewMembership = RowOf<typeof membershipColumns> & { readonly contact_id: string }
export type NewCard = RowOf<typeof cardColumns> & { readonly id: string }
export type NewLink = RowOf<typeof linkColumns> & { readonly id: string }

/** Every row gets the organisation; columns with a rule of their own get their default where nothing is said. */
const behindTheWall = (organisation: OrganisationId, rows: readonly object[], defaults: object = {}) =>
  rows.map((row) => ({ ...defaults, ...row, organisation_id: organisation }))

export const addContacts = (db: Db, organisation: OrganisationId, rows: readonly NewContact[]): Promise<number> =>
  insertRows(db, 'members.contact', contactColumns, behindTheWall(organisation, rows, { kind: 'person', kept: {} }))

export const addMemberships = (db: Db, organisation: OrganisationId, rows: readonly NewMembership[]): Promise<number> =>
  insertRows(
    db,
    'members.membership',
    membershipColumns,
    behindTheWall(organisation, rows, { role: 'worker', force_worker: false, investing: false }),
  )

export const addCards = (db: Db, organisation: OrganisationId, rows: readonly NewCard[]): Promise<number> =>
  insertRows(db, 'members.card', cardColumns, behindTheWall(organisation, rows, { state: 'active' }))

export const addLinks = (db: Db, organisation: OrganisationId, rows: readonly NewLink[]): Promise<number> =>
  insertRows(
    db,
    'members.household_link',
    linkColumns,
    behindTheWall(organisation, rows, { may_shop: true, may_work: false }),
  )
