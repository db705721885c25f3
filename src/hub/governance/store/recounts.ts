/** SQL of counts made again: each is a record of its own. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { VoteResult } from './votes.ts'

export interface RecountRow {
  readonly n: number
  readonly at: Instant
  readonly by: AccountId | null
  readonly agrees: boolean
}

export const recountsOf = (db: Db, community: OrganisationId, vote: string): Promise<RecountRow[]> =>
  rows(
    db,
    sql<RecountRow>`select n, counted_at as at, counted_by as by, agrees from governance.recount
      where organisation_id = ${community} and vote_id = ${vote} order by n`,
  )

export async function addRecount(
  db: Db,
  community: OrganisationId,
  vote: string,
  of: Omit<RecountRow, 'n'> & { readonly result: VoteResult },
): Promise<void> {
  await sql`insert into governance.recount (organisation_id, vote_id, n, counted_at, counted_by, result, agrees)
    select ${community}::uuid, ${vote}::uuid,
      coalesce((select max(n) from governance.recount where organisation_id = ${community} and vote_id = ${vote}), 0) + 1,
      ${of.at}::timestamptz, ${of.by}::uuid, ${JSON.stringify(of.result)}::jsonb, ${of.agrees}::boolean`.execute(db)
}
