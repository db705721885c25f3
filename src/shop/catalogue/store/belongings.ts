/** What hangs on products: barcodes, deposits, qualities, places. Each is written as a whole list. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

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

export const readProductPlaces = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<Held[]> =>
  rows(
    db,
    sql<Held>`select product_id as product, place_id as id from catalogue.product_place
      where organisation_id = ${organisation} ${of(ids)} order by product_id, place_id`,
  )

const drop = (db: Db, organisation: OrganisationId, table: string, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from ${sql.raw(table)} where organisation_id = ${organisation} and product_id = any(${ids}::uuid[])`,
  )

/** The barcodes of these products, the first of each the main one. */
export async function writeBarcodes(
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly codes: readonly string[]; readonly counts: boolean }[],
): Promise<void> {
  await drop(
    db,
    organisation,
    'catalogue.barcode',
    products.map(({ id }) => id),
  )
  await insertRows(
    db,
    'catalogue.barcode',
    { organisation_id: 'uuid', product_id: 'uuid', code: 'text', main: 'boolean', counts: 'boolean' },
    products.flatMap(({ id, codes, counts }) =>
      codes.map((code, at) => ({ organisation_id: organisation, product_id: id, code, main: at === 0, counts })),
    ),
  )
}

export async function writeDeposits(
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly deposits: readonly { deposit: string; count: number }[] }[],
): Promise<void> {
  await drop(
    db,
    organisation,
    'catalogue.product_deposit',
    products.map(({ id }) => id),
  )
  await insertRows(
    db,
    'catalogue.product_deposit',
    { organisation_id: 'uuid', product_id: 'uuid', deposit_id: 'uuid', count: 'int' },
    products.flatMap(({ id, deposits }) =>
      deposits.map(({ deposit, count }) => ({
        organisation_id: organisation,
        product_id: id,
        deposit_id: deposit,
        count,
      })),
    ),
  )
}

export async function writeQualities(
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly qualities: readonly string[] }[],
): Promise<void> {
  await drop(
    db,
    organisation,
    'catalogue.product_quality',
    products.map(({ id }) => id),
  )
  await insertRows(
    db,
    'catalogue.product_quality',
    { organisation_id: 'uuid', product_id: 'uuid', quality_id: 'uuid', position: 'int' },
    products.flatMap(({ id, qualities }) =>
      qualities.map((quality, position) => ({
        organisation_id: organisation,
        product_id: id,
        quality_id: quality,
        position,
      })),
    ),
  )
}

export async function writePlaces(
  db: Db,
  organisation: OrganisationId,
  products: readonly { readonly id: string; readonly places: readonly string[] }[],
): Promise<void> {
  await drop(
    db,
    organisation,
    'catalogue.product_place',
    products.map(({ id }) => id),
  )
  await insertRows(
    db,
    'catalogue.product_place',
    { organisation_id: 'uuid', product_id: 'uuid', place_id: 'uuid' },
    products.flatMap(({ id, places }) =>
      places.map((place) => ({ organisation_id: organisation, product_id: id, place_id: place })),
    ),
  )
}

export interface Taken {
  readonly code: string
  readonly product: string
  readonly name: string
}

/** Which of these codes another product has that is not withdrawn. */
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
      where barcode.organisation_id = ${organisation} and barcode.code = any(${codes}::text[]) and barcode.counts
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
