/** Own formats of a shop: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { LabelFormat } from '../rules/format.ts'

export interface FormatRow {
  readonly id: string
  readonly name: string
  readonly basedOn: string
  readonly layout: Omit<LabelFormat, 'id'>
  readonly version: number
}

const columns = sql`id, name, based_on as "basedOn", layout, version`

/** Those in use, by name. */
export const readFormats = (db: Db, organisation: OrganisationId): Promise<FormatRow[]> =>
  rows(
    db,
    sql<FormatRow>`select ${columns} from labels.label_format
      where organisation_id = ${organisation} and archived_at is null order by lower(name), id`,
  )

export const readFormat = (db: Db, organisation: OrganisationId, id: string): Promise<FormatRow | null> =>
  one(
    db,
    sql<FormatRow>`select ${columns} from labels.label_format
      where organisation_id = ${organisation} and id = ${id} and archived_at is null`,
  )

/** The same, held until the end of the transaction. */
export const lockFormat = (db: Db, organisation: OrganisationId, id: string): Promise<FormatRow | null> =>
  one(
    db,
    sql<FormatRow>`select ${columns} from labels.label_format
      where organisation_id = ${organisation} and id = ${id} and archived_at is null for update`,
  )

/** Whether another format in use has this name, in whatever capitals. */
export const isNameTaken = async (db: Db, organisation: OrganisationId, name: string, but: string | null) =>
  (await one(
    db,
    sql<{ id: string }>`select id from labels.label_format
      where organisation_id = ${organisation} and archived_at is null and lower(name) = lower(${name})
        and (${but}::uuid is null or id <> ${but}) limit 1`,
  )) !== null

export const addFormat = (
  db: Db,
  organisation: OrganisationId,
  { id, name, basedOn, layout, now }: Omit<FormatRow, 'version'> & { readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into labels.label_format (organisation_id, id, name, based_on, layout, made_at, changed_at)
      values (${organisation}, ${id}, ${name}, ${basedOn}, ${JSON.stringify(layout)}::jsonb, ${now}, ${now})`,
  )

export const changeFormat = (
  db: Db,
  organisation: OrganisationId,
  { id, name, layout, now }: Pick<FormatRow, 'id' | 'name' | 'layout'> & { readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update labels.label_format
      set name = ${name}, layout = ${JSON.stringify(layout)}::jsonb, version = version + 1, changed_at = ${now}
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const archiveFormat = (db: Db, organisation: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update labels.label_format set archived_at = ${now}, changed_at = ${now}
      where organisation_id = ${organisation} and id = ${id} and archived_at is null`,
  )
