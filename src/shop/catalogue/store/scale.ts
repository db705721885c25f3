/** The scales of a shop, and the groups of products they sell. One statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
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
