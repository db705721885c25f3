/** Rows of products as they are read and locked, one statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { everyColumn, type ProductRow, type SoldRow, soldColumns } from './product-columns.ts'

const among = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and product.id = any(${ids}::uuid[])`)

/** Those products, or all of them. */
export const readProducts = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<ProductRow[]> =>
  rows(
    db,
    sql<ProductRow>`select ${everyColumn} from catalogue.product
      where product.organisation_id = ${organisation} ${among(ids)} order by product.sort_name, product.id`,
  )

/** The same, with what is printed of them alone. */
export const readSoldProducts = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<SoldRow[]> =>
  rows(
    db,
    sql<SoldRow>`select ${soldColumns} from catalogue.product
      where product.organisation_id = ${organisation} ${among(ids)} order by product.sort_name, product.id`,
  )

export const productByNumber = (
  db: Db,
  organisation: OrganisationId,
  number: number,
): Promise<{ id: string; state: string; sold: boolean } | null> =>
  one(
    db,
    sql<{ id: string; state: string; sold: boolean }>`select id, state, sold from catalogue.product
      where organisation_id = ${organisation} and number = ${number}`,
  )

export const readPrintCategories = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ readonly name: string; readonly products: number }[]> =>
  rows(
    db,
    sql<{ name: string; products: number }>`select print_category as name, count(*)::int as products
      from catalogue.product where organisation_id = ${organisation} and print_category is not null
      group by print_category order by print_category`,
  )

/** Locks them, in the order of ids so that two who lock several never wait for each other. */
export const lockProducts = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ProductRow[]> =>
  rows(
    db,
    sql<ProductRow>`select ${everyColumn} from catalogue.product
      where product.organisation_id = ${organisation} and product.id = any(${ids}::uuid[]) order by product.id for update`,
  )

/** Products of any of these categories. */
export const idsWithin = async (
  db: Db,
  organisation: OrganisationId,
  categories: readonly string[],
): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ id: string }>`select id from catalogue.product
        where organisation_id = ${organisation} and category_id = any(${[...categories]}::uuid[]) order by id`,
    )
  ).map(({ id }) => id)

/** The first numbers above this one that no product ever had; fewer where five digits end. */
export const freeNumbers = (
  db: Db,
  organisation: OrganisationId,
  above: number,
  count: number,
): Promise<{ number: number }[]> =>
  rows(
    db,
    sql<{ number: number }>`select free.number from generate_series(${above}::int + 1, 99999) as free(number)
      where not exists (select from catalogue.product
        where product.organisation_id = ${organisation} and product.number = free.number)
      order by free.number limit ${count}`,
  )

export const productOfNumber = (
  db: Db,
  organisation: OrganisationId,
  number: number,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql<{
      name: string
    }>`select name from catalogue.product where organisation_id = ${organisation} and number = ${number}`,
  )

/** The country products of this region come from, as most of them say. */
export const countryOfRegion = (
  db: Db,
  organisation: OrganisationId,
  region: string,
): Promise<{ country: string } | null> =>
  one(
    db,
    sql<{ country: string }>`select country from catalogue.product
      where organisation_id = ${organisation} and region = ${region} and country is not null
      group by country order by count(*) desc, country limit 1`,
  )

/** Brands and makers in use, in their order. */
export const readHouses = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ kind: 'brand' | 'maker'; name: string }[]> =>
  rows(
    db,
    sql<{ kind: 'brand' | 'maker'; name: string }>`select distinct house.kind, house.name from catalogue.product,
        lateral (values ('brand', product.brand), ('maker', product.maker)) as house(kind, name)
      where product.organisation_id = ${organisation} and house.name is not null
      order by house.kind, house.name`,
  )
