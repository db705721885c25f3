/** SQL of answers on paper. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Content } from '../rules/counting/terms.ts'

export interface PaperRow {
  readonly elector: string
  readonly typist: string
  readonly account: AccountId | null
  readonly content: Content
}

/** What was typed and is not entered yet. */
export const papersOf = (db: Db, community: OrganisationId, vote: string): Promise<PaperRow[]> =>
  rows(
    db,
    sql<PaperRow>`select elector_id as elector, typist_id as typist, account_id as account, content from governance.paper
      where organisation_id = ${community} and vote_id = ${vote} and not entered order by elector_id, typist_id`,
  )

/** Each organisation types a paper once; again corrects it. */
export async function typePaper(
  db: Db,
  community: OrganisationId,
  vote: string,
  of: PaperRow & { readonly at: Instant },
): Promise<void> {
  await sql`insert into governance.paper (organisation_id, vote_id, elector_id, typist_id, account_id, content, typed_at)
    values (${community}, ${vote}, ${of.elector}, ${of.typist}, ${of.account}, ${JSON.stringify(of.content)}::jsonb, ${of.at})
    on conflict (organisation_id, vote_id, elector_id, typist_id) do update
      set account_id = excluded.account_id, content = excluded.content, typed_at = excluded.typed_at, entered = false`.execute(
    db,
  )
}

export async function markEntered(db: Db, community: OrganisationId, vote: string, elector: string): Promise<void> {
  await sql`update governance.paper set entered = true
    where organisation_id = ${community} and vote_id = ${vote} and elector_id = ${elector}`.execute(db)
}
