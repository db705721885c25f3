/** SQL of organisations: what they are, where an account belongs. */
import type { Language, OrganisationFacts } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
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
    website: string | null
    vatNumber: string | null
    softwareVersion: string | null
    now: Instant
  },
): Promise<void> {
  await sql`insert into organisations.organisation
      (organisation_id, name, address, country, zone, currency, language, languages, email, demo, kind, hosted, life_stage,
        city, website, vat_number, software_version, created_at)
    values (${organisation}, ${row.name}, ${row.address}, ${row.country}, ${row.zone}, ${row.currency}, ${row.language},
      ${row.languages as string[]}, ${row.email}, ${row.demo}, ${row.kind}, ${row.hosted}, ${row.lifeStage}, ${row.city},
      ${row.website}, ${row.vatNumber}, ${row.softwareVersion}, ${row.now})`.execute(db)
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

/** Addresses of communities here whose public pages this setting does not switch off; passes the walls for these alone. */
export async function openCommunities(db: Db, setting: string): Promise<string[]> {
  const found = await rows<{ address: string }>(
    db,
    sql`select address from organisations.open_communities(${setting}) as address`,
  )
  return found.map(({ address }) => address)
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
