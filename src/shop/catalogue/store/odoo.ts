/** The connection to an Odoo, its readings, and what was read so far: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { OdooRecord, TroubleCode } from '../odoo/door.ts'
import type { Protocol } from '../rules/odoo.ts'

export interface Connection {
  readonly url: string
  readonly database: string
  readonly login: string
  readonly sealedKey: string
  readonly protocol: Protocol
  readonly nightly: boolean
}

/** Locked: whoever changes it and whoever begins to read wait for one another. */
export const lockConnection = (db: Db, organisation: OrganisationId): Promise<Connection | null> =>
  one(
    db,
    sql<Connection>`select url, database, login, sealed_key as "sealedKey", protocol, nightly
      from catalogue.odoo_connection where organisation_id = ${organisation} for update`,
  )

export const readConnection = (db: Db, organisation: OrganisationId): Promise<Omit<Connection, 'sealedKey'> | null> =>
  one(
    db,
    sql<Omit<Connection, 'sealedKey'>>`select url, database, login, protocol, nightly
      from catalogue.odoo_connection where organisation_id = ${organisation}`,
  )

export const writeConnection = (
  db: Db,
  organisation: OrganisationId,
  { url, database, login, sealedKey, protocol, nightly }: Connection,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.odoo_connection (organisation_id, url, database, login, sealed_key, protocol, nightly, changed_at)
      values (${organisation}, ${url}, ${database}, ${login}, ${sealedKey}, ${protocol}, ${nightly}, ${now})
      on conflict (organisation_id) do update set url = excluded.url, database = excluded.database,
        login = excluded.login, sealed_key = excluded.sealed_key, protocol = excluded.protocol,
        nightly = excluded.nightly, changed_at = excluded.changed_at`,
  )

export const dropConnection = (db: Db, organisation: OrganisationId): Promise<number> =>
  written(db, sql`delete from catalogue.odoo_connection where organisation_id = ${organisation}`)

export interface Pull {
  readonly id: string
  readonly state: 'running' | 'ready' | 'nothing' | 'failed'
  readonly since: string | null
  readonly newest: string | null
  readonly total: number
  readonly done: number
  readonly trouble: TroubleCode | null
  readonly facts: Readonly<Record<string, string>>
  readonly importId: string | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
}

const columns = sql`id, state, since, newest, total, done, trouble, facts, import_id as "importId",
  started_at as "startedAt", ended_at as "endedAt"`

/** The newest first. */
export const readPulls = (db: Db, organisation: OrganisationId, most: number): Promise<Pull[]> =>
  rows(
    db,
    sql<Pull>`select ${columns} from catalogue.odoo_pull where organisation_id = ${organisation}
      order by started_at desc, id desc limit ${most}`,
  )

export const lockPull = (db: Db, organisation: OrganisationId, pull: string): Promise<Pull | null> =>
  one(
    db,
    sql<Pull>`select ${columns} from catalogue.odoo_pull
      where organisation_id = ${organisation} and id = ${pull} for update`,
  )

export const addPull = (
  db: Db,
  organisation: OrganisationId,
  pull: Pick<Pull, 'id' | 'since' | 'total'>,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.odoo_pull (organisation_id, id, since, newest, total, started_at)
      values (${organisation}, ${pull.id}, ${pull.since}, ${pull.since}, ${pull.total}, ${now})`,
  )

export const updatePull = (
  db: Db,
  organisation: OrganisationId,
  { id, state, newest, done, trouble, facts, importId, endedAt }: Pull,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.odoo_pull set state = ${state}, newest = ${newest}, done = ${done}, trouble = ${trouble},
        facts = ${JSON.stringify(facts)}::jsonb, import_id = ${importId}, ended_at = ${endedAt}
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const addRecords = (
  db: Db,
  organisation: OrganisationId,
  pull: string,
  records: readonly OdooRecord[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.odoo_record',
    { organisation_id: 'uuid', pull_id: 'uuid', odoo_id: 'integer', content: 'jsonb' },
    records.map((content) => ({
      organisation_id: organisation,
      pull_id: pull,
      odoo_id: content['id'],
      content,
    })),
    'on conflict do nothing',
  )

export const lastRecord = async (db: Db, organisation: OrganisationId, pull: string): Promise<number> =>
  (
    await one<{ last: number | null }>(
      db,
      sql<{ last: number | null }>`select max(odoo_id) as last from catalogue.odoo_record
        where organisation_id = ${organisation} and pull_id = ${pull}`,
    )
  )?.last ?? 0

export const readRecords = async (db: Db, organisation: OrganisationId, pull: string): Promise<OdooRecord[]> =>
  (
    await rows<{ content: OdooRecord }>(
      db,
      sql<{ content: OdooRecord }>`select content from catalogue.odoo_record
        where organisation_id = ${organisation} and pull_id = ${pull} order by odoo_id`,
    )
  ).map(({ content }) => content)

/** Of readings that are over, and of those that another one took the place of. */
export const dropRecords = (db: Db, organisation: OrganisationId, pull: string | null): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.odoo_record where organisation_id = ${organisation}
      and (${pull}::uuid is null or pull_id = ${pull})`,
  )
