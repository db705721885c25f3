/** Passkeys and the challenges they answer. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'

export interface PasskeyRow {
  readonly passkey: string
  readonly account: AccountId
  readonly name: string
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly synced: boolean
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

const columns = sql`id as passkey, person_id as account, name, credential_id as "credentialId",
  public_key as "publicKey", counter::integer as counter, transports, synced,
  created_at as "createdAt", last_used_at as "lastUsedAt"`

export const passkeysOf = (db: Db, account: AccountId): Promise<PasskeyRow[]> =>
  rows(db, sql<PasskeyRow>`select ${columns} from passkey where person_id = ${account} order by created_at, id`)

export const passkeyByCredential = (db: Db, credentialId: string): Promise<PasskeyRow | null> =>
  one(db, sql<PasskeyRow>`select ${columns} from passkey where credential_id = ${credentialId}`)

export interface NewPasskey {
  readonly id: string
  readonly account: AccountId
  readonly name: string
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly synced: boolean
  readonly now: Instant
}

/** 0 when the passkey is already known. */
export const addPasskey = (db: Db, key: NewPasskey): Promise<number> =>
  written(
    db,
    sql`insert into passkey (id, person_id, name, credential_id, public_key, counter, transports, synced, created_at)
        values (${key.id}, ${key.account}, ${key.name}, ${key.credentialId}, ${Buffer.from(key.publicKey)},
          ${key.counter}, ${[...key.transports]}::text[], ${key.synced}, ${key.now})
        on conflict (credential_id) do nothing`,
  )

export const renamePasskey = (db: Db, account: AccountId, passkey: string, name: string): Promise<number> =>
  written(db, sql`update passkey set name = ${name} where person_id = ${account} and id = ${passkey}`)

export const removePasskey = (db: Db, account: AccountId, passkey: string): Promise<number> =>
  written(db, sql`delete from passkey where person_id = ${account} and id = ${passkey}`)

export const passkeyUsed = (db: Db, passkey: string, counter: number, now: Instant): Promise<number> =>
  written(
    db,
    sql`update passkey set counter = greatest(counter, ${counter}), last_used_at = ${now} where id = ${passkey}`,
  )

export const keepChallenge = (db: Db, challenge: string, account: AccountId | null, now: Instant): Promise<number> =>
  written(
    db,
    sql`insert into challenge (challenge, person_id, expires_at)
        values (${challenge}, ${account}, ${now}::timestamptz + interval '5 minutes')`,
  )

/** Whether this was asked of this person (null: of whoever signs in) and not yet answered. */
export const useChallenge = async (
  db: Db,
  challenge: string,
  account: AccountId | null,
  now: Instant,
): Promise<boolean> =>
  (await written(
    db,
    sql`delete from challenge
        where challenge = ${challenge} and person_id is not distinct from ${account}::uuid and expires_at > ${now}`,
  )) === 1
