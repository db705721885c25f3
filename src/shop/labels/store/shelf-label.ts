/** Labels at their places: what should hang, what came out, what hangs. One statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Kept } from '../rules/behind.ts'
import type { Said } from '../rules/reasons.ts'

export interface ShelfLabelRow extends Kept {
  readonly printed: string | null
  readonly printedAt: Instant | null
  readonly printedBy: string | null
  readonly printedFor: Day | null
  readonly placed: string | null
  readonly placedAt: Instant | null
  readonly placedBy: string | null
  readonly placedFor: Day | null
  readonly reprintAt: Instant | null
  readonly reprintBy: string | null
  readonly reprintReason: string | null
  readonly copies: number
  /** The e-paper tag that stands for it: nobody prints it, hangs it or takes it off. */
  readonly tag: string | null
}

const keptColumns = `label.id, label.product_id as product, label.place_id as place, label.here, label.number,
  label.name, label.category_id as category, label.supplier_id as supplier, label.barcode, label.walk, label.format,
  label.wanted, label.wanted_at as "wantedAt", label.wanted_by as "wantedBy"`

const columns = sql.raw(`${keptColumns},
  label.printed, label.printed_at as "printedAt", label.printed_by as "printedBy", label.printed_for as "printedFor",
  label.placed, label.placed_at as "placedAt", label.placed_by as "placedBy", label.placed_for as "placedFor",
  label.reprint_at as "reprintAt", label.reprint_by as "reprintBy", label.reprint_reason as "reprintReason", label.copies,
  (select tag.code from labels.tag where tag.organisation_id = label.organisation_id and tag.label_id = label.id) as tag`)

const of = (ids: readonly string[] | null, column: string) =>
  ids === null ? sql`` : sql`and ${sql.ref(column)} = any(${ids}::uuid[])`

export const waitForReckoning = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`labels.reckoning ${organisation}`}, 0))`.execute(db)

/** What a reckoning compares, of all labels or of those of some products. Only reckonings write it, one after the other. */
export const readKept = (db: Db, organisation: OrganisationId, products: readonly string[] | null): Promise<Kept[]> =>
  rows(
    db,
    sql<Kept>`select ${sql.raw(keptColumns)} from labels.shelf_label as label
      where label.organisation_id = ${organisation} ${of(products, 'label.product_id')} order by label.id`,
  )

/** In the order of ids, as everybody locks labels: who writes several never waits for one that waits for them. */
export const holdLabels = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<unknown> =>
  sql`select from labels.shelf_label as label
    where label.organisation_id = ${organisation} and label.id = any(${ids}::uuid[]) order by label.id for update`.execute(
    db,
  )

/** All, or those of some products. */
export const readLabels = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<ShelfLabelRow[]> =>
  rows(
    db,
    sql<ShelfLabelRow>`select ${columns} from labels.shelf_label as label
      where label.organisation_id = ${organisation} ${of(products, 'label.product_id')} order by label.id`,
  )

/** The same, held until the end of the transaction. */
export const lockLabelsOf = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<ShelfLabelRow[]> =>
  rows(
    db,
    sql<ShelfLabelRow>`select ${columns} from labels.shelf_label as label
      where label.organisation_id = ${organisation} ${of(products, 'label.product_id')} order by label.id for update`,
  )

export const lockLabels = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ShelfLabelRow[]> =>
  rows(
    db,
    sql<ShelfLabelRow>`select ${columns} from labels.shelf_label as label
      where label.organisation_id = ${organisation} and label.id = any(${ids}::uuid[]) order by label.id for update`,
  )

/** Those of which something may have to be done: all but what hangs as it should. Finds; `stateOf` decides. */
export const readLabelsBehind = (db: Db, organisation: OrganisationId): Promise<ShelfLabelRow[]> =>
  rows(
    db,
    sql<ShelfLabelRow>`select ${columns} from labels.shelf_label as label
      where label.organisation_id = ${organisation}
        and (not label.here or label.placed is distinct from label.wanted or label.wanted is null
          or label.reprint_at is not null)
      order by label.id`,
  )

/** What these labels say. */
export async function readContents(
  db: Db,
  organisation: OrganisationId,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, Said>> {
  const found = await rows(
    db,
    sql<Said & { fingerprint: string }>`select fingerprint, format, says from labels.content
      where organisation_id = ${organisation} and fingerprint = any(${fingerprints}::text[]) order by fingerprint`,
  )
  return new Map(found.map(({ fingerprint, format, says }) => [fingerprint, { format, says }]))
}

/** Labels somebody knows with this short code, the latest first. */
export const fingerprintsOf = async (db: Db, organisation: OrganisationId, shortCode: string): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ fingerprint: string }>`select fingerprint from labels.content
        where organisation_id = ${organisation} and fingerprint >= ${shortCode} and fingerprint < ${`${shortCode}g`}
        order by first_at desc, fingerprint`,
    )
  ).map(({ fingerprint }) => fingerprint)

export const addContents = (
  db: Db,
  organisation: OrganisationId,
  contents: readonly (Said & { readonly fingerprint: string })[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'labels.content',
    { organisation_id: 'uuid', fingerprint: 'text', format: 'text', says: 'jsonb', first_at: 'timestamptz' },
    contents.map(({ fingerprint, format, says }) => ({
      organisation_id: organisation,
      fingerprint,
      format,
      says,
      first_at: now,
    })),
    'on conflict do nothing',
  )

const keys = { organisation_id: 'uuid', id: 'uuid' } as const

const seen = {
  product_id: 'uuid',
  place_id: 'uuid',
  here: 'boolean',
  number: 'int',
  name: 'text',
  category_id: 'uuid',
  supplier_id: 'uuid',
  barcode: 'text',
  walk: 'int',
  format: 'text',
  wanted: 'text',
  wanted_at: 'timestamptz',
  wanted_by: 'uuid',
} as const

export type SeenLabel = Pick<
  ShelfLabelRow,
  | 'id'
  | 'product'
  | 'place'
  | 'here'
  | 'number'
  | 'name'
  | 'category'
  | 'supplier'
  | 'barcode'
  | 'walk'
  | 'format'
  | 'wanted'
  | 'wantedAt'
  | 'wantedBy'
>

const asSeen = (organisation: OrganisationId, label: SeenLabel) => ({
  ...label,
  organisation_id: organisation,
  product_id: label.product,
  place_id: label.place,
  category_id: label.category,
  supplier_id: label.supplier,
  wanted_at: label.wantedAt,
  wanted_by: label.wantedBy,
})

export const addLabels = (db: Db, organisation: OrganisationId, labels: readonly SeenLabel[]): Promise<number> =>
  insertRows(
    db,
    'labels.shelf_label',
    { ...keys, ...seen },
    labels.map((label) => asSeen(organisation, label)),
  )

export const updateSeen = (db: Db, organisation: OrganisationId, labels: readonly SeenLabel[]): Promise<number> =>
  updateRows(
    db,
    'labels.shelf_label',
    keys,
    seen,
    labels.map((label) => asSeen(organisation, label)),
  )

/** The same labels with other words. */
export const rewordLabels = (
  db: Db,
  organisation: OrganisationId,
  labels: readonly { readonly id: string; readonly wanted: string }[],
  by: { readonly at: Instant; readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update labels.shelf_label as label set wanted = given.wanted, wanted_at = ${by.at}, wanted_by = ${by.by}
      from unnest(${labels.map(({ id }) => id)}::uuid[], ${labels.map(({ wanted }) => wanted)}::text[]) as given (id, wanted)
      where label.organisation_id = ${organisation} and label.id = given.id`,
  )

export interface NewStamp {
  readonly label: string
  readonly fingerprint: string
  readonly at: Instant
  readonly by: string | null
  readonly forDay: Day
}

/** What came out of a printer, or what hangs now. */
export const stampLabels = (
  db: Db,
  organisation: OrganisationId,
  what: 'printed' | 'placed',
  stamps: readonly NewStamp[],
): Promise<number> =>
  updateRows(
    db,
    'labels.shelf_label',
    keys,
    { [what]: 'text', [`${what}_at`]: 'timestamptz', [`${what}_by`]: 'uuid', [`${what}_for`]: 'date' },
    stamps.map(({ label, fingerprint, at, by, forDay }) => ({
      organisation_id: organisation,
      id: label,
      [what]: fingerprint,
      [`${what}_at`]: at,
      [`${what}_by`]: by,
      [`${what}_for`]: forDay,
    })),
  )

/** Nothing hangs there any more, and no paper waits. */
export const clearLabels = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update labels.shelf_label set printed = null, printed_at = null, printed_by = null, printed_for = null,
        placed = null, placed_at = null, placed_by = null, placed_for = null, reprint_at = null, reprint_by = null,
        reprint_reason = null
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

export const askReprint = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  asked: { readonly at: Instant; readonly by: string | null; readonly reason: string },
): Promise<number> =>
  written(
    db,
    sql`update labels.shelf_label set reprint_at = ${asked.at}, reprint_by = ${asked.by}, reprint_reason = ${asked.reason},
        printed = null, printed_at = null, printed_by = null, printed_for = null
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

/** What was asked for hangs. A phone that tells late answers nothing that was asked since. */
export const answerReprints = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  at: Instant,
): Promise<number> =>
  written(
    db,
    sql`update labels.shelf_label set reprint_at = null, reprint_by = null, reprint_reason = null
      where organisation_id = ${organisation} and id = any(${ids}::uuid[]) and reprint_at <= ${at}`,
  )

export const setCopies = (db: Db, organisation: OrganisationId, id: string, copies: number): Promise<number> =>
  written(
    db,
    sql`update labels.shelf_label set copies = ${copies} where organisation_id = ${organisation} and id = ${id}`,
  )

export const readLabel = (db: Db, organisation: OrganisationId, id: string): Promise<ShelfLabelRow | null> =>
  one(
    db,
    sql<ShelfLabelRow>`select ${columns} from labels.shelf_label as label
      where label.organisation_id = ${organisation} and label.id = ${id}`,
  )
