/** People who may sign in. Every function speaks to the sign-in schema through its own connection. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface Account {
  readonly account: AccountId
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly lastOrganisation: OrganisationId | null
  readonly secondFactor: boolean
  /** A link sent to the address was opened. */
  readonly verified: boolean
  readonly deactivated: boolean
}

const columns = sql`id as account, email, name, language, last_organisation as "lastOrganisation",
  coalesce(second_factor_on, false) as "secondFactor", email_verified as verified,
  deactivated_at is not null as deactivated`

/** Addresses are compared in lower case, without blanks around. */
export const plainEmail = (email: string): string => email.trim().toLowerCase()

/** The account of this address, made when there is none; an existing one keeps its name and language. */
export async function ensurePerson(
  db: Db,
  person: { id: AccountId; email: string; name: string; language: Language; now: Instant },
): Promise<AccountId> {
  const email = plainEmail(person.email)
  const made = await one<{ id: AccountId }>(
    db,
    sql`with made as (
          insert into person (id, email, name, language, created_at, updated_at)
          values (${person.id}, ${email}, ${person.name}, ${person.language}, ${person.now}, ${person.now})
          on conflict (email) do nothing
          returning id
        )
        select id from made union all select id from person where email = ${email} limit 1`,
  )
  // Made by somebody else between the two halves of the statement: now it is there.
  return made?.id ?? (await personByEmail(db, email))?.account ?? person.id
}

export const personByEmail = (db: Db, email: string): Promise<Account | null> =>
  one(db, sql<Account>`select ${columns} from person where email = ${plainEmail(email)}`)

export const personById = (db: Db, account: AccountId): Promise<Account | null> =>
  one(db, sql<Account>`select ${columns} from person where id = ${account}`)

export const peopleById = (db: Db, accounts: readonly AccountId[]): Promise<Account[]> =>
  rows(db, sql<Account>`select ${columns} from person where id = any(${[...accounts]}::uuid[]) order by id`)

export const changePerson = (
  db: Db,
  account: AccountId,
  change: { name?: string | undefined; language?: Language | undefined },
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update person set name = coalesce(${change.name ?? null}, name),
          language = coalesce(${change.language ?? null}, language), updated_at = ${now}
        where id = ${account}`,
  )

export const keepLastOrganisation = (db: Db, account: AccountId, organisation: OrganisationId): Promise<number> =>
  written(
    db,
    sql`update person set last_organisation = ${organisation}
        where id = ${account} and last_organisation is distinct from ${organisation}`,
  )

export const setDeactivated = (db: Db, account: AccountId, at: Instant | null): Promise<number> =>
  written(db, sql`update person set deactivated_at = ${at}, updated_at = now() where id = ${account}`)

/** The address, taken on by this person; 0 rows when another person has it. */
export const changeEmail = (db: Db, account: AccountId, email: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update person set email = ${email}, email_verified = true, updated_at = ${now}
        where id = ${account} and not exists (select 1 from person other where other.email = ${email})`,
  )

export async function hasPassword(db: Db, account: AccountId): Promise<boolean> {
  const kept = await one(
    db,
    sql`select 1 from credential where person_id = ${account} and provider = 'credential' and password is not null`,
  )
  return kept !== null
}

export const passwordHash = async (db: Db, account: AccountId): Promise<string | null> =>
  (
    await one<{ password: string | null }>(
      db,
      sql`select password from credential where person_id = ${account} and provider = 'credential'`,
    )
  )?.password ?? null

/** Whatever stood there before. */
export const keepPassword = (db: Db, account: AccountId, hash: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`insert into credential (person_id, provider, subject, password, created_at, updated_at)
        values (${account}, 'credential', ${account}, ${hash}, ${now}, ${now})
        on conflict (provider, subject) do update set password = excluded.password, updated_at = excluded.updated_at`,
  )

export const removePassword = (db: Db, account: AccountId): Promise<number> =>
  written(db, sql`delete from credential where person_id = ${account} and provider = 'credential'`)
