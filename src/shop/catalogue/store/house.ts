/** Brands and makers: names that products bear, with their logos. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export type HouseKind = 'brand' | 'maker'

/** A name has no row of its own: its id is made of it. */
export const houseList = (organisation: OrganisationId): ListDefinition => ({
  name: 'houses',
  from: sql`from (
      select borne.kind, borne.name, count(*) as products, md5(borne.kind || ' ' || borne.name)::uuid as id,
        platform.plain(borne.name) as sort_name
      from catalogue.product, lateral (values ('brand', product.brand), ('maker', product.maker)) as borne(kind, name)
      where product.organisation_id = ${organisation} and borne.name is not null
      group by borne.kind, borne.name) as house where true`,
  id: sql`house.id`,
  columns: {
    name: { sql: sql`house.name`, sortSql: sql`house.sort_name`, type: 'text', sortable: true },
    kind: { sql: sql`house.kind`, type: 'text' },
    products: { sql: sql`house.products`, type: 'number', sortable: true },
    logo: {
      sql: sql`(select picture.id from catalogue.picture where picture.organisation_id = ${organisation}
        and picture.kind = house.kind and picture.of = house.name order by picture.position, picture.id limit 1)`,
      type: 'text',
      exported: false,
    },
  },
  search: (word) => sql`house.sort_name like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  filters: { kind: (value) => sql`house.kind = ${value}` },
  sort: 'name',
})

const columnOf = (kind: HouseKind) => sql.ref(kind)

export const productsOfHouse = async (
  db: Db,
  organisation: OrganisationId,
  kind: HouseKind,
  name: string,
): Promise<string[]> => {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from catalogue.product
      where organisation_id = ${organisation} and ${columnOf(kind)} = ${name} order by id for update`,
  )
  return found.map(({ id }) => id)
}

export const countOfHouse = async (
  db: Db,
  organisation: OrganisationId,
  kind: HouseKind,
  name: string,
): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`select count(*) as count from catalogue.product
        where organisation_id = ${organisation} and ${columnOf(kind)} = ${name}`,
    )
  )?.count ?? 0
