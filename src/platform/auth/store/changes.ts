/** Addresses about to change, and how often things were tried. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'

/** Counts one more try of this kind; says how many it were in the running window and when that ends. */
export async function countAttempt(
  db: Db,
  bucket: string,
  minutes: number,
  now: Instant,
): Promise<{ count: number; endsAt: Date }> {
  const counted = await one<{ count: number; endsAt: Date }>(
    db,
    sql`insert into attempt as a (bucket, count, ends_at)
        values (${bucket}, 1, ${now}::timestamptz + make_interval(mins => ${minutes}))
        on conflict (bucket) do update set
          count = case when a.ends_at <= ${now} then 1 else a.count + 1 end,
          ends_at = case when a.ends_at <= ${now} then excluded.ends_at else a.ends_at end
        returning count, ends_at as "endsAt"`,
  )
  if (!counted) throw new Error('an attempt was not counted')
  return counted
}

export interface NewEmailChange {
  readonly account: AccountId
  readonly email: string
  readonly oldHash: string
  readonly newHash: string
  readonly now: Instant
}

/** A later wish replaces the earlier one. The two links live for a day. */
export const wishEmail = (db: Db, change: NewEmailChange): Promise<number> =>
  written(
    db,
    sql`insert into email_change (person_id, email, old_token_hash, new_token_hash, expires_at)
        values (${change.account}, ${change.email}, ${change.oldHash}, ${change.newHash},
          ${change.now}::timestamptz + interval '24 hours')
        on conflict (person_id) do update set email = excluded.email, old_token_hash = excluded.old_token_hash,
          new_token_hash = excluded.new_token_hash, expires_at = excluded.expires_at,
          old_confirmed_at = null, new_confirmed_at = null`,
  )

const resetOf = (tokenHash: string): string => `password-reset ${tokenHash}`

/** A link to choose another password. */
export const keepReset = (
  db: Db,
  reset: { account: AccountId; tokenHash: string; minutes: number; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into verification (identifier, value, expires_at, created_at, updated_at)
        values (${resetOf(reset.tokenHash)}, ${reset.account},
          ${reset.now}::timestamptz + make_interval(mins => ${reset.minutes}), ${reset.now}, ${reset.now})`,
  )

/** Whose link this is; there is none a second time. */
export const useReset = async (db: Db, tokenHash: string, now: Instant): Promise<AccountId | null> =>
  (
    await one<{ account: AccountId }>(
      db,
      sql`delete from verification where identifier = ${resetOf(tokenHash)} and expires_at > ${now}
          returning value as account`,
    )
  )?.account ?? null

export interface EmailChange {
  readonly account: AccountId
  readonly email: string
  readonly done: boolean
}

/** The mailbox with this token said yes; saying it twice changes nothing. */
export const confirmEmail = (db: Db, hash: string, now: Instant): Promise<EmailChange | null> =>
  one(
    db,
    sql<EmailChange>`update email_change set
          old_confirmed_at = case when old_token_hash = ${hash} then coalesce(old_confirmed_at, ${now}) else old_confirmed_at end,
          new_confirmed_at = case when new_token_hash = ${hash} then coalesce(new_confirmed_at, ${now}) else new_confirmed_at end
        where (old_token_hash = ${hash} or new_token_hash = ${hash}) and expires_at > ${now}
        returning person_id as account, email, old_confirmed_at is not null and new_confirmed_at is not null as done`,
  )

export const forgetEmailChange = (db: Db, account: AccountId): Promise<number> =>
  written(db, sql`delete from email_change where person_id = ${account}`)
