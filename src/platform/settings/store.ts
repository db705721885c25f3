/** Settings of an organisation: a row only where it differs from the default. */
import type { Db } from '../database/connect.ts'
import { one, rows, sql } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'
import type { SettingDefinition } from './definition.ts'

/** The shop's value, or the default when it has none or its value no longer fits the bounds. */
export async function readSetting<T>(
  db: Db,
  organisation: OrganisationId,
  definition: SettingDefinition<T>,
): Promise<T> {
  const row = await one<{ value: unknown }>(
    db,
    sql`select value from platform.setting where organisation_id = ${organisation} and key = ${definition.key}`,
  )
  if (!row) return definition.fallback
  const checked = definition.schema.safeParse(row.value)
  return checked.success ? checked.data : definition.fallback
}

export interface SettingRow {
  readonly key: string
  readonly value: unknown
  readonly changed_at: Instant
  readonly changed_by: AccountId | null
}

/** Every value that differs from its default. */
export const readSettings = (db: Db, organisation: OrganisationId): Promise<SettingRow[]> =>
  rows(
    db,
    sql<SettingRow>`select key, value, changed_at, changed_by from platform.setting
      where organisation_id = ${organisation} order by key`,
  )

export async function writeSetting(
  db: Db,
  organisation: OrganisationId,
  row: { key: string; value: unknown; now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`insert into platform.setting (organisation_id, key, value, changed_at, changed_by)
    values (${organisation}, ${row.key}, ${JSON.stringify(row.value)}::jsonb, ${row.now}, ${row.by})
    on conflict (organisation_id, key) do update
      set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}

/** Back to the default. */
export async function dropSetting(db: Db, organisation: OrganisationId, key: string): Promise<void> {
  await sql`delete from platform.setting where organisation_id = ${organisation} and key = ${key}`.execute(db)
}
