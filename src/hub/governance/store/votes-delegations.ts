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
  /** It was given for all votes about a theme. */
  readonly ofTheme: string | null
}

/** Those that hold now. */
export const delegationsIn = (db: Db, community: OrganisationId, vote: string): Promise<DelegationRow[]> =>
  rows(
    db,
    sql<DelegationRow>`select id, from_id as "from", to_id as "to", used_at as "usedAt",
        theme_delegation_id as "ofTheme" from governance.delegation
      where organisation_id = ${community} and vote_id = ${vote} and ended_at is null order by given_at, id`,
  )

/** Whoever answered itself, or took its own answer back. */
export const spokeItself = async (db: Db, community: OrganisationId, vote: string): Promise<string[]> => {
  const all = await rows<{ id: string }>(
    db,
    sql`select participant_id as id from governance.answer
        where organisation_id = ${community} and vote_id = ${vote} and not draft and via_id is null
      union select participant_id from governance.elector
        where organisation_id = ${community} and vote_id = ${vote} and cast_on is not null
          and not exists (select from governance.delegation where delegation.organisation_id = ${community}
            and delegation.vote_id = ${vote} and delegation.from_id = elector.participant_id
            and delegation.used_at is not null)
      order by id`,
  )
  return all.map(({ id }) => id)
}

export async function addDelegation(
  db: Db,
  community: OrganisationId,
  vote: string,
  given: Omit<DelegationRow, 'usedAt'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at, given_by,
      theme_delegation_id)
    values (${community}, ${given.id}, ${vote}, ${given.from}, ${given.to}, ${given.at}, ${given.by}, ${given.ofTheme})`.execute(
    db,
  )
}

export async function markDelegationUsed(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.delegation set used_at = coalesce(used_at, ${at}::timestamptz)
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function endDelegation(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update governance.delegation set ended_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
