/** Services that sign people in here: kept behind the wall, found by their id when somebody comes back from one. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ProviderRow {
  readonly provider: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly domains: string[]
  readonly emailClaim: string
}

export interface Provider extends ProviderRow {
  readonly organisation: OrganisationId
  readonly clientSecret: string
}

const columns = sql`id as provider, name, issuer, client_id as "clientId", domains, email_claim as "emailClaim"`

export const readProviders = (db: Db, organisation: OrganisationId): Promise<ProviderRow[]> =>
  rows(
    db,
    sql<ProviderRow>`select ${columns} from auth.outside_provider
        where organisation_id = ${organisation} and removed_at is null order by name, id`,
  )

/** For the sign-in page: names only. */
export const offeredProviders = (db: Db): Promise<{ provider: string; name: string }[]> =>
  rows(
    db,
    sql<{ provider: string; name: string }>`select id as provider, name from auth.outside_provider
        where removed_at is null order by name, id`,
  )

export const providerById = (db: Db, provider: string): Promise<Provider | null> =>
  one(
    db,
    sql<Provider>`select ${columns}, organisation_id as organisation, client_secret as "clientSecret"
        from auth.outside_provider where id = ${provider} and removed_at is null`,
  )

export const addProvider = (
  db: Db,
  organisation: OrganisationId,
  provider: Omit<Provider, 'organisation'> & { account: AccountId | null; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.outside_provider (organisation_id, id, name, issuer, client_id, client_secret, domains,
          email_claim, made_at, made_by)
        values (${organisation}, ${provider.provider}, ${provider.name}, ${provider.issuer}, ${provider.clientId},
          ${provider.clientSecret}, ${[...provider.domains]}::text[], ${provider.emailClaim},
          ${provider.now}, ${provider.account})`,
  )

export const removeProvider = (
  db: Db,
  organisation: OrganisationId,
  provider: string,
  by: AccountId | null,
  now: Instant,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql<{ name: string }>`update auth.outside_provider set removed_at = ${now}, removed_by = ${by}
        where organisation_id = ${organisation} and id = ${provider} and removed_at is null returning name`,
  )

export interface Step {
  readonly provider: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string | null
}

export const keepStep = (
  db: Db,
  step: Step & { stateHash: string; browserHash: string; minutes: number; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.outside_step (state_hash, browser_hash, provider_id, nonce, verifier, next, expires_at)
        values (${step.stateHash}, ${step.browserHash}, ${step.provider}, ${step.nonce}, ${step.verifier}, ${step.next},
          ${step.now}::timestamptz + make_interval(mins => ${step.minutes}))`,
  )

/** The step begun by this browser; there is none a second time. */
export const useStep = (
  db: Db,
  { stateHash, browserHash, now }: { stateHash: string; browserHash: string; now: Instant },
): Promise<Step | null> =>
  one(
    db,
    sql<Step>`delete from auth.outside_step
        where state_hash = ${stateHash} and browser_hash = ${browserHash} and expires_at > ${now}
        returning provider_id as provider, nonce, verifier, next`,
  )

const credential = (provider: string): string => `outside ${provider}`

export const accountOfSubject = async (db: Db, provider: string, subject: string): Promise<AccountId | null> =>
  (
    await one<{ account: AccountId }>(
      db,
      sql`select person_id as account from auth.credential
          where provider = ${credential(provider)} and subject = ${subject}`,
    )
  )?.account ?? null

export const keepLinkWish = (
  db: Db,
  wish: { tokenHash: string; provider: string; subject: string; account: AccountId; minutes: number; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.outside_link (token_hash, provider_id, subject, person_id, expires_at)
        values (${wish.tokenHash}, ${wish.provider}, ${wish.subject}, ${wish.account},
          ${wish.now}::timestamptz + make_interval(mins => ${wish.minutes}))`,
  )

/** The mailbox agreed: from now on the service's word is enough. */
export const useLinkWish = async (
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<{ account: AccountId; provider: string } | null> => {
  const wish = await one<{ account: AccountId; provider: string; subject: string }>(
    db,
    sql`delete from auth.outside_link where token_hash = ${tokenHash} and expires_at > ${now}
        returning person_id as account, provider_id as provider, subject`,
  )
  if (!wish) return null
  await sql`insert into auth.credential (person_id, provider, subject, created_at, updated_at)
      values (${wish.account}, ${credential(wish.provider)}, ${wish.subject}, ${now}, ${now})
      on conflict (provider, subject) do nothing`.execute(db)
  return wish
}
