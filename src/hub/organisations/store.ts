/** SQL of organisations and roles. */
import type { Language, OrganisationFacts } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface OrganisationRow {
  readonly id: OrganisationId
  readonly name: string
  readonly address: string
  readonly kind: string
  readonly country: string
  readonly zone: string
  readonly currency: 'EUR' | 'CHF'
  readonly language: Language
  readonly languages: Language[]
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly vatNumber: string | null
  readonly terms: OrganisationFacts['terms']
  readonly openingHours: readonly { weekday: number; from: string; to: string }[]
  readonly hasLogo: boolean
  readonly demo: string | null
}

const columns = sql`organisation_id as id, name, address, kind, country, zone, currency, language, languages, email, phone,
  website, street, postcode, city, vat_number as "vatNumber", terms, opening_hours as "openingHours", logo is not null as "hasLogo", demo`

export const readOrganisation = (db: Db, organisation: OrganisationId): Promise<OrganisationRow | null> =>
  one(
    db,
    sql<OrganisationRow>`select ${columns} from organisations.organisation where organisation_id = ${organisation}`,
  )

export async function addOrganisation(
  db: Db,
  organisation: OrganisationId,
  row: {
    name: string
    address: string
    country: string
    zone: string
    currency: string
    language: string
    languages: readonly string[]
    email: string | null
    demo: string | null
    kind: string
    hosted: boolean
    lifeStage: string | null
    city: string | null
    now: Instant
  },
): Promise<void> {
  await sql`insert into organisations.organisation
      (organisation_id, name, address, country, zone, currency, language, languages, email, demo, kind, hosted, life_stage,
        city, created_at)
    values (${organisation}, ${row.name}, ${row.address}, ${row.country}, ${row.zone}, ${row.currency}, ${row.language},
      ${row.languages as string[]}, ${row.email}, ${row.demo}, ${row.kind}, ${row.hosted}, ${row.lifeStage}, ${row.city},
      ${row.now})`.execute(db)
}

export interface EditableProfile {
  readonly name: string
  readonly address: string
  readonly country: string
  readonly zone: string
  readonly currency: string
  readonly language: string
  readonly languages: readonly string[]
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly vatNumber: string | null
  readonly openingHours: readonly { weekday: number; from: string; to: string }[]
}

export async function updateOrganisation(db: Db, organisation: OrganisationId, row: EditableProfile): Promise<void> {
  await sql`update organisations.organisation set name = ${row.name}, address = ${row.address}, country = ${row.country},
      zone = ${row.zone}, currency = ${row.currency}, language = ${row.language}, languages = ${row.languages as string[]},
      email = ${row.email}, phone = ${row.phone}, website = ${row.website}, street = ${row.street},
      postcode = ${row.postcode}, city = ${row.city}, vat_number = ${row.vatNumber},
      opening_hours = ${JSON.stringify(row.openingHours)}::jsonb
    where organisation_id = ${organisation}`.execute(db)
}

export async function updateTerms(db: Db, organisation: OrganisationId, terms: unknown): Promise<void> {
  await sql`update organisations.organisation set terms = ${JSON.stringify(terms)}::jsonb
    where organisation_id = ${organisation}`.execute(db)
}

export async function updateLogo(
  db: Db,
  organisation: OrganisationId,
  logo: { bytes: Uint8Array; type: string } | null,
): Promise<void> {
  await sql`update organisations.organisation set logo = ${logo ? Buffer.from(logo.bytes) : null}, logo_type = ${logo?.type ?? null}
    where organisation_id = ${organisation}`.execute(db)
}

export const readLogo = (db: Db, organisation: OrganisationId): Promise<{ logo: Buffer; logoType: string } | null> =>
  one(
    db,
    sql<{ logo: Buffer; logoType: string }>`select logo, logo_type as "logoType" from organisations.organisation
      where organisation_id = ${organisation} and logo is not null`,
  )

export async function organisationOfAddress(db: Db, address: string): Promise<OrganisationId | null> {
  const row = await one<{ id: OrganisationId | null }>(db, sql`select organisations.id_of_address(${address}) as id`)
  return row?.id ?? null
}

export async function organisationsOfAccount(db: Db, account: AccountId, day: Day): Promise<OrganisationId[]> {
  const found = await rows<{ id: OrganisationId }>(db, sql`select organisations.of_account(${account}, ${day}) as id`)
  return found.map((row) => row.id)
}

export async function hostedOrganisations(db: Db): Promise<OrganisationId[]> {
  const found = await rows<{ id: OrganisationId }>(db, sql`select organisations.hosted_ids() as id`)
  return found.map((row) => row.id)
}

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

export interface BelongingRow {
  readonly id: OrganisationId
  readonly roles: string[]
  /** The organisation's own bundles by role. */
  readonly bundles: Readonly<Record<string, string[]>>
}

/** Where an account belongs on the day, with roles and changed bundles; passes the walls for this account alone. */
export const readBelongings = (db: Db, account: AccountId, day: Day): Promise<BelongingRow[]> =>
  rows(db, sql<BelongingRow>`select id, roles, bundles from organisations.belongings(${account}, ${day})`)

export type PublicFacts = OrganisationFacts & { readonly address: string; readonly hasLogo: boolean }

/** Names, zones and words of organisations: what anybody may know who knows the id. */
export const readFacts = (db: Db, ids: readonly OrganisationId[]): Promise<PublicFacts[]> =>
  rows(
    db,
    sql<PublicFacts>`select id, name, address, country, zone, currency, language, languages, terms, has_logo as "hasLogo"
      from organisations.profiles(${ids as OrganisationId[]})`,
  )
