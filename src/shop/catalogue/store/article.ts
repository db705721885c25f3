/** The staging catalogue and the changes of suppliers' prices that wait; lines, any number at once. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Article } from '../imports/article.ts'
import type { Terms } from '../rules/supplier-change.ts'
import type { LineRow } from './supplier.ts'

export interface ArticleRow {
  readonly supplier: string
  readonly code: string
  readonly source: string
  readonly hash: string
  readonly content: Article
  readonly line: string
  readonly madeProduct: boolean
  readonly vanished: boolean
  readonly importId: string
  readonly seenAt: Instant
}

export const readArticles = (
  db: Db,
  organisation: OrganisationId,
  suppliers: readonly string[],
): Promise<ArticleRow[]> =>
  rows(
    db,
    sql<ArticleRow>`select supplier_id as supplier, code, source, hash, content, line_id as line,
        made_product as "madeProduct", vanished, import_id as "importId", seen_at as "seenAt"
      from catalogue.article where organisation_id = ${organisation} and supplier_id = any(${suppliers}::uuid[])
      order by supplier_id, code`,
  )

/** What lists say beside the price of these products' lines, as it stands in the file. */
export const readAsides = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[],
): Promise<{ line: string; special: Article['special']; quantity: string | null; price: string | null }[]> =>
  rows(
    db,
    sql<{ line: string; special: Article['special']; quantity: string | null; price: string | null }>`
      select article.line_id as line, nullif(article.content -> 'special', 'null'::jsonb) as special,
        article.content -> 'extra' ->> 'scaleQuantity' as quantity, article.content -> 'extra' ->> 'scalePrice' as price
      from catalogue.article
      join catalogue.supplier_line as line on line.organisation_id = article.organisation_id and line.id = article.line_id
      where article.organisation_id = ${organisation} and line.product_id = any(${products}::uuid[]) and not article.vanished
      order by article.line_id, article.supplier_id, article.code`,
  )

export const writeArticles = (db: Db, organisation: OrganisationId, all: readonly ArticleRow[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.article',
    {
      organisation_id: 'uuid',
      supplier_id: 'uuid',
      code: 'text',
      source: 'text',
      hash: 'text',
      content: 'jsonb',
      line_id: 'uuid',
      made_product: 'boolean',
      vanished: 'boolean',
      import_id: 'uuid',
      seen_at: 'timestamptz',
    },
    all.map((one) => ({
      organisation_id: organisation,
      supplier_id: one.supplier,
      code: one.code,
      source: one.source,
      hash: one.hash,
      content: one.content,
      line_id: one.line,
      made_product: one.madeProduct,
      vanished: one.vanished,
      import_id: one.importId,
      seen_at: one.seenAt,
    })),
    `on conflict (organisation_id, supplier_id, code) do update set source = excluded.source, hash = excluded.hash,
       content = excluded.content, line_id = excluded.line_id, made_product = excluded.made_product,
       vanished = excluded.vanished, import_id = excluded.import_id, seen_at = excluded.seen_at`,
  )

/** Articles an import saw first, by their lines. */
export const removeArticles = (db: Db, organisation: OrganisationId, lines: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.article where organisation_id = ${organisation} and line_id = any(${lines}::uuid[])`,
  )

/** What a list may change of a line by itself: everything but what touches money. */
export type LineFollows = Pick<LineRow, 'id' | 'name' | 'listing' | 'packageQty'>

export const updateLines = (db: Db, organisation: OrganisationId, all: readonly LineFollows[]): Promise<number> =>
  updateRows(
    db,
    'catalogue.supplier_line',
    { organisation_id: 'uuid', id: 'uuid' },
    { name: 'text', listing: 'text', package_qty: 'bigint' },
    all.map(({ packageQty, ...one }) => ({ ...one, organisation_id: organisation, package_qty: packageQty })),
    ['version = row.version + 1'],
  )

/** What a list of lines changes by itself besides. */
export type LineFacts = LineFollows &
  Pick<LineRow, 'validFrom' | 'validTo' | 'minQty' | 'strictPackage' | 'purchaseUnit' | 'purchaseCount' | 'position'>

export const updateLineFacts = (db: Db, organisation: OrganisationId, all: readonly LineFacts[]): Promise<number> =>
  updateRows(
    db,
    'catalogue.supplier_line',
    { organisation_id: 'uuid', id: 'uuid' },
    {
      name: 'text',
      listing: 'text',
      package_qty: 'bigint',
      valid_from: 'date',
      valid_to: 'date',
      min_qty: 'bigint',
      strict_package: 'boolean',
      purchase_unit: 'text',
      purchase_count: 'bigint',
      position: 'int',
    },
    all.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      name: one.name,
      listing: one.listing,
      package_qty: one.packageQty,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      min_qty: one.minQty,
      strict_package: one.strictPackage,
      purchase_unit: one.purchaseUnit,
      purchase_count: one.purchaseCount,
      position: one.position,
    })),
    ['version = row.version + 1'],
  )

export const addLineDeposits = (
  db: Db,
  organisation: OrganisationId,
  all: readonly { readonly line: string; readonly deposit: string; readonly count: number }[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.line_deposit',
    { organisation_id: 'uuid', line_id: 'uuid', deposit_id: 'uuid', count: 'int' },
    all.map(({ line, deposit, count }) => ({
      organisation_id: organisation,
      line_id: line,
      deposit_id: deposit,
      count,
    })),
  )

export const removeLines = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.supplier_line where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

export interface ChangeRow {
  readonly id: string
  readonly line: string
  readonly product: string
  readonly supplier: string
  readonly state: 'new' | 'newNotMain' | 'accepted' | 'ignored'
  readonly old: Terms | null
  readonly new: Terms
  readonly fields: readonly string[]
  readonly validFrom: string | null
  readonly productCents: number | null
  readonly productCost: number | null
  readonly importId: string | null
  readonly at: Instant
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
}

/** The changes that wait for these lines. */
export const readOpenChanges = (db: Db, organisation: OrganisationId, lines: readonly string[]): Promise<ChangeRow[]> =>
  rows(
    db,
    sql<ChangeRow>`select id, line_id as line, product_id as product, supplier_id as supplier, state, old, new, fields,
        valid_from as "validFrom", product_cents as "productCents", product_cost as "productCost",
        import_id as "importId", at, decided_at as "decidedAt", decided_by as "decidedBy"
      from catalogue.supplier_price_change
      where organisation_id = ${organisation} and line_id = any(${lines}::uuid[]) and state in ('new', 'newNotMain')
      order by id`,
  )

/** New ones, and those that are known by their id anew. */
export const writeChanges = (db: Db, organisation: OrganisationId, all: readonly ChangeRow[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.supplier_price_change',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      line_id: 'uuid',
      product_id: 'uuid',
      supplier_id: 'uuid',
      state: 'text',
      old: 'jsonb',
      new: 'jsonb',
      fields: 'text[]',
      valid_from: 'date',
      product_cents: 'bigint',
      product_cost: 'bigint',
      import_id: 'uuid',
      at: 'timestamptz',
      decided_at: 'timestamptz',
      decided_by: 'uuid',
    },
    all.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      line_id: one.line,
      product_id: one.product,
      supplier_id: one.supplier,
      state: one.state,
      old: one.old ?? undefined,
      new: one.new,
      fields: one.fields,
      valid_from: one.validFrom,
      product_cents: one.productCents,
      product_cost: one.productCost,
      import_id: one.importId,
      at: one.at,
      decided_at: one.decidedAt,
      decided_by: one.decidedBy,
    })),
    `on conflict (organisation_id, id) do update set state = excluded.state, old = excluded.old, new = excluded.new,
       fields = excluded.fields, valid_from = excluded.valid_from, product_cents = excluded.product_cents,
       product_cost = excluded.product_cost, import_id = excluded.import_id, at = excluded.at,
       decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
  )

export const removeChanges = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.supplier_price_change where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

/** Products of which a supplier's price waits. */
export const productsWithOpenChange = async (db: Db, organisation: OrganisationId): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ product: string }>`select distinct product_id as product from catalogue.supplier_price_change
        where organisation_id = ${organisation} and state in ('new', 'newNotMain') order by product_id`,
    )
  ).map(({ product }) => product)
