/** SQL of pictures, films and captions of pages. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { SiteFileType } from '../rules/site-file.ts'

export interface SiteFileRow {
  readonly id: string
  readonly page: string
  readonly number: number
  readonly token: string
  readonly says: string
  readonly type: SiteFileType
  readonly film: number | null
  readonly language: Language | null
  readonly size: number
}

export const filesOfPages = (db: Db, community: OrganisationId, pages: readonly string[]): Promise<SiteFileRow[]> =>
  rows(
    db,
    sql<SiteFileRow>`select id, page_id as page, number, token, says, type, film, language, length(bytes) as size
      from communication.page_file
      where organisation_id = ${community} and page_id = any(${pages as string[]}::uuid[]) order by page_id, number`,
  )

export const siteFileNamed = (
  db: Db,
  community: OrganisationId,
  token: string,
): Promise<{ id: string; type: string; bytes: Uint8Array } | null> =>
  one(
    db,
    sql<{ id: string; type: string; bytes: Uint8Array }>`select id, type, bytes from communication.page_file
      where organisation_id = ${community} and token = ${token}`,
  )

export interface NewSiteFile extends Omit<SiteFileRow, 'size'> {
  readonly bytes: Uint8Array
  readonly at: Instant
  readonly by: AccountId | null
}

export async function addSiteFile(db: Db, community: OrganisationId, file: NewSiteFile): Promise<void> {
  await sql`insert into communication.page_file (organisation_id, id, page_id, number, token, says, type, film, language, bytes,
      added_at, added_by)
    values (${community}, ${file.id}, ${file.page}, ${file.number}, ${file.token}, ${file.says}, ${file.type}, ${file.film},
      ${file.language}, ${Buffer.from(file.bytes)}, ${file.at}, ${file.by})`.execute(db)
}

/** A film takes its captions along. */
export const dropSiteFile = (db: Db, community: OrganisationId, page: string, number: number): Promise<number> =>
  written(
    db,
    sql`delete from communication.page_file
      where organisation_id = ${community} and page_id = ${page} and (number = ${number} or film = ${number})`,
  )
