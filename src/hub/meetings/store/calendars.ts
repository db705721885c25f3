/** SQL of subscription addresses. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

/** Addresses of a person that still work. */
export const tokensOf = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
): Promise<{ id: string; madeAt: Instant }[]> =>
  rows(
    db,
    sql<{ id: string; madeAt: Instant }>`select id, made_at as "madeAt" from meetings.calendar_token
      where organisation_id = ${community} and account_id = ${account} and ended_at is null order by id`,
  )

export async function addToken(
  db: Db,
  community: OrganisationId,
  token: { id: string; account: AccountId; secretHash: string; now: Instant },
): Promise<void> {
  await sql`insert into meetings.calendar_token (organisation_id, id, account_id, secret_hash, made_at)
    values (${community}, ${token.id}, ${token.account}, ${token.secretHash}, ${token.now})`.execute(db)
}

export const endToken = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
  token: string,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update meetings.calendar_token set ended_at = ${now}
      where organisation_id = ${community} and id = ${token} and account_id = ${account} and ended_at is null`,
  )

export const tokenBySecret = (
  db: Db,
  community: OrganisationId,
  secretHash: string,
): Promise<{ account: AccountId } | null> =>
  one(
    db,
    sql<{ account: AccountId }>`select account_id as account from meetings.calendar_token
      where organisation_id = ${community} and secret_hash = ${secretHash} and ended_at is null`,
  )
