/** What scales hold, and what they are to be told, in order. One statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { InScale, ScaleChange } from '../rules/scale.ts'

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
