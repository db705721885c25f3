/** Containers and what they weigh empty, one statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Container } from '../rules/container.ts'

export interface ContainerRow extends Container {
  readonly id: string
  readonly retired: boolean
  readonly version: number
}

const columns = sql.raw('id, code, name, tare_grams as tare, archived as retired, version')

export const lockContainer = (db: Db, organisation: OrganisationId, id: string): Promise<ContainerRow | null> =>
  one(
    db,
    sql<ContainerRow>`select ${columns} from catalogue.container
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

/** Whoever gives codes to products or containers waits here for one another, until the end of the transaction. */
export const lockCodes = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue.codes ${organisation}`}, 0))`.execute(db)

/** Those in use that bear one of these codes. */
export const containersOfCodes = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[] | null,
): Promise<{ readonly code: string; readonly name: string }[]> =>
  rows(
    db,
    sql<{ code: string; name: string }>`select code, name from catalogue.container
      where organisation_id = ${organisation} and not archived
        and (${codes}::text[] is null or code = any(${codes}::text[])) order by code, id`,
  )

/** The one in use that bears one of these codes. */
export const containerOfCode = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
): Promise<ContainerRow | null> =>
  one(
    db,
    sql<ContainerRow>`select ${columns} from catalogue.container
      where organisation_id = ${organisation} and code = any(${codes}::text[]) and not archived order by code, id limit 1`,
  )

/** What else bears one of these codes, by its name: another container in use, or a product. */
export const bearersOfCode = (
  db: Db,
  organisation: OrganisationId,
  codes: readonly string[],
  but: string,
): Promise<{ name: string }[]> =>
  rows(
    db,
    sql<{ name: string }>`select name from (
        select 0 as rank, container.name from catalogue.container
          where container.organisation_id = ${organisation} and container.code = any(${codes}::text[])
            and not container.archived and container.id <> ${but}
        union all
        select 1, product.name from catalogue.barcode
          join catalogue.product on product.organisation_id = barcode.organisation_id and product.id = barcode.product_id
          where barcode.organisation_id = ${organisation} and barcode.code = any(${codes}::text[])
            and product.state <> 'withdrawn') as bearer
      order by rank, name limit 1`,
  )

export const addContainer = (
  db: Db,
  organisation: OrganisationId,
  { id, code, name, tare }: Container & { readonly id: string },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.container (organisation_id, id, code, name, tare_grams)
      values (${organisation}, ${id}, ${code}, ${name}, ${tare})`,
  )

export const updateContainer = (db: Db, organisation: OrganisationId, row: ContainerRow): Promise<number> =>
  written(
    db,
    sql`update catalogue.container set code = ${row.code}, name = ${row.name}, tare_grams = ${row.tare},
        archived = ${row.retired}, version = version + 1
      where organisation_id = ${organisation} and id = ${row.id}`,
  )

/** The list of containers as `platform/lists` reads it. */
export const containerList = (organisation: OrganisationId): ListDefinition => ({
  name: 'containers',
  from: sql`from catalogue.container where container.organisation_id = ${organisation}`,
  id: sql`container.id`,
  columns: {
    name: { sql: sql`container.name`, sortSql: sql`container.sort_name`, type: 'text', sortable: true },
    code: { sql: sql`container.code`, type: 'text', sortable: true },
    tare: { sql: sql`container.tare_grams`, type: 'number', sortable: true },
    retired: { sql: sql`container.archived`, type: 'yes_no' },
    version: { sql: sql`container.version`, type: 'number', exported: false },
  },
  search: (word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql`(container.sort_name like ${like} or container.code like ${like})`
  },
  filters: {
    is: (value) =>
      value === 'retired' ? sql`container.archived` : value === 'in_use' ? sql`not container.archived` : sql`false`,
  },
  sort: 'name',
})
