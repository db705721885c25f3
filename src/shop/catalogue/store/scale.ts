/** Scales: systems, what they hold, what waits, and what was sent. One statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { InScale, ScaleChange } from '../rules/scale.ts'
import type { Transport } from '../rules/scale-connection.ts'
import type { Adapter, Charset, LineEnd } from '../rules/scale-file.ts'

export interface SystemFields {
  readonly name: string
  readonly adapter: Adapter
  readonly groups: readonly string[]
  readonly charset: Charset
  readonly lineEnds: LineEnd
  readonly archived: boolean
  readonly transport: Transport
  readonly address: string
  readonly username: string
  readonly sealedPassword: string | null
  readonly folder: string
  readonly secure: boolean
}
export interface SystemRow extends SystemFields {
  readonly id: string
  readonly version: number
  readonly failures: number
  readonly failingSince: Instant | null
  readonly nextTryAt: Instant | null
}

const systemColumns =
  sql.raw(`id, name, adapter, groups, charset, line_ends as "lineEnds", archived, version, transport,
  address, username, sealed_password as "sealedPassword", folder, secure, failures, failing_since as "failingSince",
  next_try_at as "nextTryAt"`)

export const readSystems = (db: Db, organisation: OrganisationId): Promise<SystemRow[]> =>
  rows(
    db,
    sql<SystemRow>`select ${systemColumns}
      from catalogue.scale_system where organisation_id = ${organisation} order by platform.plain(name), id`,
  )

export const readSystem = (db: Db, organisation: OrganisationId, id: string): Promise<SystemRow | null> =>
  one(
    db,
    sql<SystemRow>`select ${systemColumns}
      from catalogue.scale_system where organisation_id = ${organisation} and id = ${id}`,
  )

export const lockSystem = (db: Db, organisation: OrganisationId, id: string): Promise<SystemRow | null> =>
  one(
    db,
    sql<SystemRow>`select ${systemColumns}
      from catalogue.scale_system where organisation_id = ${organisation} and id = ${id} for update`,
  )

export const writeSystem = (
  db: Db,
  organisation: OrganisationId,
  system: SystemFields & { readonly id: string },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.scale_system (organisation_id, id, name, adapter, groups, charset, line_ends, archived,
        transport, address, username, sealed_password, folder, secure)
      values (${organisation}, ${system.id}, ${system.name}, ${system.adapter}, ${[...system.groups]}::text[], ${system.charset},
        ${system.lineEnds}, ${system.archived}, ${system.transport}, ${system.address}, ${system.username},
        ${system.sealedPassword}, ${system.folder}, ${system.secure})
      on conflict (organisation_id, id) do update set name = excluded.name, adapter = excluded.adapter,
        groups = excluded.groups, charset = excluded.charset, line_ends = excluded.line_ends,
        archived = excluded.archived, transport = excluded.transport, address = excluded.address,
        username = excluded.username, sealed_password = excluded.sealed_password, folder = excluded.folder,
        secure = excluded.secure, next_try_at = null, version = scale_system.version + 1`,
  )

/** Groups that products name, with how many stand in their scale. */
export const readGroups = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ group: string; products: number; articles: number }[]> =>
  rows(
    db,
    sql<{
      group: string
      products: number
      articles: number
    }>`select product.scale_group as "group", count(*) as products,
        count(*) filter (where exists (select from catalogue.scale_article as held
          where held.organisation_id = product.organisation_id and held.product_id = product.id)) as articles
      from catalogue.product where product.organisation_id = ${organisation} and product.scale_group is not null
      group by product.scale_group order by product.scale_group`,
  )

/** Of these products, or of all, those a scale has or may have to know. */
export const scaleProducts = async (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<string[]> => {
  const among = ids === null ? sql`` : sql`and product.id = any(${ids}::uuid[])`
  const found = await rows(
    db,
    sql<{ id: string }>`select product.id from catalogue.product where product.organisation_id = ${organisation}
        and product.scale_group is not null ${among}
      union
      select product.id from catalogue.scale_article as held
      join catalogue.product on product.organisation_id = held.organisation_id and product.id = held.product_id
      where held.organisation_id = ${organisation} ${among} order by id`,
  )
  return found.map(({ id }) => id)
}

export const readArticles = (db: Db, organisation: OrganisationId, ids: readonly string[] | null): Promise<InScale[]> =>
  rows(
    db,
    sql<InScale>`select product_id as product, group_name as "group", content from catalogue.scale_article
      where organisation_id = ${organisation} ${ids === null ? sql`` : sql`and product_id = any(${ids}::uuid[])`}
      order by product_id`,
  )

export async function writeArticles(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  articles: readonly InScale[],
): Promise<void> {
  await written(
    db,
    sql`delete from catalogue.scale_article where organisation_id = ${organisation} and product_id = any(${ids}::uuid[])`,
  )
  await insertRows(
    db,
    'catalogue.scale_article',
    { organisation_id: 'uuid', product_id: 'uuid', group_name: 'text', content: 'jsonb' },
    articles.map(({ product, group, content }) => ({
      organisation_id: organisation,
      product_id: product,
      group_name: group,
      content,
    })),
  )
}

export interface QueuedChange extends ScaleChange {
  readonly id: string
  readonly system: string | null
}

export const addChanges = (
  db: Db,
  organisation: OrganisationId,
  changes: readonly QueuedChange[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'catalogue.scale_change',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      system_id: 'uuid',
      group_name: 'text',
      product_id: 'uuid',
      does: 'text',
      content: 'jsonb',
      queued_at: 'timestamptz',
    },
    changes.map(({ id, system, group, product, does, content }) => ({
      organisation_id: organisation,
      id,
      system_id: system,
      group_name: group,
      product_id: product,
      does,
      content,
      queued_at: now,
    })),
  )

/** What waits for a scale, or for none yet, in order. */
export const readWaiting = (
  db: Db,
  organisation: OrganisationId,
  system: string | null,
): Promise<(QueuedChange & { tries: number })[]> =>
  rows(
    db,
    sql<
      QueuedChange & { tries: number }
    >`select id, system_id as system, group_name as "group", product_id as product, does, content, tries
      from catalogue.scale_change where organisation_id = ${organisation} and sending_id is null
        and system_id is not distinct from ${system}::uuid order by seq`,
  )

export const countWaiting = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ system: string | null; count: number }[]> =>
  rows(
    db,
    sql<{
      system: string | null
      count: number
    }>`select system_id as system, count(*) as count from catalogue.scale_change
      where organisation_id = ${organisation} and sending_id is null group by system_id order by system_id`,
  )

/** What waits for a scale about these groups is forgotten; for none yet where no scale is named. */
export const dropWaiting = (
  db: Db,
  organisation: OrganisationId,
  system: string | null,
  groups: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.scale_change where organisation_id = ${organisation} and sending_id is null
      and system_id is not distinct from ${system}::uuid and group_name = any(${[...groups]}::text[])`,
  )

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

/** Scales on the network for which something waits that may be sent, and nothing is on its way. */
const dueSystems = (organisation: OrganisationId) => sql`from catalogue.scale_system as system
  where system.organisation_id = ${organisation} and system.transport <> 'file' and not system.archived
    and exists (select from catalogue.scale_change as change where change.organisation_id = ${organisation}
      and change.system_id = system.id and change.sending_id is null
      and (change.does = 'delete' or change.content ->> 'price' is not null))
    and not exists (select from catalogue.scale_sending as sending where sending.organisation_id = ${organisation}
      and sending.system_id = system.id and sending.state = 'made')`

export const systemsDue = async (db: Db, organisation: OrganisationId, now: Instant): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ id: string }>`select system.id ${dueSystems(organisation)}
        and (system.next_try_at is null or system.next_try_at <= ${now}) order by system.id`,
    )
  ).map(({ id }) => id)

export const nextSystemDue = async (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select min(coalesce(system.next_try_at, ${now}::timestamptz)) as at
        ${dueSystems(organisation)}`,
    )
  )?.at ?? null

export const noteAnswer = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set failures = 0, failing_since = null, next_try_at = null, silence_told_at = null
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const noteFailure = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  now: Instant,
  next: Instant,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set failures = failures + 1, failing_since = coalesce(failing_since, ${now}),
        next_try_at = ${next}
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Scales that fail since then or longer, and of which nobody was told. */
export const silentSystems = (
  db: Db,
  organisation: OrganisationId,
  since: Instant,
): Promise<{ id: string; name: string; waiting: number }[]> =>
  rows(
    db,
    sql<{ id: string; name: string; waiting: number }>`select system.id, system.name, (select count(*)
        from catalogue.scale_change as change where change.organisation_id = ${organisation}
          and change.system_id = system.id and change.sending_id is null) as waiting
      from catalogue.scale_system as system where system.organisation_id = ${organisation} and not system.archived
        and system.failing_since <= ${since} and system.silence_told_at is null order by system.id`,
  )

export const firstFailing = async (db: Db, organisation: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ since: Instant | null }>`select min(failing_since) as since from catalogue.scale_system
        where organisation_id = ${organisation} and not archived and silence_told_at is null`,
    )
  )?.since ?? null

export const noteSilence = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_system set silence_told_at = ${now}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

/** Products whose last waiting change has no price to be sold for. */
export const readHeld = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ system: string; product: string; name: string; number: number }[]> =>
  rows(
    db,
    sql<{ system: string; product: string; name: string; number: number }>`select last.system_id as system,
        product.id as product, product.name, product.number
      from (select distinct on (system_id, product_id) system_id, product_id, does, content
        from catalogue.scale_change
        where organisation_id = ${organisation} and sending_id is null and system_id is not null
        order by system_id, product_id, seq desc) as last
      join catalogue.product on product.organisation_id = ${organisation} and product.id = last.product_id
      where last.does <> 'delete' and last.content ->> 'price' is null
      order by last.system_id, product.number`,
  )

/** What did not arrive waits again, before everything that came later. */
export const waitAgain = (db: Db, organisation: OrganisationId, sending: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.scale_change set sending_id = null where organisation_id = ${organisation} and sending_id = ${sending}`,
  )

export const changeList = (organisation: OrganisationId): ListDefinition => ({
  name: 'scale_changes',
  from: sql`from catalogue.scale_change as change
    join catalogue.product on product.organisation_id = change.organisation_id and product.id = change.product_id
    left join catalogue.scale_sending as sending
      on sending.organisation_id = change.organisation_id and sending.id = change.sending_id
    left join catalogue.scale_system as system
      on system.organisation_id = change.organisation_id and system.id = change.system_id
    where change.organisation_id = ${organisation}`,
  id: sql`change.id`,
  columns: {
    seq: { sql: sql`change.seq`, type: 'number', sortable: true, exported: false },
    product: { sql: sql`change.product_id`, type: 'text', exported: false },
    name: { sql: sql`product.name`, type: 'text' },
    number: { sql: sql`product.number`, type: 'number' },
    group: { sql: sql`change.group_name`, type: 'text' },
    system: { sql: sql`system.name`, type: 'text' },
    does: { sql: sql`change.does`, type: 'text' },
    queuedAt: { sql: sql`change.queued_at`, type: 'instant' },
    state: { sql: sql`coalesce(sending.state, 'waits')`, type: 'text' },
    tries: { sql: sql`change.tries`, type: 'number' },
  },
  search: (word) => sql`product.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  filters: {
    group: (value) => sql`change.group_name = ${value}`,
    system: (value) => sql`change.system_id::text = ${value}`,
    product: (value) => sql`change.product_id::text = ${value}`,
    state: (value) => sql`coalesce(sending.state, 'waits') = ${value}`,
  },
  sort: '-seq',
})
