/** Rows of memberships. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { Role } from '../rules/role.ts'

export interface MembershipRow {
  readonly memberNo: number | null
  readonly since: Day | null
  readonly lastDay: Day | null
  readonly role: Role
  readonly forceWorker: boolean
  readonly investing: boolean
}

export function lockMembership(
  db: Db,
  organisation: OrganisationId,
  contact: ContactId,
): Promise<MembershipRow | null> {
  return one<MembershipRow>(
    db,
    sql`select member_no as "memberNo", since, last_day as "lastDay", role, force_worker as "forceWorker", investing
        from members.membership where organisation_id = ${organisation} and contact_id = ${contact} for update`,
  )
}

/** Whose number this is. */
export async function holderOfNumber(
  db: Db,
  organisation: OrganisationId,
  memberNo: number,
): Promise<ContactId | null> {
  const row = await one<{ id: ContactId }>(
    db,
    sql`select contact_id as id from members.membership where organisation_id = ${organisation} and member_no = ${memberNo}`,
  )
  return row?.id ?? null
}

export async function writeMembership(db: Db, organisation: OrganisationId, contact: ContactId, row: MembershipRow) {
  await sql`insert into members.membership
        (organisation_id, contact_id, member_no, since, last_day, role, force_worker, investing)
      values (${organisation}, ${contact}, ${row.memberNo}, ${row.since}, ${row.lastDay}, ${row.role},
        ${row.forceWorker}, ${row.investing})
      on conflict (organisation_id, contact_id) do update set member_no = excluded.member_no, since = excluded.since,
        last_day = excluded.last_day, role = excluded.role, force_worker = excluded.force_worker,
        investing = excluded.investing`.execute(db)
}
