/** One person's page: one statement per section. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { MembershipFacts, Role } from '../rules/role.ts'
import type { ContactRow } from './contact.ts'

export interface MembershipOnPage extends MembershipFacts {
  readonly role: Role
  readonly investing: boolean
  readonly excludedOn: Day | null
}

export interface PageRow {
  readonly membership: MembershipOnPage | null
  readonly representativeName: string | null
  readonly represents: { readonly id: ContactId; readonly name: string; readonly function: string | null } | null
  readonly mergedFrom: readonly ContactId[]
}

/** The contact itself, or the one it was merged into. */
export async function resolveMerged(db: Db, organisation: OrganisationId, id: ContactId): Promise<ContactId> {
  const row = await one<{ id: ContactId }>(
    db,
    sql`select coalesce(merged_into, id) as id from members.contact where organisation_id = ${organisation} and id = ${id}`,
  )
  return row?.id ?? id
}

/** What stands around a contact: membership, who acts for whom, what was merged into it. */
export function readAround(db: Db, organisation: OrganisationId, contact: ContactRow): Promise<PageRow | null> {
  return one<PageRow>(
    db,
    sql`select
      (select jsonb_build_object(
          'memberNo', member_no, 'since', since, 'lastDay', last_day, 'role', role, 'forceWorker', force_worker,
          'investing', investing, 'excludedOn', excluded_on,
          'excluded', excluded_on is not null and exclusion_lifted_on is null, 'deceasedOn', ${contact.deceasedOn}::date)
        from members.membership
        where organisation_id = ${organisation} and contact_id = ${contact.id}) as membership,
      (select display_name from members.contact
        where organisation_id = ${organisation} and id = ${contact.representative}) as "representativeName",
      (select jsonb_build_object('id', id, 'name', display_name, 'function', representative_function) from members.contact
        where organisation_id = ${organisation} and representative_id = ${contact.id}) as represents,
      array(select id::text from members.contact
        where organisation_id = ${organisation} and merged_into = ${contact.id} order by id) as "mergedFrom"`,
  )
}

/** Whether this account opened the file since that moment: one look a visit is recorded, not every refresh. */
export async function openedSince(
  db: Db,
  organisation: OrganisationId,
  contact: ContactId,
  account: string | null,
  since: Instant,
): Promise<boolean> {
  const row = await one<{ id: string }>(
    db,
    sql`select id from platform.event
        where organisation_id = ${organisation} and person_id = ${contact} and name = 'members.file_opened'
          and actor_id is not distinct from ${account} and at >= ${since}
        limit 1`,
  )
  return row !== null
}
