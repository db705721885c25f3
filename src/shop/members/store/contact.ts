/** Rows of contacts: what the office writes, one statement per question. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, ContactId, OrganisationId } from '#platform/values/ids.ts'

/** The fields somebody may fill in. */
export interface ContactFields {
  readonly firstName: string | null
  readonly lastName: string | null
  readonly usedName: string | null
  readonly pronouns: string | null
  readonly birthDate: Day | null
  readonly gender: 'female' | 'male' | 'other' | null
  readonly name: string | null
  readonly legalForm: string | null
  readonly registerNo: string | null
  readonly representative: ContactId | null
  readonly representativeFunction: string | null
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
  readonly taxId: string | null
  readonly deceasedOn: Day | null
  readonly infoSessionOn: Day | null
  readonly tags: readonly string[]
}

export interface ContactRow extends ContactFields {
  readonly id: ContactId
  readonly kind: 'person' | 'entity'
  readonly displayName: string
  readonly sortName: string
  readonly photo: string | null
  readonly staffNotes: string | null
  readonly account: AccountId | null
  readonly externalId: string | null
  readonly kept: Readonly<Record<string, string>>
  readonly archivedAt: Instant | null
  readonly mergedInto: ContactId | null
  readonly version: number
}

/** Field by column: the one list both reading and writing go by. */
const columnOf = {
  firstName: 'first_name',
  lastName: 'last_name',
  usedName: 'used_name',
  pronouns: 'pronouns',
  birthDate: 'birth_date',
  gender: 'gender',
  name: 'name',
  legalForm: 'legal_form',
  registerNo: 'register_no',
  representative: 'representative_id',
  representativeFunction: 'representative_function',
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
  taxId: 'tax_id',
  deceasedOn: 'deceased_on',
  infoSessionOn: 'info_session_on',
  tags: 'tags',
} as const satisfies Record<keyof ContactFields, string>

export const contactFields = Object.keys(columnOf) as readonly (keyof ContactFields)[]

const columns = sql.raw(
  [
    ...Object.entries(columnOf).map(([field, column]) => `contact.${column} as "${field}"`),
    'contact.id',
    'contact.kind',
    'contact.display_name as "displayName"',
    'contact.sort_name as "sortName"',
    'contact.photo',
    'contact.staff_notes as "staffNotes"',
    'contact.account_id as account',
    'contact.external_id as "externalId"',
    'contact.kept',
    'contact.archived_at as "archivedAt"',
    'contact.merged_into as "mergedInto"',
    'contact.version',
  ].join(', '),
)

export function readContact(db: Db, organisation: OrganisationId, id: ContactId): Promise<ContactRow | null> {
  return one<ContactRow>(
    db,
    sql`select ${columns} from members.contact where organisation_id = ${organisation} and id = ${id}`,
  )
}

/** Locks these contacts, in the order of ids so that two who lock several never wait for each other. */
export function lockContacts(db: Db, organisation: OrganisationId, ids: readonly ContactId[]): Promise<ContactRow[]> {
  return rows<ContactRow>(
    db,
    sql`select ${columns} from members.contact where organisation_id = ${organisation} and id = any(${ids}::uuid[])
        order by id for update`,
  )
}

export function contactByAccount(db: Db, organisation: OrganisationId, account: AccountId): Promise<ContactRow | null> {
  return one<ContactRow>(
    db,
    sql`select ${columns} from members.contact where organisation_id = ${organisation} and account_id = ${account}`,
  )
}

export async function addContact(
  db: Db,
  organisation: OrganisationId,
  contact: { id: ContactId; kind: 'person' | 'entity'; now: Instant } & Partial<ContactFields>,
): Promise<void> {
  const given = assignments(contact)
  await sql`insert into members.contact (organisation_id, id, kind, created_at${comma(given)}${sql.join(given.map((one) => sql.ref(one.column)))})
      values (${organisation}, ${contact.id}, ${contact.kind}, ${contact.now}${comma(given)}${sql.join(given.map((one) => sql`${one.value}`))})`.execute(
    db,
  )
}

/** Writes the given fields; the version counts up. */
export function updateContact(
  db: Db,
  organisation: OrganisationId,
  id: ContactId,
  fields: Partial<ContactFields>,
): Promise<number> {
  const sets = assignments(fields).map((one) => sql`${sql.ref(one.column)} = ${one.value}`)
  return written(
    db,
    sql`update members.contact set ${sql.join([...sets, sql`version = version + 1`])}
        where organisation_id = ${organisation} and id = ${id}`,
  )
}

const comma = (given: readonly unknown[]) => sql.raw(given.length > 0 ? ', ' : '')

function assignments(fields: Partial<ContactFields>): { column: string; value: unknown }[] {
  return contactFields
    .filter((field) => fields[field] !== undefined)
    .map((field) => ({ column: columnOf[field], value: fields[field] as unknown }))
}

export async function updateNotes(db: Db, organisation: OrganisationId, id: ContactId, notes: string | null) {
  await sql`update members.contact set staff_notes = ${notes}, version = version + 1
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

/** Null brings the contact back. */
export async function updateArchived(db: Db, organisation: OrganisationId, id: ContactId, at: Instant | null) {
  await sql`update members.contact set archived_at = ${at}, version = version + 1
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

/** Answers false where the account already stands for another contact of this shop. */
export async function updateAccount(
  db: Db,
  organisation: OrganisationId,
  id: ContactId,
  account: AccountId | null,
): Promise<boolean> {
  const changed = await written(
    db,
    sql`update members.contact set account_id = ${account}, version = version + 1
        where organisation_id = ${organisation} and id = ${id} and not exists (
          select from members.contact as other
          where other.organisation_id = ${organisation} and other.account_id = ${account} and other.id <> ${id})`,
  )
  return changed === 1
}

/** Adds and takes away tags of several contacts; answers those that changed. */
export function updateTags(
  db: Db,
  organisation: OrganisationId,
  ids: readonly ContactId[],
  add: readonly string[],
  remove: readonly string[],
): Promise<{ id: ContactId }[]> {
  return rows<{ id: ContactId }>(
    db,
    sql`with wanted as (
          select contact.id, array(
            select distinct tag from unnest(contact.tags || ${add}::text[]) as tag
            where tag <> all(${remove}::text[]) order by tag) as tags
          from members.contact
          where organisation_id = ${organisation} and id = any(${ids}::uuid[]) and merged_into is null
          order by id for update
        )
        update members.contact set tags = wanted.tags, version = version + 1
        from wanted
        where organisation_id = ${organisation} and contact.id = wanted.id and contact.tags <> wanted.tags
        returning contact.id`,
  )
}

/** Every tag in use, with how many contacts bear it. */
export function readTags(db: Db, organisation: OrganisationId): Promise<{ tag: string; contacts: number }[]> {
  return rows(
    db,
    sql`select tag, count(*) as contacts from members.contact, unnest(tags) as tag
        where organisation_id = ${organisation} and merged_into is null
        group by tag order by platform.plain(tag), tag`,
  )
}
