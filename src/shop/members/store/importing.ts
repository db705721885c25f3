/** Rows of contacts as imports compare and write them: everything of the shop in one statement, all changes in one
 *  statement per table. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { EndReason } from '../rules/card.ts'
import type { LinkKind } from '../rules/household.ts'
import type { Role } from '../rules/role.ts'
import type { NewContact } from './bulk.ts'

/** Fields of a contact that a file may fill in. */
export interface ImportedFields {
  readonly name: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly otherEmails: readonly string[]
  readonly phone: string | null
  readonly mobile: string | null
  readonly street: string | null
  readonly street2: string | null
  readonly zip: string | null
  readonly city: string | null
  readonly country: string | null
  readonly language: Language | null
  readonly birthDate: Day | null
  readonly gender: 'female' | 'male' | 'other' | null
  readonly infoSessionOn: Day | null
  readonly taxId: string | null
  readonly tags: readonly string[]
  readonly staffNotes: string | null
}

export interface ImportedMembership {
  readonly memberNo: number | null
  readonly since: Day | null
  readonly lastDay: Day | null
  readonly role: Role
}

export interface ImportedContact extends ImportedFields {
  readonly id: ContactId
  readonly kind: 'person' | 'entity'
  readonly usedName: string | null
  readonly displayName: string
  readonly externalId: string | null
  readonly kept: Readonly<Record<string, string>>
  readonly archivedAt: Instant | null
  readonly mergedInto: ContactId | null
  readonly version: number
  readonly membership: ImportedMembership | null
  /** The card that counts. */
  readonly card: { readonly id: string; readonly code: string } | null
  readonly cardCodes: readonly string[]
  /** The open household link of this person. */
  readonly link: { readonly id: string; readonly head: ContactId; readonly kind: LinkKind } | null
  readonly headsSomebody: boolean
}

const columnOf = {
  name: 'name',
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  otherEmails: 'other_emails',
  phone: 'phone',
  mobile: 'mobile',
  street: 'street',
  street2: 'street2',
  zip: 'zip',
  city: 'city',
  country: 'country',
  language: 'language',
  birthDate: 'birth_date',
  gender: 'gender',
  infoSessionOn: 'info_session_on',
  taxId: 'tax_id',
  tags: 'tags',
  staffNotes: 'staff_notes',
} as const satisfies Record<keyof ImportedFields, string>

export const importedFields = Object.keys(columnOf) as readonly (keyof ImportedFields)[]

const fieldColumns = sql.raw(
  Object.entries(columnOf)
    .map(([field, column]) => `contact.${column} as "${field}"`)
    .join(', '),
)

/** Every contact of the shop, merged ones too, with membership, cards and open household link. */
export function readImportedContacts(db: Db, organisation: OrganisationId): Promise<ImportedContact[]> {
  return rows<ImportedContact>(
    db,
    sql`with cards as (
          select contact_id, array_agg(code order by code) as codes,
            (array_agg(jsonb_build_object('id', id, 'code', code)) filter (where state <> 'ended'))[1] as living
          from members.card where organisation_id = ${organisation} group by contact_id
        ), heads as (
          select distinct head_id from members.household_link where organisation_id = ${organisation} and until_day is null
        )
        select ${fieldColumns}, contact.id, contact.kind, contact.used_name as "usedName",
               contact.display_name as "displayName", contact.external_id as "externalId", contact.kept,
               contact.archived_at as "archivedAt", contact.merged_into as "mergedInto", contact.version,
               case when membership.contact_id is not null then jsonb_build_object('memberNo', membership.member_no,
                 'since', membership.since, 'lastDay', membership.last_day, 'role', membership.role) end as membership,
               cards.living as card, coalesce(cards.codes, '{}') as "cardCodes",
               case when link.id is not null then
                 jsonb_build_object('id', link.id, 'head', link.head_id, 'kind', link.kind) end as link,
               heads.head_id is not null as "headsSomebody"
        from members.contact
        left join members.membership
          on membership.organisation_id = ${organisation} and membership.contact_id = contact.id
        left join cards on cards.contact_id = contact.id
        left join members.household_link as link
          on link.organisation_id = ${organisation} and link.contact_id = contact.id and link.until_day is null
        left join heads on heads.head_id = contact.id
        where contact.organisation_id = ${organisation}
        order by contact.id`,
  )
}

/** Locks these contacts in the order of ids, so that two who lock several never wait for each other. */
export const lockImported = (db: Db, organisation: OrganisationId, ids: readonly ContactId[]): Promise<unknown> =>
  rows(
    db,
    sql`select id from members.contact where organisation_id = ${organisation} and id = any(${ids}::uuid[])
        order by id for update`,
  )

export type ContactState = ImportedFields &
  Pick<ImportedContact, 'externalId' | 'kept' | 'archivedAt'> & { readonly id: ContactId }

const contactTypes = {
  name: 'text',
  first_name: 'text',
  last_name: 'text',
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
  birth_date: 'date',
  gender: 'text',
  info_session_on: 'date',
  tax_id: 'text',
  tags: 'text[]',
  staff_notes: 'text',
  external_id: 'text',
  kept: 'jsonb',
  archived_at: 'timestamptz',
} as const

/** The columns of a contact as it should stand. */
export function contactColumns(state: Omit<ContactState, 'id'>): Omit<NewContact, 'id' | 'kind'> {
  const fields = Object.fromEntries(importedFields.map((field) => [columnOf[field], state[field]]))
  return { ...fields, external_id: state.externalId, kept: state.kept, archived_at: state.archivedAt }
}

const keyed = { organisation_id: 'uuid', id: 'uuid' }

export const updateContacts = (
  db: Db,
  organisation: OrganisationId,
  states: readonly ContactState[],
): Promise<number> =>
  updateRows(
    db,
    'members.contact',
    keyed,
    contactTypes,
    states.map((state) => ({ organisation_id: organisation, id: state.id, ...contactColumns(state) })),
    ['version = row.version + 1'],
  )

export type MembershipState = ImportedMembership & { readonly contact: ContactId }

export const updateMemberships = (
  db: Db,
  organisation: OrganisationId,
  states: readonly MembershipState[],
): Promise<number> =>
  updateRows(
    db,
    'members.membership',
    { organisation_id: 'uuid', contact_id: 'uuid' },
    { member_no: 'bigint', since: 'date', last_day: 'date', role: 'text' },
    states.map(({ contact, memberNo, since, lastDay, role }) => ({
      organisation_id: organisation,
      contact_id: contact,
      member_no: memberNo,
      since,
      last_day: lastDay,
      role,
    })),
  )

/** A card as it stood, or as it ends. */
export interface CardEnd {
  readonly id: string
  readonly state: 'ordered' | 'printed' | 'active' | 'ended'
  readonly endedOn: Day | null
  readonly endReason: EndReason | null
}

export const updateCards = (db: Db, organisation: OrganisationId, cards: readonly CardEnd[]): Promise<number> =>
  updateRows(
    db,
    'members.card',
    keyed,
    { state: 'text', ended_on: 'date', end_reason: 'text' },
    cards.map(({ id, state, endedOn, endReason }) => ({
      organisation_id: organisation,
      id,
      state,
      ended_on: endedOn,
      end_reason: endReason,
    })),
  )

export interface CardAtImport {
  readonly id: string
  readonly contact: ContactId
  readonly code: string
  readonly state: CardEnd['state']
  readonly endedOn: Day | null
  readonly endReason: EndReason | null
}

export const readAllCards = (db: Db, organisation: OrganisationId): Promise<CardAtImport[]> =>
  rows<CardAtImport>(
    db,
    sql`select id, contact_id as contact, code, state, ended_on as "endedOn", end_reason as "endReason"
        from members.card where organisation_id = ${organisation} order by id`,
  )

export interface LinkEnd {
  readonly id: string
  readonly untilDay: Day | null
}

export const updateLinkEnds = (db: Db, organisation: OrganisationId, links: readonly LinkEnd[]): Promise<number> =>
  updateRows(
    db,
    'members.household_link',
    keyed,
    { until_day: 'date' },
    links.map(({ id, untilDay }) => ({ organisation_id: organisation, id, until_day: untilDay })),
  )

const removable = {
  contact: 'members.contact',
  membership: 'members.membership',
  card: 'members.card',
  household_link: 'members.household_link',
} as const

/** Takes rows away that an import made; a membership goes by its contact. */
export const removeRows = (
  db: Db,
  organisation: OrganisationId,
  thing: keyof typeof removable,
  ids: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from ${sql.raw(removable[thing])}
        where organisation_id = ${organisation}
          and ${sql.raw(thing === 'membership' ? 'contact_id' : 'id')} = any(${ids}::uuid[])`,
  )

/** Names of contacts whose rows something else hangs on: a sign-in, a merge, a card, link or membership that would stay. */
export async function heldByOthers(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly string[],
  leaving: {
    readonly cards: readonly string[]
    readonly links: readonly string[]
    readonly memberships: readonly string[]
  },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select contact.id from members.contact
        where contact.organisation_id = ${organisation} and contact.id = any(${contacts}::uuid[]) and (
          contact.account_id is not null or contact.merged_into is not null
          or exists (select from members.contact as other where other.organisation_id = ${organisation}
            and (other.merged_into = contact.id or other.representative_id = contact.id))
          or exists (select from members.card where card.organisation_id = ${organisation}
            and card.contact_id = contact.id and card.id <> all(${leaving.cards}::uuid[]))
          or exists (select from members.household_link as link where link.organisation_id = ${organisation}
            and contact.id in (link.head_id, link.contact_id) and link.id <> all(${leaving.links}::uuid[]))
          or exists (select from members.membership where membership.organisation_id = ${organisation}
            and membership.contact_id = contact.id and membership.contact_id <> all(${leaving.memberships}::uuid[])))
        order by contact.id`,
  )
  return found.map((one) => one.id)
}

/** Whose cards and household links these are; of a link both sides. */
export async function holdersOf(
  db: Db,
  organisation: OrganisationId,
  cards: readonly string[],
  links: readonly string[],
): Promise<ContactId[]> {
  const found = await rows<{ id: ContactId }>(
    db,
    sql`select contact_id as id from members.card where organisation_id = ${organisation} and id = any(${cards}::uuid[])
        union select contact_id from members.household_link
          where organisation_id = ${organisation} and id = any(${links}::uuid[])
        union select head_id from members.household_link
          where organisation_id = ${organisation} and id = any(${links}::uuid[])
        order by id`,
  )
  return found.map((one) => one.id)
}
