/** Everybody a reference of another program could mean. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { KnownPerson } from '../rules/finding.ts'

/** All contacts, archived and merged ones too; the latter answer for the one that was kept. One statement. */
export function readKnownPeople(db: Db, organisation: OrganisationId): Promise<KnownPerson[]> {
  return rows<KnownPerson>(
    db,
    sql`with codes as (
          select contact_id, array_agg(code order by code) as cards
          from members.card where organisation_id = ${organisation} group by contact_id
        )
        select coalesce(contact.merged_into, contact.id) as contact, contact.external_id as "externalId",
               membership.member_no as "memberNo", coalesce(codes.cards, '{}') as "cardCodes",
               array_remove(contact.email || contact.other_emails, null) as emails,
               case when contact.kind = 'entity' then array[contact.display_name]
                 else array[contact.display_name, concat_ws(' ', contact.first_name, contact.last_name)] end as names
        from members.contact
        left join members.membership
          on membership.organisation_id = ${organisation} and membership.contact_id = contact.id
        left join codes on codes.contact_id = contact.id
        where contact.organisation_id = ${organisation}
        order by contact.id`,
  )
}
