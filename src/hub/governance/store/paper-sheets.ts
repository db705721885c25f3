/** SQL of sheets of secret papers that wait for the second hand. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Sheet } from '../rules/papers.ts'

export interface SheetRow extends Sheet {
  readonly account: AccountId | null
}

export const sheetsOf = (db: Db, community: OrganisationId, vote: string): Promise<SheetRow[]> =>
  rows(
    db,
    sql<SheetRow>`select sheet.typist_id as typist, sheet.account_id as account, sheet.digest,
        array(select elector_id from governance.paper_sheet_elector as ticked
          where ticked.organisation_id = sheet.organisation_id and ticked.vote_id = sheet.vote_id
            and ticked.typist_id = sheet.typist_id order by elector_id) as electors
      from governance.paper_sheet as sheet
      where sheet.organisation_id = ${community} and sheet.vote_id = ${vote} order by sheet.typist_id`,
  )

/** Each organisation types one sheet at a time; again corrects it. */
export async function keepSheet(
  db: Db,
  community: OrganisationId,
  vote: string,
  { typist, account, electors, digest, day }: SheetRow & { readonly day: Day },
): Promise<void> {
  await sql`delete from governance.paper_sheet
    where organisation_id = ${community} and vote_id = ${vote} and typist_id = ${typist}`.execute(db)
  await sql`insert into governance.paper_sheet (organisation_id, vote_id, typist_id, account_id, digest, typed_on)
    values (${community}, ${vote}, ${typist}, ${account}, ${digest}, ${day})`.execute(db)
  await insertRows(
    db,
    'governance.paper_sheet_elector',
    { organisation_id: 'uuid', vote_id: 'uuid', typist_id: 'uuid', elector_id: 'uuid' },
    electors.map((id) => ({ organisation_id: community, vote_id: vote, typist_id: typist, elector_id: id })),
  )
}

/** Entered, or the vote is over: nothing of them is kept. */
export async function dropSheets(db: Db, community: OrganisationId, vote: string): Promise<void> {
  await sql`delete from governance.paper_sheet where organisation_id = ${community} and vote_id = ${vote}`.execute(db)
}

/** The roll keeps the day alone. */
export async function markPapers(
  db: Db,
  community: OrganisationId,
  vote: string,
  electors: readonly string[],
  day: Day,
): Promise<void> {
  await sql`update governance.elector set cast_on = ${day}
    where organisation_id = ${community} and vote_id = ${vote}
      and participant_id = any(${electors as string[]}::uuid[])`.execute(db)
}
