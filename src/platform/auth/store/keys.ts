/** API keys. Listing and changing run for one organisation behind the wall; recognising one does not know it yet. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface KeyRow {
  readonly key: string
  readonly name: string
  readonly start: string
  readonly permissions: string[]
  readonly createdAt: Instant
  readonly createdBy: AccountId | null
  readonly lastUsedAt: Instant | null
}

export const readKeys = (db: Db, organisation: OrganisationId): Promise<KeyRow[]> =>
  rows(
    db,
    sql<KeyRow>`select id as key, name, start, permissions, created_at as "createdAt", created_by as "createdBy",
          last_used_at as "lastUsedAt"
        from auth.api_key where organisation_id = ${organisation} and revoked_at is null order by created_at, id`,
  )

export interface NewKey {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly hash: string
  readonly permissions: readonly string[]
  readonly account: AccountId | null
  readonly now: Instant
}

export const addKey = (db: Db, organisation: OrganisationId, key: NewKey): Promise<number> =>
  written(
    db,
    sql`insert into auth.api_key (organisation_id, id, name, start, hash, permissions, created_at, created_by)
        values (${organisation}, ${key.id}, ${key.name}, ${key.start}, ${key.hash}, ${[...key.permissions]}::text[],
          ${key.now}, ${key.account})`,
  )

export const revokeKey = async (
  db: Db,
  organisation: OrganisationId,
  key: string,
  by: AccountId | null,
  now: Instant,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql`update auth.api_key set revoked_at = ${now}, revoked_by = ${by}
        where organisation_id = ${organisation} and id = ${key} and revoked_at is null
        returning name`,
  )

export interface LiveKey {
  readonly key: string
  readonly organisation: OrganisationId
  readonly hash: string
  readonly permissions: string[]
  readonly account: AccountId | null
}

/** Keys that begin like this; the caller compares the hashes. */
export const keysStarting = (db: Db, start: string): Promise<LiveKey[]> =>
  rows(
    db,
    sql<LiveKey>`select id as key, organisation_id as organisation, hash, permissions, created_by as account
        from auth.api_key where start = ${start} and revoked_at is null order by id`,
  )

/** Notes that the key is in use, once a minute at most. */
export const touchKey = (db: Db, key: LiveKey, now: Instant): Promise<number> =>
  written(
    db,
    sql`update auth.api_key set last_used_at = ${now}
        where organisation_id = ${key.organisation} and id = ${key.key}
          and (last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute')`,
  )
