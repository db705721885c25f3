/** The connection to an Odoo, its readings, and what was read so far: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { OdooRecord, TroubleCode } from '../odoo/door.ts'
import type { Protocol, Step } from '../rules/odoo.ts'

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

/** With its key, to ask the Odoo something; nobody waits for it. */
export const readAccess = (db: Db, organisation: OrganisationId): Promise<Connection | null> =>
  one(
    db,
    sql<Connection>`select url, database, login, sealed_key as "sealedKey", protocol, nightly
      from catalogue.odoo_connection where organisation_id = ${organisation}`,
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

/** Something that was not read, and why, as a refusal says it. */
export interface LeftOut {
  readonly step: Step
  readonly code: TroubleCode | 'odoo.other_money' | 'odoo.other_unit'
  readonly facts: Readonly<Record<string, string>>
}

export interface Pull {
  readonly id: string
  readonly step: Step
  readonly state: 'running' | 'ready' | 'nothing' | 'failed'
  readonly since: string | null
  readonly newest: string | null
  readonly total: number
  readonly done: number
  readonly trouble: TroubleCode | null
  readonly facts: Readonly<Record<string, string>>
  readonly leftOut: readonly LeftOut[]
  /** The imports it became. */
  readonly batch: string | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
}

const columns = sql`id, step, state, since, newest, total, done, trouble, facts, left_out as "leftOut", batch,
  started_at as "startedAt", ended_at as "endedAt"`

/** The newest first. */
export const readPulls = (db: Db, organisation: OrganisationId, most: number): Promise<Pull[]> =>
  rows(
    db,
    sql<Pull>`select ${columns} from catalogue.odoo_pull where organisation_id = ${organisation}
      order by started_at desc, id desc limit ${most}`,
  )

export const readPull = (db: Db, organisation: OrganisationId, pull: string): Promise<Pull | null> =>
  one(
    db,
    sql<Pull>`select ${columns} from catalogue.odoo_pull where organisation_id = ${organisation} and id = ${pull}`,
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
  pull: Pick<Pull, 'id' | 'step' | 'since' | 'newest' | 'total'>,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.odoo_pull (organisation_id, id, step, since, newest, total, started_at)
      values (${organisation}, ${pull.id}, ${pull.step}, ${pull.since}, ${pull.newest}, ${pull.total}, ${now})`,
  )

export const updatePull = (
  db: Db,
  organisation: OrganisationId,
  { id, step, state, done, trouble, facts, leftOut, batch, endedAt }: Pull,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.odoo_pull set step = ${step}, state = ${state}, done = ${done}, trouble = ${trouble},
        facts = ${JSON.stringify(facts)}::jsonb, left_out = ${JSON.stringify(leftOut)}::jsonb, batch = ${batch},
        ended_at = ${endedAt}
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Nothing goes on without a connection. */
export const stopPulls = (db: Db, organisation: OrganisationId, now: Instant): Promise<number> =>
  written(
    db,
    sql`update catalogue.odoo_pull set state = 'failed', trouble = 'odoo.stopped', ended_at = ${now}
      where organisation_id = ${organisation} and state = 'running'`,
  )

/** Where a page stands: in which reading, in which step. */
export interface Place {
  readonly pull: string
  readonly step: Step
}

export const addRecords = (
  db: Db,
  organisation: OrganisationId,
  { pull, step }: Place,
  records: readonly OdooRecord[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.odoo_record',
    { organisation_id: 'uuid', pull_id: 'uuid', step: 'text', odoo_id: 'integer', content: 'jsonb' },
    records.map((content) => ({
      organisation_id: organisation,
      pull_id: pull,
      step,
      odoo_id: content['id'],
      content,
    })),
    'on conflict do nothing',
  )

export const lastRecord = async (db: Db, organisation: OrganisationId, { pull, step }: Place): Promise<number> =>
  (
    await one<{ last: number | null }>(
      db,
      sql<{ last: number | null }>`select max(odoo_id) as last from catalogue.odoo_record
        where organisation_id = ${organisation} and pull_id = ${pull} and step = ${step}`,
    )
  )?.last ?? 0

export const readRecords = (
  db: Db,
  organisation: OrganisationId,
  pull: string,
): Promise<{ readonly step: Step; readonly content: OdooRecord }[]> =>
  rows(
    db,
    sql<{ step: Step; content: OdooRecord }>`select step, content from catalogue.odoo_record
      where organisation_id = ${organisation} and pull_id = ${pull} order by step, odoo_id`,
  )

const idsOf = async (found: Promise<{ readonly id: number }[]>): Promise<number[]> => (await found).map(({ id }) => id)

/** Products whose sorts or suppliers' lines were read: `[4, "Spaghetti"]`. */
export const productsBeside = (db: Db, organisation: OrganisationId, pull: string): Promise<number[]> =>
  idsOf(
    rows(
      db,
      sql<{ id: number }>`select distinct (content->'product_tmpl_id'->>0)::integer as id from catalogue.odoo_record
        where organisation_id = ${organisation} and pull_id = ${pull} and step in ('changed_variants', 'supplier_lines')
          and jsonb_typeof(content->'product_tmpl_id') = 'array' order by 1`,
    ),
  )

/** Of products that come in several. */
export const sortsWanted = (db: Db, organisation: OrganisationId, pull: string): Promise<number[]> =>
  idsOf(
    rows(
      db,
      sql<{ id: number }>`select one::integer as id from catalogue.odoo_record,
          jsonb_array_elements_text(content->'product_variant_ids') as one
        where organisation_id = ${organisation} and pull_id = ${pull} and step = 'products'
          and jsonb_typeof(content->'product_variant_ids') = 'array'
          and jsonb_array_length(content->'product_variant_ids') > 1 order by 1`,
    ),
  )

export const taxesWanted = (db: Db, organisation: OrganisationId, pull: string): Promise<number[]> =>
  idsOf(
    rows(
      db,
      sql<{ id: number }>`select distinct one::integer as id from catalogue.odoo_record,
          jsonb_array_elements_text(content->'taxes_id') as one
        where organisation_id = ${organisation} and pull_id = ${pull} and step = 'products'
          and jsonb_typeof(content->'taxes_id') = 'array' order by 1`,
    ),
  )

/** Records that products or categories point at by these fields: `[4, "Margin of bulk"]`. */
export const linksTo = (
  db: Db,
  organisation: OrganisationId,
  pull: string,
  fields: readonly string[],
): Promise<number[]> =>
  idsOf(
    rows(
      db,
      sql<{ id: number }>`select distinct (content->field->>0)::integer as id from catalogue.odoo_record,
          unnest(${fields}::text[]) as field
        where organisation_id = ${organisation} and pull_id = ${pull} and step in ('products', 'categories')
          and jsonb_typeof(content->field) = 'array' order by 1`,
    ),
  )

/** Of readings that are over, and of those that another one took the place of. */
export const dropRecords = (db: Db, organisation: OrganisationId, pull: string | null): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.odoo_record where organisation_id = ${organisation}
      and (${pull}::uuid is null or pull_id = ${pull})`,
  )
