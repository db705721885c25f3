/** SQL of roles: grants from a day to a day, and what each role may do. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

/** Roles an account holds here on the day. */
export async function rolesOn(db: Db, organisation: OrganisationId, account: AccountId, day: Day): Promise<string[]> {
  const found = await rows<{ role: string }>(
    db,
    sql`select distinct role from organisations.held_role
      where organisation_id = ${organisation} and account_id = ${account}
        and from_day <= ${day} and (until_day is null or until_day >= ${day})
      order by role`,
  )
  return found.map((row) => row.role)
}

export const readBundles = (db: Db, organisation: OrganisationId): Promise<{ role: string; permissions: string[] }[]> =>
  rows(
    db,
    sql<{ role: string; permissions: string[] }>`select role, permissions from organisations.role_bundle
      where organisation_id = ${organisation} order by role`,
  )

export async function writeBundle(
  db: Db,
  organisation: OrganisationId,
  role: string,
  permissions: readonly string[] | null,
): Promise<void> {
  if (permissions === null)
    await sql`delete from organisations.role_bundle where organisation_id = ${organisation} and role = ${role}`.execute(
      db,
    )
  else
    await sql`insert into organisations.role_bundle (organisation_id, role, permissions)
      values (${organisation}, ${role}, ${permissions as string[]})
      on conflict (organisation_id, role) do update set permissions = excluded.permissions`.execute(db)
}

export interface GrantRow {
  readonly id: string
  readonly account: AccountId
  readonly role: string
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly grantedAt: Instant
  readonly grantedBy: AccountId | null
}

/** Every grant that runs on the day or starts later, by person. */
export const readGrants = (db: Db, organisation: OrganisationId, day: Day): Promise<GrantRow[]> =>
  rows(
    db,
    sql<GrantRow>`select id, account_id as account, role, from_day as "fromDay", until_day as "untilDay", granted_at as "grantedAt", granted_by as "grantedBy"
      from organisations.role_grant
      where organisation_id = ${organisation} and (until_day is null or until_day >= ${day})
      order by account_id, role, id`,
  )

export const readGrant = (db: Db, organisation: OrganisationId, id: string): Promise<GrantRow | null> =>
  one(
    db,
    sql<GrantRow>`select id, account_id as account, role, from_day as "fromDay", until_day as "untilDay", granted_at as "grantedAt", granted_by as "grantedBy"
      from organisations.role_grant where organisation_id = ${organisation} and id = ${id} for update`,
  )

/** Writes one grant; false when the same role runs already. */
export async function addGrant(
  db: Db,
  organisation: OrganisationId,
  row: {
    id: string
    account: AccountId
    role: string
    from: Day
    until: Day | null
    now: Instant
    by: AccountId | null
    because: string | null
  },
): Promise<boolean> {
  const count = await written(
    db,
    sql`insert into organisations.role_grant
        (organisation_id, id, account_id, role, from_day, until_day, granted_at, granted_by, because)
      values (${organisation}, ${row.id}, ${row.account}, ${row.role}, ${row.from}, ${row.until}, ${row.now}, ${row.by},
        ${row.because})
      on conflict do nothing`,
  )
  return count === 1
}

/** The grant ends with this day (the day before its start: it never ran). */
export async function endGrant(db: Db, organisation: OrganisationId, id: string, until: Day): Promise<void> {
  await sql`update organisations.role_grant set until_day = greatest(${until}::date, from_day - 1)
    where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

/** Accounts that hold the role on the day, each once. */
export async function accountsInRole(
  db: Db,
  organisation: OrganisationId,
  role: string,
  day: Day,
): Promise<AccountId[]> {
  const found = await rows<{ account: AccountId }>(
    db,
    sql`select distinct account_id as account from organisations.held_role
      where organisation_id = ${organisation} and role = ${role}
        and from_day <= ${day} and (until_day is null or until_day >= ${day})
      order by account`,
  )
  return found.map((row) => row.account)
}

/** Ends every grant of this role that runs after `until`, or begins later; gives back which. */
export const endGrantsOf = (
  db: Db,
  organisation: OrganisationId,
  account: AccountId,
  role: string,
  until: Day,
  because: string | null,
): Promise<{ id: string }[]> =>
  rows(
    db,
    sql<{ id: string }>`update organisations.role_grant set until_day = greatest(${until}::date, from_day - 1)
      where organisation_id = ${organisation} and account_id = ${account} and role = ${role}
        and (until_day is null or until_day > ${until}) and (${because}::text is null or because = ${because})
      returning id`,
  )

/** Ends every grant that is held for this reason and runs after `until`; gives back which. */
export const endGrantsBecause = (
  db: Db,
  organisation: OrganisationId,
  because: string,
  until: Day,
): Promise<{ id: string; account: AccountId; role: string }[]> =>
  rows(
    db,
    sql<{ id: string; account: AccountId; role: string }>`update organisations.role_grant
      set until_day = greatest(${until}::date, from_day - 1)
      where organisation_id = ${organisation} and because = ${because} and (until_day is null or until_day > ${until})
      returning id, account_id as account, role`,
  )

/** How many people hold the admin role on the day; the rows are locked against a second leaving at once. */
export async function adminsOn(db: Db, organisation: OrganisationId, day: Day): Promise<AccountId[]> {
  const found = await rows<{ account: AccountId }>(
    db,
    sql`select account_id as account from organisations.role_grant
      where organisation_id = ${organisation} and role in ('admin', 'hub_admin') and from_day <= ${day}
        and (until_day is null or until_day >= ${day})
      order by id for update`,
  )
  return [...new Set(found.map((row) => row.account))]
}

/** Accounts that hold one of these roles on the day, each once. */
export const accountsInRoles = async (
  db: Db,
  organisation: OrganisationId,
  wanted: readonly string[],
  day: Day,
): Promise<AccountId[]> =>
  (
    await rows<{ account: AccountId }>(
      db,
      sql`select distinct account_id as account from organisations.held_role
        where organisation_id = ${organisation} and role = any(${wanted as string[]}::text[])
          and from_day <= ${day} and (until_day is null or until_day >= ${day})
        order by account`,
    )
  ).map(({ account }) => account)
