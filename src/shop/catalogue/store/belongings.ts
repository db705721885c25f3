/** What hangs on products: barcodes, deposits, qualities, places. Each is written as a whole list. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { codesFor } from '../rules/barcode.ts'
import type { Bearer } from '../rules/forced-rule.ts'

export interface BarcodeRow {
  readonly product: string
  readonly code: string
  readonly main: boolean
}
export interface DepositUseRow {
  readonly product: string
  readonly deposit: string
  readonly count: number
}
export interface Held {
  readonly product: string
  readonly id: string
}

const of = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and product_id = any(${ids}::uuid[])`)

export const readBarcodes = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<BarcodeRow[]> =>
  rows(
    db,
    sql<BarcodeRow>`select product_id as product, code, main from catalogue.barcode
      where organisation_id = ${organisation} ${of(ids)} order by product_id, main desc, code`,
  )

export const readProductDeposits = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<DepositUseRow[]> =>
  rows(
    db,
    sql<DepositUseRow>`select product_id as product, deposit_id as deposit, count from catalogue.product_deposit
      where organisation_id = ${organisation} ${of(ids)} order by product_id, deposit_id`,
  )

export const readProductQualities = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<Held[]> =>
  rows(
    db,
    sql<Held>`select product_id as product, quality_id as id from catalogue.product_quality
      where organisation_id = ${organisation} ${of(ids)} order by product_id, position, quality_id`,
  )

/** Where they stand, in the order one walks; a place put away is none. */
export const readProductPlaces = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<Held[]> =>
  rows(
    db,
    sql<Held>`select product_id as product, place_id as id from catalogue.product_place
      join catalogue.place on place.organisation_id = product_place.organisation_id and place.id = product_place.place_id
      where product_place.organisation_id = ${organisation} ${of(ids)} and not place.archived
      order by product_id, place.walk_order, place_id`,
  )

/** What hangs on these products in one table: the old list goes, the new one comes. */
async function replace<P extends { readonly id: string }>(
  db: Db,
  organisation: OrganisationId,
  table: string,
  products: readonly P[],
  columns: Readonly<Record<string, string>>,
  of: (product: P) => readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const ids = products.map(({ id }) => id)
  await written(
    db,
    sql`delete from ${sql.raw(table)} where organisation_id = ${organisation} and product_id = any(${ids}::uuid[])`,
  )
  await insertRows(
    db,
    table,
    { organisation_id: 'uuid', product_id: 'uuid', ...columns },
    products.flatMap((product) =>
      of(product).map((row) => ({ organisation_id: organisation, product_id: product.id, ...row })),
    ),
  )
}

/** The barcodes of these products, the first of each the main one. */
export const writeBarcodes = (
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly codes: readonly string[]; readonly counts: boolean }[],
): Promise<void> =>
  replace(
    db,
    organisation,
    'catalogue.barcode',
    products,
    { code: 'text', main: 'boolean', counts: 'boolean' },
    ({ codes, counts }) => codes.map((code, at) => ({ code, main: at === 0, counts })),
  )

export const writeDeposits = (
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly deposits: readonly { deposit: string; count: number }[] }[],
): Promise<void> =>
  replace(
    db,
    organisation,
    'catalogue.product_deposit',
    products,
    { deposit_id: 'uuid', count: 'int' },
    ({ deposits }) => deposits.map(({ deposit, count }) => ({ deposit_id: deposit, count })),
  )

export const writeQualities = (
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly qualities: readonly string[] }[],
): Promise<void> =>
  replace(
    db,
    organisation,
    'catalogue.product_quality',
    products,
    { quality_id: 'uuid', position: 'int' },
    ({ qualities }) => qualities.map((quality, position) => ({ quality_id: quality, position })),
  )

export const writePlaces = (
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly places: readonly string[] }[],
): Promise<void> =>
  replace(db, organisation, 'catalogue.product_place', products, { place_id: 'uuid' }, ({ places }) =>
    places.map((place) => ({ place_id: place })),
  )

export interface Taken {
  readonly code: string
  readonly product: string
  readonly name: string
}

/** Which of these codes another product has that is not withdrawn; with or without a leading 0 it is the same. */
export const takenCodes = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
  self: string | null,
): Promise<Taken[]> =>
  rows(
    db,
    sql<Taken>`select barcode.code, product.id as product, product.name from catalogue.barcode
      join catalogue.product on product.organisation_id = barcode.organisation_id and product.id = barcode.product_id
      where barcode.organisation_id = ${organisation} and barcode.code = any(${codes.flatMap(codesFor)}::text[]) and barcode.counts
        and (${self}::uuid is null or barcode.product_id <> ${self}::uuid)
      order by barcode.code`,
  )

/** The product a scanned code belongs to; one on sale before one that is withdrawn. */
export const productOfCode = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
): Promise<{ id: string } | null> =>
  one(
    db,
    sql<{ id: string }>`select product_id as id from catalogue.barcode
      where organisation_id = ${organisation} and code = any(${codes}::text[]) order by counts desc, code, product_id limit 1`,
  )

export const countCodes = (db: Db, organisation: OrganisationId, id: string, counts: boolean): Promise<number> =>
  written(
    db,
    sql`update catalogue.barcode set counts = ${counts} where organisation_id = ${organisation} and product_id = ${id}`,
  )

/** Whose these codes are, with the rule each product insists on; of two the one on sale. */
export const bearersOf = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
): Promise<(Bearer & { readonly code: string })[]> =>
  rows(
    db,
    sql<Bearer & { readonly code: string }>`select distinct on (barcode.code) barcode.code, product.id as product,
        product.barcode_rule as "barcodeRule"
      from catalogue.barcode
      join catalogue.product on product.organisation_id = barcode.organisation_id and product.id = barcode.product_id
      where barcode.organisation_id = ${organisation} and barcode.code = any(${[...codes]}::text[])
      order by barcode.code, barcode.counts desc, product.id`,
  )

/** Whose these codes are: of products that are not withdrawn. */
export const productsOfCodes = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
): Promise<{ code: string; product: string }[]> =>
  rows(
    db,
    sql<{ code: string; product: string }>`select code, product_id as product from catalogue.barcode
      where organisation_id = ${organisation} and code = any(${codes}::text[]) and counts order by code`,
  )
