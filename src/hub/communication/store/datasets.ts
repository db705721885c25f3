/** SQL of what was published as open data, and of who agreed to what. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { DatasetName } from '../rules/datasets.ts'

export interface DatasetRow {
  readonly id: string
  readonly name: DatasetName
  readonly period: string
  readonly version: number
  readonly reason: string | null
  readonly licence: string
  readonly k: number
  readonly rows: number
  readonly csvSha256: string
  readonly jsonSha256: string
  readonly madeAt: Instant
}

const columns = sql`id, name, period, version, reason, licence, k, row_count as rows, csv_sha256 as "csvSha256",
  json_sha256 as "jsonSha256", made_at as "madeAt"`

/** Every version, the latest quarter first. */
export const readDatasets = (db: Db, community: OrganisationId): Promise<DatasetRow[]> =>
  rows(
    db,
    sql<DatasetRow>`select ${columns} from communication.dataset where organisation_id = ${community}
      order by period desc, name, version desc limit 1000`,
  )

/** The versions of one quarter with what they say. */
export const datasetsOf = (
  db: Db,
  community: OrganisationId,
  period: string,
): Promise<{ name: DatasetName; version: number; json: string }[]> =>
  rows(
    db,
    sql`select name, version, json from communication.dataset
      where organisation_id = ${community} and period = ${period} order by name, version`,
  )

export const isPublished = async (db: Db, community: OrganisationId, period: string): Promise<boolean> =>
  (await one(
    db,
    sql`select from communication.dataset where organisation_id = ${community} and period = ${period} limit 1`,
  )) !== null

export const datasetFile = (
  db: Db,
  community: OrganisationId,
  of: { readonly name: string; readonly period: string; readonly version: number },
): Promise<{ csv: string; json: string; csvSha256: string; jsonSha256: string } | null> =>
  one(
    db,
    sql`select csv, json, csv_sha256 as "csvSha256", json_sha256 as "jsonSha256" from communication.dataset
      where organisation_id = ${community} and name = ${of.name} and period = ${of.period} and version = ${of.version}`,
  )

export type NewDataset = Omit<DatasetRow, 'madeAt'> & { readonly csv: string; readonly json: string }

export async function addDatasets(
  db: Db,
  community: OrganisationId,
  made: readonly NewDataset[],
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await insertRows(
    db,
    'communication.dataset',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', name: 'text', period: 'text', version: 'int', reason: 'text' },
      ...{ licence: 'text', k: 'int', row_count: 'int', csv: 'text', csv_sha256: 'text', json: 'text' },
      ...{ json_sha256: 'text', made_at: 'timestamptz', made_by: 'uuid' },
    },
    made.map((one) => ({
      ...one,
      ...{ organisation_id: community, row_count: one.rows, csv_sha256: one.csvSha256, json_sha256: one.jsonSha256 },
      ...{ made_at: at, made_by: by },
    })),
  )
}

export const datasetList = (community: OrganisationId): ListDefinition => ({
  name: 'datasets',
  from: sql`from communication.dataset where organisation_id = ${community}`,
  id: sql`id`,
  columns: {
    id: { sql: sql`id`, type: 'text', exported: false },
    dataset: { sql: sql`name`, type: 'text', sortable: true },
    period: { sql: sql`period`, type: 'text', sortable: true },
    version: { sql: sql`version`, type: 'number', sortable: true },
    rows: { sql: sql`row_count`, type: 'number' },
    reason: { sql: sql`reason`, type: 'text' },
    madeAt: { sql: sql`made_at`, type: 'instant', sortable: true },
    csvSha256: { sql: sql`csv_sha256`, type: 'text' },
    jsonSha256: { sql: sql`json_sha256`, type: 'text' },
  },
  search: wordIn(sql`platform.plain(name || ' ' || period || ' ' || coalesce(reason, ''))`),
  filters: { dataset: (value) => sql`name = ${value}`, quarter: (value) => sql`period = ${value}` },
  sort: '-period',
})

/** Whose last word is yes: to their profile as open data (`research` null), or to one request. */
export const agreeing = async (db: Db, community: OrganisationId, research: string | null): Promise<Set<string>> =>
  new Set(
    (
      await rows(
        db,
        sql<{ participant: string }>`select participant from (
            select distinct on (participant_id) participant_id as participant, agrees from communication.data_consent
            where organisation_id = ${community} and research_id is not distinct from ${research}::uuid
            order by participant_id, said_at desc, id desc) as latest
          where agrees order by participant`,
      )
    ).map(({ participant }) => participant),
  )

export async function writeDataConsent(
  db: Db,
  community: OrganisationId,
  said: {
    readonly id: string
    readonly participant: string
    readonly research: string | null
    readonly agrees: boolean
  },
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into communication.data_consent (organisation_id, id, participant_id, research_id, agrees, said_at, said_by)
    values (${community}, ${said.id}, ${said.participant}, ${said.research}, ${said.agrees}, ${at}, ${by})`.execute(db)
}

/** Posts of the list by month: nobody is named. */
export const postsByMonth = (
  db: Db,
  community: OrganisationId,
  zone: string,
  months: readonly string[],
): Promise<{ month: string; count: number }[]> =>
  rows(
    db,
    sql`select month, count(*)::int as count from (
        select to_char(received_at at time zone ${zone}, 'YYYY-MM') as month from communication.post
        where organisation_id = ${community} and state = 'accepted') as told
      where month = any(${months as string[]}::text[]) group by month order by month`,
  )
