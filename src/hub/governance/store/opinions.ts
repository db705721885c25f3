/** SQL of what persons think of a vote. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Content } from '../rules/counting/terms.ts'

export interface OpinionRow {
  readonly account: AccountId
  readonly content: Content
}

/** The newest of each person. */
export const opinionsOn = (db: Db, community: OrganisationId, vote: string): Promise<OpinionRow[]> =>
  rows(
    db,
    sql<OpinionRow>`select distinct on (account_id) account_id as account, content from governance.opinion
      where organisation_id = ${community} and vote_id = ${vote} order by account_id, given_at desc, id desc`,
  )

export async function addOpinion(
  db: Db,
  community: OrganisationId,
  vote: string,
  opinion: OpinionRow & { readonly id: string; readonly at: Instant },
): Promise<void> {
  await sql`insert into governance.opinion (organisation_id, id, vote_id, account_id, content, given_at)
    values (${community}, ${opinion.id}, ${vote}, ${opinion.account}, ${JSON.stringify(opinion.content)}::jsonb,
      ${opinion.at})`.execute(db)
}
