/** SQL of pictures in an issue of the newsletter. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface PictureRow {
  readonly id: string
  readonly number: number
  readonly token: string
  readonly says: string
  readonly type: string
  readonly size: number
}

export const picturesOf = (db: Db, community: OrganisationId, issue: string): Promise<PictureRow[]> =>
  rows(
    db,
    sql<PictureRow>`select id, number, token, says, type, length(bytes) as size from communication.issue_picture
      where organisation_id = ${community} and issue_id = ${issue} order by number`,
  )

export interface PictureBytes {
  readonly number: number
  readonly type: string
  readonly bytes: Uint8Array
}

export const pictureBytesOf = (db: Db, community: OrganisationId, issue: string): Promise<PictureBytes[]> =>
  rows(
    db,
    sql<PictureBytes>`select number, type, bytes from communication.issue_picture
      where organisation_id = ${community} and issue_id = ${issue} order by number`,
  )

export const pictureNamed = (
  db: Db,
  community: OrganisationId,
  token: string,
): Promise<{ id: string; type: string; bytes: Uint8Array } | null> =>
  one(
    db,
    sql<{ id: string; type: string; bytes: Uint8Array }>`select id, type, bytes from communication.issue_picture
      where organisation_id = ${community} and token = ${token}`,
  )

export interface NewPicture {
  readonly id: string
  readonly issue: string
  readonly number: number
  readonly token: string
  readonly says: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly at: Instant
  readonly by: AccountId | null
}

export async function addPicture(db: Db, community: OrganisationId, picture: NewPicture): Promise<void> {
  await sql`insert into communication.issue_picture (organisation_id, id, issue_id, number, token, says, type, bytes, added_at, added_by)
    values (${community}, ${picture.id}, ${picture.issue}, ${picture.number}, ${picture.token}, ${picture.says}, ${picture.type},
      ${Buffer.from(picture.bytes)}, ${picture.at}, ${picture.by})`.execute(db)
}

export const dropPicture = (db: Db, community: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from communication.issue_picture where organisation_id = ${community} and id = ${id}`)
