/** Open sessions, and what is remembered of signing in. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'

export interface OpenSession {
  readonly session: string
  readonly userAgent: string | null
  readonly startedAt: Date
  readonly lastSeenAt: Date
}

export const openSessions = (db: Db, account: AccountId, now: Instant): Promise<OpenSession[]> =>
  rows(
    db,
    sql<OpenSession>`select id as session, user_agent as "userAgent", created_at as "startedAt", updated_at as "lastSeenAt"
        from session where person_id = ${account} and expires_at > ${now} order by updated_at desc, id`,
  )

export const endSession = (db: Db, account: AccountId, session: string): Promise<number> =>
  written(db, sql`delete from session where person_id = ${account} and id = ${session}`)

/** Ends all sessions but one, and forgets the devices that need no second factor. */
export async function endSessions(db: Db, account: AccountId, except: string | null): Promise<number> {
  await sql`delete from verification where value = ${account}::text`.execute(db)
  return written(db, sql`delete from session where person_id = ${account} and id is distinct from ${except}::uuid`)
}

/** Whose second step this is. */
export const stepOf = async (db: Db, identifier: string): Promise<AccountId | null> =>
  (
    await one<{ account: AccountId }>(
      db,
      sql`select value as account from verification where identifier = ${identifier}`,
    )
  )?.account ?? null

/** Takes the second factor away; its person starts with the first step alone. */
export async function clearSecondFactor(db: Db, account: AccountId): Promise<void> {
  await sql`with gone as (delete from second_factor where person_id = ${account})
    update person set second_factor_on = false where id = ${account}`.execute(db)
}

/** Notes that the session is in use, once an hour at most. */
export const touchSession = (db: Db, session: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update session set updated_at = ${now}
        where id = ${session} and updated_at < ${now}::timestamptz - interval '1 hour'`,
  )

export async function noteEvent(
  db: Db,
  event: { name: string; account: AccountId; now: Instant; facts?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await sql`insert into event (id, at, person_id, name, facts)
    values (${newId()}, ${event.now}, ${event.account}, ${event.name}, ${JSON.stringify(event.facts ?? {})}::jsonb)`.execute(
    db,
  )
}

/** Clears away what has run out. */
export async function clearOld(db: Db, now: Instant): Promise<void> {
  await sql`with sessions as (delete from session where expires_at < ${now}),
      links as (delete from verification where expires_at < ${now}),
      challenges as (delete from challenge where expires_at < ${now}),
      changes as (delete from email_change where expires_at < ${now}),
      steps as (delete from outside_step where expires_at < ${now}),
      wishes as (delete from outside_link where expires_at < ${now}),
      codes as (delete from sso_code where expires_at < ${now}::timestamptz - interval '1 hour'),
      tokens as (delete from sso_token where expires_at < ${now}),
      signing as (delete from signing_key where made_at < ${now}::timestamptz - interval '1 year')
    delete from attempt where ends_at < ${now}`.execute(db)
}
