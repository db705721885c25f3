/** SQL of delegations: who lets whom answer in a vote. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface DelegationRow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly usedAt: Instant | null
}

/** Those that hold now. */
export const delegationsIn = (db: Db, community: OrganisationId, vote: string): Promise<DelegationRow[]> =>
  rows(
    db,
    sql<DelegationRow>`select id, from_id as "from", to_id as "to", used_at as "usedAt" from governance.delegation
      where organisation_id = ${community} and vote_id = ${vote} and ended_at is null order by given_at, id`,
  )

export async function addDelegation(
  db: Db,
  community: OrganisationId,
  vote: string,
  given: Pick<DelegationRow, 'id' | 'from' | 'to'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at, given_by)
    values (${community}, ${given.id}, ${vote}, ${given.from}, ${given.to}, ${given.at}, ${given.by})`.execute(db)
}

export async function markDelegationUsed(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.delegation set used_at = coalesce(used_at, ${at}::timestamptz)
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function endDelegation(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.delegation set ended_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
