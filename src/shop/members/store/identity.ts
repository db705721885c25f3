/** Who may be the same person: contacts under one key, and pairs that share something. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { ComparedContact } from '../rules/duplicates.ts'
import type { KnownIdentity } from '../rules/identity.ts'

/** Contacts with this address (lower case) or register number; archived ones too, merged ones not. */
export function contactsWithKey(
  db: Db,
  organisation: OrganisationId,
  key: { email: string | null; registerNo: string | null },
): Promise<(KnownIdentity & { displayName: string })[]> {
  return rows(
    db,
    sql`select contact.id as contact, contact.display_name as name, contact.display_name as "displayName",
               contact.birth_date as "birthDate", membership.contact_id is not null as "hasMembership"
        from members.contact
        left join members.membership
          on membership.organisation_id = contact.organisation_id and membership.contact_id = contact.id
        where contact.organisation_id = ${organisation} and contact.merged_into is null
          and (lower(contact.email) = ${key.email} or contact.register_no = ${key.registerNo})
        order by contact.id`,
  )
}

/** The entity this person acts for, other than `except`. */
export async function representedBy(
  db: Db,
  organisation: OrganisationId,
  person: ContactId,
  except: ContactId | null,
): Promise<{ id: ContactId; name: string } | null> {
  const found = await rows<{ id: ContactId; name: string }>(
    db,
    sql`select id, display_name as name from members.contact
        where organisation_id = ${organisation} and representative_id = ${person} and id is distinct from ${except}`,
  )
  return found[0] ?? null
}

export interface PairRow {
  readonly one: PairSide
  readonly other: PairSide
}
export interface PairSide extends ComparedContact {
  readonly id: ContactId
  readonly birthDate: Day | null
  readonly memberNo: number | null
}

/** Pairs that share an address, a name, a phone or a register number, and were not told apart. */
export function readLikePairs(db: Db, organisation: OrganisationId): Promise<PairRow[]> {
  return rows<PairRow>(
    db,
    sql`with known as (
          select id, kind, display_name, sort_name, birth_date, register_no,
                 array_remove(array[lower(email)], null) || array(select lower(address) from unnest(other_emails) as address) as emails,
                 array_remove(array[phone, mobile], null) as phones
          from members.contact
          where organisation_id = ${organisation} and merged_into is null
        ), trait as (
          select id, 'name ' || sort_name as shared from known where sort_name <> ''
          union select id, 'mail ' || address from known, unnest(emails) as address
          union select id, 'phone ' || number from known, unnest(phones) as number
          union select id, 'register ' || register_no from known where register_no is not null
        ), pair as (
          select distinct one.id as one_id, other.id as other_id
          from trait as one join trait as other on other.shared = one.shared and other.id > one.id
          where not exists (
            select from members.different_people as apart
            where apart.organisation_id = ${organisation} and apart.one_id = one.id and apart.other_id = other.id)
        ), side as (
          select known.id, jsonb_build_object(
            'id', known.id, 'kind', known.kind, 'name', known.display_name, 'birthDate', known.birth_date,
            'emails', to_jsonb(known.emails), 'phones', to_jsonb(known.phones), 'registerNo', known.register_no,
            'memberNo', membership.member_no) as facts
          from known
          left join members.membership on membership.organisation_id = ${organisation} and membership.contact_id = known.id
        )
        select one.facts as one, other.facts as other
        from pair join side as one on one.id = pair.one_id join side as other on other.id = pair.other_id
        order by pair.one_id, pair.other_id
        limit 2000`,
  )
}

export async function addDifferentPeople(db: Db, organisation: OrganisationId, one: ContactId, other: ContactId) {
  await sql`insert into members.different_people (organisation_id, one_id, other_id)
      values (${organisation}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid))
      on conflict do nothing`.execute(db)
}
