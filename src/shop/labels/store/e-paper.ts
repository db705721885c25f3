/** Gateways and tags of e-paper. One statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Ink } from '../rules/e-paper.ts'

export interface GatewayRow {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly heardAt: Instant | null
  readonly silenceToldAt: Instant | null
}

const gatewayColumns = sql.raw(`id, name, key_id as key, heard_at as "heardAt", silence_told_at as "silenceToldAt"`)

export const readGateways = (db: Db, organisation: OrganisationId): Promise<GatewayRow[]> =>
  rows(
    db,
    sql<GatewayRow>`select ${gatewayColumns} from labels.gateway
      where organisation_id = ${organisation} and archived_at is null order by lower(name), id`,
  )

export const readGateway = (db: Db, organisation: OrganisationId, id: string): Promise<GatewayRow | null> =>
  one(
    db,
    sql<GatewayRow>`select ${gatewayColumns} from labels.gateway
      where organisation_id = ${organisation} and id = ${id} and archived_at is null`,
  )

export const lockGateway = (db: Db, organisation: OrganisationId, id: string): Promise<GatewayRow | null> =>
  one(
    db,
    sql<GatewayRow>`select ${gatewayColumns} from labels.gateway
      where organisation_id = ${organisation} and id = ${id} and archived_at is null for update`,
  )

export const addGateway = (
  db: Db,
  organisation: OrganisationId,
  gateway: Pick<GatewayRow, 'id' | 'name' | 'key'>,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`insert into labels.gateway (organisation_id, id, name, key_id, made_at)
      values (${organisation}, ${gateway.id}, ${gateway.name}, ${gateway.key}, ${now})`,
  )

export const setGatewayKey = (db: Db, organisation: OrganisationId, id: string, key: string): Promise<number> =>
  written(db, sql`update labels.gateway set key_id = ${key} where organisation_id = ${organisation} and id = ${id}`)

export const hearGateway = (db: Db, organisation: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update labels.gateway set heard_at = ${now}, silence_told_at = null
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const noteSilence = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update labels.gateway set silence_told_at = ${now}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

export const archiveGateway = (db: Db, organisation: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update labels.gateway set archived_at = ${now} where organisation_id = ${organisation} and id = ${id}`,
  )

/** Its tags are served by whichever gateway hears them next. */
export const forgetGateway = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update labels.tag set gateway_id = null where organisation_id = ${organisation} and gateway_id = ${id}`,
  )

export interface TagRow {
  readonly id: string
  readonly code: string
  readonly across: number
  readonly down: number
  readonly inks: readonly Ink[]
  readonly format: string | null
  readonly gateway: string | null
  readonly label: string | null
  readonly shows: string | null
  readonly showsAt: Instant | null
  readonly tries: number
  readonly failedAt: Instant | null
  readonly trouble: string | null
  readonly battery: number | null
  readonly signal: number | null
  readonly heardAt: Instant | null
  /** Of its label. */
  readonly product: string | null
  readonly place: string | null
  readonly name: string | null
  readonly number: number | null
  readonly here: boolean | null
  readonly wanted: string | null
  readonly reprintAsked: boolean
}

const tagColumns = sql.raw(`tag.id, tag.code, tag.across, tag.down, tag.inks, tag.format, tag.gateway_id as gateway,
  tag.label_id as label, tag.shows, tag.shows_at as "showsAt", tag.tries, tag.failed_at as "failedAt", tag.trouble,
  tag.battery, tag.signal, tag.heard_at as "heardAt", label.product_id as product, label.place_id as place, label.name,
  label.number, label.here, label.wanted, coalesce(label.reprint_at is not null, false) as "reprintAsked"`)

const withLabel = sql.raw(`labels.tag left join labels.shelf_label as label
  on label.organisation_id = tag.organisation_id and label.id = tag.label_id`)

export const readTags = (db: Db, organisation: OrganisationId): Promise<TagRow[]> =>
  rows(
    db,
    sql<TagRow>`select ${tagColumns} from ${withLabel} where tag.organisation_id = ${organisation} order by tag.code`,
  )

/** Those with these codes, held until the end of the transaction. */
export const lockTags = (db: Db, organisation: OrganisationId, codes: readonly string[]): Promise<TagRow[]> =>
  rows(
    db,
    sql<TagRow>`select ${tagColumns} from ${withLabel}
      where tag.organisation_id = ${organisation} and tag.code = any(${codes}::text[]) order by tag.code for update of tag`,
  )

export const lockTagOfLabel = (db: Db, organisation: OrganisationId, label: string): Promise<TagRow | null> =>
  one(
    db,
    sql<TagRow>`select ${tagColumns} from ${withLabel}
      where tag.organisation_id = ${organisation} and tag.label_id = ${label} for update of tag`,
  )

/** The format each paired label is drawn in: of its tag, or null for the ready one of the tag's size. */
export const readTagFormats = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<Pick<TagRow, 'product' | 'place' | 'format' | 'across' | 'down'>[]> =>
  rows(
    db,
    sql<Pick<TagRow, 'product' | 'place' | 'format' | 'across' | 'down'>>`select label.product_id as product,
        label.place_id as place, tag.format, tag.across, tag.down
      from labels.tag join labels.shelf_label as label
        on label.organisation_id = tag.organisation_id and label.id = tag.label_id
      where tag.organisation_id = ${organisation}
        ${products === null ? sql`` : sql`and label.product_id = any(${products}::uuid[])`}
      order by tag.code`,
  )

export type NewTag = Pick<TagRow, 'id' | 'code' | 'across' | 'down' | 'inks'> & {
  readonly format: string | null
  readonly gateway: string | null
}

export const addTags = (db: Db, organisation: OrganisationId, tags: readonly NewTag[], now: Instant): Promise<number> =>
  insertRows(
    db,
    'labels.tag',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      code: 'text',
      across: 'int',
      down: 'int',
      inks: 'text[]',
      format: 'text',
      gateway_id: 'uuid',
      made_at: 'timestamptz',
    },
    tags.map(({ gateway, inks, ...tag }) => ({
      ...tag,
      inks: [...inks],
      organisation_id: organisation,
      gateway_id: gateway,
      made_at: now,
    })),
  )

export const changeTag = (
  db: Db,
  organisation: OrganisationId,
  tag: Pick<TagRow, 'id' | 'across' | 'down' | 'inks' | 'format'>,
): Promise<number> =>
  written(
    db,
    // whatever it shows is of its old size
    sql`update labels.tag set across = ${tag.across}, down = ${tag.down}, inks = ${[...tag.inks]}::text[],
        format = ${tag.format}, shows = null, shows_at = null, tries = 0, failed_at = null, trouble = null
      where organisation_id = ${organisation} and id = ${tag.id}`,
  )

export const removeTag = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from labels.tag where organisation_id = ${organisation} and id = ${id}`)

export const pairTag = (
  db: Db,
  organisation: OrganisationId,
  tag: { readonly id: string; readonly label: string; readonly at: Instant; readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update labels.tag set label_id = ${tag.label}, paired_at = ${tag.at}, paired_by = ${tag.by}, tries = 0,
        failed_at = null, trouble = null
      where organisation_id = ${organisation} and id = ${tag.id}`,
  )

export const unpairTag = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(
    db,
    sql`update labels.tag set label_id = null, paired_at = null, paired_by = null, tries = 0, failed_at = null,
        trouble = null
      where organisation_id = ${organisation} and id = ${id}`,
  )

export type TagSaid = Pick<TagRow, 'id' | 'shows' | 'showsAt' | 'tries' | 'failedAt' | 'trouble'>

/** What gateways said that tags show, or did not. */
export const writeShown = (
  db: Db,
  organisation: OrganisationId,
  gateway: string,
  tags: readonly TagSaid[],
  now: Instant,
): Promise<number> =>
  updateRows(
    db,
    'labels.tag',
    { organisation_id: 'uuid', id: 'uuid' },
    {
      shows: 'text',
      shows_at: 'timestamptz',
      tries: 'int',
      failed_at: 'timestamptz',
      trouble: 'text',
      gateway_id: 'uuid',
      heard_at: 'timestamptz',
    },
    tags.map(({ id, shows, showsAt, tries, failedAt, trouble }) => ({
      organisation_id: organisation,
      id,
      shows,
      shows_at: showsAt,
      tries,
      failed_at: failedAt,
      trouble,
      gateway_id: gateway,
      heard_at: now,
    })),
  )

/** What a gateway hears of its tags. */
export const writeHeard = (
  db: Db,
  organisation: OrganisationId,
  gateway: string,
  tags: readonly Pick<TagRow, 'id' | 'battery' | 'signal'>[],
  now: Instant,
): Promise<number> =>
  updateRows(
    db,
    'labels.tag',
    { organisation_id: 'uuid', id: 'uuid' },
    { battery: 'int', signal: 'int', gateway_id: 'uuid', heard_at: 'timestamptz' },
    tags.map((tag) => ({ ...tag, organisation_id: organisation, gateway_id: gateway, heard_at: now })),
  )

export interface TagLimits {
  readonly silentBefore: Instant
  readonly lowBattery: number
  /** What completes a page: the state, the place in words. */
  readonly complete: (rows: readonly Record<string, unknown>[]) => Promise<Record<string, unknown>[]>
}

/** Finds; what state a tag is in says `rules/e-paper.ts`. */
export const tagList = (
  organisation: OrganisationId,
  { silentBefore, lowBattery, complete }: TagLimits,
): ListDefinition => ({
  name: 'tags',
  from: sql`from ${withLabel}
    left join labels.gateway on gateway.organisation_id = tag.organisation_id and gateway.id = tag.gateway_id
    where tag.organisation_id = ${organisation}`,
  id: sql`tag.id`,
  columns: {
    tag: { sql: sql`tag.code`, type: 'text', sortable: true },
    name: { sql: sql`label.name`, type: 'text', sortable: true },
    number: { sql: sql`label.number`, type: 'number' },
    place: { sql: sql`label.place_id::text`, type: 'text' },
    product: { sql: sql`label.product_id`, type: 'text', exported: false },
    label: { sql: sql`tag.label_id`, type: 'text', exported: false },
    across: { sql: sql`tag.across`, type: 'number' },
    down: { sql: sql`tag.down`, type: 'number' },
    inks: { sql: sql`array_to_string(tag.inks, ',')`, type: 'text' },
    labelFormat: { sql: sql`tag.format`, type: 'text' },
    gateway: { sql: sql`gateway.name`, type: 'text' },
    battery: { sql: sql`tag.battery`, type: 'number', sortable: true },
    signal: { sql: sql`tag.signal`, type: 'number', sortable: true },
    heardAt: { sql: sql`tag.heard_at`, type: 'instant', sortable: true },
    shows: { sql: sql`tag.shows`, type: 'text', exported: false },
    showsAt: { sql: sql`tag.shows_at`, type: 'instant', sortable: true },
    tries: { sql: sql`tag.tries`, type: 'number', exported: false },
    failedAt: { sql: sql`tag.failed_at`, type: 'instant', exported: false },
    trouble: { sql: sql`tag.trouble`, type: 'text' },
    here: { sql: sql`label.here`, type: 'yes_no', exported: false },
    wanted: { sql: sql`label.wanted`, type: 'text', exported: false },
    reprintAsked: { sql: sql`label.reprint_at is not null`, type: 'yes_no', exported: false },
  },
  search: (word) =>
    sql`platform.plain(tag.code || ' ' || coalesce(label.name, '')) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  filters: {
    gateway: (value) => sql`tag.gateway_id::text = ${value}`,
    look: (value) =>
      value === 'silent'
        ? sql`tag.heard_at <= ${silentBefore}`
        : value === 'low'
          ? sql`tag.battery <= ${lowBattery}`
          : value === 'free'
            ? sql`tag.label_id is null`
            : sql`tag.label_id is not null and (label.wanted is distinct from tag.shows or label.reprint_at is not null)`,
  },
  complete,
  sort: 'tag',
})
