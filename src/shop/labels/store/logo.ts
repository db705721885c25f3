/** Logos that were printed, by the hash of their file. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { LogoFile } from '../drawing/logo.ts'

export const readLogoFiles = (db: Db, organisation: OrganisationId, hashes: readonly string[]): Promise<LogoFile[]> =>
  rows(
    db,
    sql<LogoFile>`select hash, type, bytes from labels.logo
      where organisation_id = ${organisation} and hash = any(${hashes}) order by hash`,
  )

export const keepLogoFiles = (
  db: Db,
  organisation: OrganisationId,
  files: readonly LogoFile[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'labels.logo',
    { organisation_id: 'uuid', hash: 'text', type: 'text', bytes: 'bytea', first_at: 'timestamptz' },
    files.map(({ hash, type, bytes }) => ({
      organisation_id: organisation,
      hash,
      type,
      bytes: `\\x${Buffer.from(bytes).toString('hex')}`,
      first_at: now,
    })),
    'on conflict (organisation_id, hash) do nothing',
  )
