/** SQL of the documents of decisions. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface DocumentRow {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** The earliest first. */
export const documentsOf = (db: Db, community: OrganisationId, decision: string): Promise<DocumentRow[]> =>
  rows(
    db,
    sql<DocumentRow>`select id, name, type from governance.decision_document
      where organisation_id = ${community} and decision_id = ${decision} order by added_at, id`,
  )

export const readDocument = (
  db: Db,
  community: OrganisationId,
  decision: string,
  id: string,
): Promise<(DocumentRow & { readonly bytes: Buffer }) | null> =>
  one(
    db,
    sql<DocumentRow & { readonly bytes: Buffer }>`select id, name, type, bytes from governance.decision_document
      where organisation_id = ${community} and decision_id = ${decision} and id = ${id}`,
  )

export async function addDocument(
  db: Db,
  community: OrganisationId,
  decision: string,
  of: DocumentRow & { readonly bytes: Uint8Array; readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.decision_document (organisation_id, id, decision_id, name, type, bytes, added_at, added_by)
    values (${community}, ${of.id}, ${decision}, ${of.name}, ${of.type}, ${Buffer.from(of.bytes)}, ${of.at},
      ${of.by})`.execute(db)
}

export async function removeDocument(db: Db, community: OrganisationId, decision: string, id: string): Promise<void> {
  await sql`delete from governance.decision_document
    where organisation_id = ${community} and decision_id = ${decision} and id = ${id}`.execute(db)
}
