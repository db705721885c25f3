/** What was sent to scales, and what of it arrived. One statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Adapter } from '../rules/scale-file.ts'

export interface Sending {
  readonly id: string
  readonly system: string
  readonly madeAt: Instant
  readonly state: 'made' | 'arrived' | 'failed'
  readonly count: number
  readonly error: string | null
  readonly facts: Readonly<Record<string, string>>
}

export const addSending = (
  db: Db,
  organisation: OrganisationId,
  sending: Pick<Sending, 'id' | 'system' | 'madeAt' | 'count'> & {
    readonly articles: Uint8Array
    readonly texts: Uint8Array
  },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.scale_sending (organisation_id, id, system_id, made_at, count, articles, texts)
      values (${organisation}, ${sending.id}, ${sending.system}, ${sending.madeAt}, ${sending.count},
        ${Buffer.from(sending.articles)}, ${Buffer.from(sending.texts)})`,
  )

export const takeIntoSending = (
  db: Db,
  organisation: OrganisationId,
  sending: string,
  changes: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_change set sending_id = ${sending}, tries = tries + 1
      where organisation_id = ${organisation} and id = any(${[...changes]}::uuid[])`,
  )

/** The latest sendings of each scale. */
export const readSendings = (db: Db, organisation: OrganisationId): Promise<Sending[]> =>
  rows(
    db,
    sql<Sending>`select id, system_id as system, made_at as "madeAt", state, count, error, facts from (
        select sending.*, row_number() over (partition by system_id order by made_at desc, id desc) as place
        from catalogue.scale_sending as sending where organisation_id = ${organisation}) as sending
      where place <= 10 order by made_at desc, id desc`,
  )

export const lockSending = (db: Db, organisation: OrganisationId, id: string): Promise<Sending | null> =>
  one(
    db,
    sql<Sending>`select id, system_id as system, made_at as "madeAt", state, count, error, facts from catalogue.scale_sending
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

export const readSendingFile = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<{ articles: Buffer; texts: Buffer; adapter: Adapter } | null> =>
  one(
    db,
    sql<{ articles: Buffer; texts: Buffer; adapter: Adapter }>`select sending.articles, sending.texts, system.adapter
      from catalogue.scale_sending as sending
      join catalogue.scale_system as system on system.organisation_id = sending.organisation_id and system.id = sending.system_id
      where sending.organisation_id = ${organisation} and sending.id = ${id}`,
  )

export const updateSending = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  state: Sending['state'],
  trouble: { readonly code: string; readonly facts: Readonly<Record<string, string>> } | null,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_sending set state = ${state}, error = ${trouble?.code ?? null},
        facts = ${JSON.stringify(trouble?.facts ?? {})}::jsonb
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** A sending on its way, with its files. */
export const readOpenSending = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<(Pick<Sending, 'id' | 'system' | 'madeAt'> & { articles: Buffer; texts: Buffer }) | null> =>
  one(
    db,
    sql<Pick<Sending, 'id' | 'system' | 'madeAt'> & { articles: Buffer; texts: Buffer }>`select id, system_id as system,
        made_at as "madeAt", articles, texts from catalogue.scale_sending
      where organisation_id = ${organisation} and id = nullif(${id}, '')::uuid and state = 'made'`,
  )

/** What did not arrive waits again, before everything that came later. */
export const waitAgain = (db: Db, organisation: OrganisationId, sending: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_change set sending_id = null where organisation_id = ${organisation} and sending_id = ${sending}`,
  )
