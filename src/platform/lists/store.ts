/** Rows of saved views. */
import type { Db } from '../database/connect.ts'
import { one, rows, sql } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'

export interface ViewRow {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly account: AccountId | null
}

/** The shared views and those of this account, by name. */
export const readViews = (
  db: Db,
  organisation: OrganisationId,
  list: string,
  account: AccountId | null,
): Promise<ViewRow[]> =>
  rows(
    db,
    sql<ViewRow>`select id, name, query, account_id as account from platform.saved_view
      where organisation_id = ${organisation} and list = ${list} and (account_id is null or account_id = ${account})
      order by lower(name), id`,
  )

export const readView = (db: Db, organisation: OrganisationId, id: string): Promise<ViewRow | null> =>
  one(
    db,
    sql<ViewRow>`select id, name, query, account_id as account from platform.saved_view
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

export async function addView(
  db: Db,
  organisation: OrganisationId,
  view: ViewRow & { readonly list: string; readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into platform.saved_view (organisation_id, id, list, name, query, account_id, saved_at, saved_by)
    values (${organisation}, ${view.id}, ${view.list}, ${view.name}, ${view.query}, ${view.account}, ${view.now}, ${view.by})`.execute(
    db,
  )
}

export async function dropView(db: Db, organisation: OrganisationId, id: string): Promise<void> {
  await sql`delete from platform.saved_view where organisation_id = ${organisation} and id = ${id}`.execute(db)
}
