/** Programs that sign people in through us: behind the wall for the admin, by their id for the program itself. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface SsoClient {
  readonly client: string
  readonly organisation: OrganisationId
  readonly name: string
  readonly secretHash: string
  readonly redirectUris: string[]
}

export interface ClientRow {
  readonly client: string
  readonly name: string
  readonly redirectUris: string[]
  readonly madeAt: Instant
  readonly lastUsedAt: Instant | null
}

export const readClients = (db: Db, organisation: OrganisationId): Promise<ClientRow[]> =>
  rows(
    db,
    sql<ClientRow>`select id as client, name, redirect_uris as "redirectUris", made_at as "madeAt", last_used_at as "lastUsedAt"
        from auth.sso_client where organisation_id = ${organisation} and revoked_at is null order by name, id`,
  )

export const addClient = (
  db: Db,
  organisation: OrganisationId,
  client: {
    id: string
    name: string
    secretHash: string
    redirectUris: readonly string[]
    account: AccountId | null
    now: Instant
  },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.sso_client (organisation_id, id, name, secret_hash, redirect_uris, made_at, made_by)
        values (${organisation}, ${client.id}, ${client.name}, ${client.secretHash},
          ${[...client.redirectUris]}::text[], ${client.now}, ${client.account})`,
  )

export const revokeClient = (
  db: Db,
  organisation: OrganisationId,
  client: string,
  by: AccountId | null,
  now: Instant,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql<{ name: string }>`update auth.sso_client set revoked_at = ${now}, revoked_by = ${by}
        where organisation_id = ${organisation} and id = ${client} and revoked_at is null returning name`,
  )

export const clientById = (db: Db, client: string): Promise<SsoClient | null> =>
  one(
    db,
    sql<SsoClient>`select id as client, organisation_id as organisation, name, secret_hash as "secretHash",
          redirect_uris as "redirectUris"
        from auth.sso_client where id = ${client} and revoked_at is null`,
  )

export const touchClient = (db: Db, { client, organisation }: SsoClient, now: Instant): Promise<number> =>
  written(
    db,
    sql`update auth.sso_client set last_used_at = ${now} where organisation_id = ${organisation} and id = ${client}`,
  )

export const consentOf = async (db: Db, client: string, account: AccountId): Promise<readonly string[]> =>
  (
    await one<{ scopes: string[] }>(
      db,
      sql`select scopes from auth.sso_consent where client_id = ${client} and person_id = ${account}`,
    )
  )?.scopes ?? []

export const keepConsent = (
  db: Db,
  consent: { client: string; account: AccountId; scopes: readonly string[]; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.sso_consent (client_id, person_id, scopes, given_at)
        values (${consent.client}, ${consent.account}, ${[...consent.scopes]}::text[], ${consent.now})
        on conflict (client_id, person_id) do update set given_at = excluded.given_at,
          scopes = array(select distinct unnest(sso_consent.scopes || excluded.scopes))`,
  )

export interface SsoCode {
  readonly client: string
  readonly account: AccountId
  readonly redirectUri: string
  readonly scopes: string[]
  readonly nonce: string | null
  readonly challenge: string | null
  readonly signedInAt: Date
  readonly usedBefore: boolean
}

export const keepCode = (
  db: Db,
  codeHash: string,
  code: Omit<SsoCode, 'signedInAt' | 'usedBefore'> & { now: Instant; session: string | null },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.sso_code
          (code_hash, client_id, person_id, redirect_uri, scopes, nonce, challenge, signed_in_at, expires_at)
        values (${codeHash}, ${code.client}, ${code.account}, ${code.redirectUri}, ${[...code.scopes]}::text[],
          ${code.nonce}, ${code.challenge},
          coalesce((select created_at from auth.session where id = ${code.session}::uuid), ${code.now}),
          ${code.now}::timestamptz + interval '1 minute')`,
  )

/** The code of this program, marked as used; `usedBefore` when it already was. */
export const useCode = (db: Db, codeHash: string, client: string, now: Instant): Promise<SsoCode | null> =>
  one(
    db,
    sql<SsoCode>`with known as (
          select * from auth.sso_code where code_hash = ${codeHash} and client_id = ${client} and expires_at > ${now} for update
        ), marked as (
          update auth.sso_code set used_at = ${now} where code_hash in (select code_hash from known) and used_at is null
        )
        select client_id as client, person_id as account, redirect_uri as "redirectUri", scopes, nonce, challenge,
          signed_in_at as "signedInAt", used_at is not null as "usedBefore" from known`,
  )

export const keepToken = (
  db: Db,
  token: {
    tokenHash: string
    codeHash: string
    client: string
    account: AccountId
    scopes: readonly string[]
    seconds: number
    now: Instant
  },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.sso_token (token_hash, code_hash, client_id, person_id, scopes, expires_at)
        values (${token.tokenHash}, ${token.codeHash}, ${token.client}, ${token.account}, ${[...token.scopes]}::text[],
          ${token.now}::timestamptz + make_interval(secs => ${token.seconds}))`,
  )

export const endTokensOf = (db: Db, codeHash: string): Promise<number> =>
  written(db, sql`delete from auth.sso_token where code_hash = ${codeHash}`)

export const tokenOf = (
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<{ client: string; account: AccountId; scopes: string[] } | null> =>
  one(
    db,
    sql<{ client: string; account: AccountId; scopes: string[] }>`
        select client_id as client, person_id as account, scopes from auth.sso_token
        where token_hash = ${tokenHash} and expires_at > ${now}`,
  )

export interface SigningKeyRow {
  readonly id: string
  readonly privateKey: string
  readonly publicKey: Readonly<Record<string, unknown>>
  readonly madeAt: Date
}

/** Newest first. */
export const signingKeysSince = (db: Db, since: Instant): Promise<SigningKeyRow[]> =>
  rows(
    db,
    sql<SigningKeyRow>`select id, private_key as "privateKey", public_key as "publicKey", made_at as "madeAt"
        from auth.signing_key where made_at > ${since} order by made_at desc, id desc`,
  )

export const addSigningKey = (
  db: Db,
  key: { id: string; privateKey: string; publicKey: unknown; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.signing_key (id, private_key, public_key, made_at)
        values (${key.id}, ${key.privateKey}, ${JSON.stringify(key.publicKey)}::jsonb, ${key.now})`,
  )
