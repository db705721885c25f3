/** Places on shelves and what stands there, one statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { PlaceName } from '../rules/place.ts'

export interface PlaceFields extends PlaceName {
  readonly id: string
  readonly facing: number
}
export interface PlaceRow extends PlaceFields {
  readonly walkOrder: number
  readonly archived: boolean
  readonly version: number
}

const columns = sql.raw(
  'place.id, zone, aisle, rack, shelf, position, facing, walk_order as "walkOrder", archived, version',
)
const counted = sql`(select count(*) from catalogue.product_place as used
  join catalogue.product on product.organisation_id = used.organisation_id and product.id = used.product_id
  where used.organisation_id = place.organisation_id and used.place_id = place.id and product.state <> 'withdrawn')`

/** Those places, or all; in the order one walks. */
export const readPlaces = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null = null,
): Promise<(PlaceRow & { products: number })[]> =>
  rows(
    db,
    sql<PlaceRow & { products: number }>`select ${columns}, ${counted} as products
      from catalogue.place where organisation_id = ${organisation}
        ${ids === null ? sql`` : sql`and place.id = any(${ids}::uuid[])`}
      order by walk_order, id`,
  )

/** Locks the walk: whoever lays, moves or puts away waits for the other. */
export const lockPlaces = (db: Db, organisation: OrganisationId): Promise<PlaceRow[]> =>
  rows(
    db,
    sql<PlaceRow>`select ${columns} from catalogue.place where organisation_id = ${organisation}
      order by walk_order, id for update`,
  )

export const addPlaces = (
  db: Db,
  organisation: OrganisationId,
  places: readonly (PlaceFields & { readonly walkOrder: number })[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.place',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      zone: 'text',
      aisle: 'text',
      rack: 'text',
      shelf: 'text',
      position: 'text',
      facing: 'int',
      walk_order: 'int',
    },
    places.map(({ walkOrder, ...place }) => ({ ...place, organisation_id: organisation, walk_order: walkOrder })),
  )

export const updatePlace = (
  db: Db,
  organisation: OrganisationId,
  place: PlaceFields & { readonly archived: boolean },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.place set zone = ${place.zone}, aisle = ${place.aisle}, rack = ${place.rack}, shelf = ${place.shelf},
        position = ${place.position}, facing = ${place.facing}, archived = ${place.archived}, version = version + 1
      where organisation_id = ${organisation} and id = ${place.id}`,
  )

/** Writes the order of the walk. */
export const writeWalk = (
  db: Db,
  organisation: OrganisationId,
  places: readonly { readonly id: string; readonly walkOrder: number }[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.place',
    { organisation_id: 'uuid', id: 'uuid' },
    { walk_order: 'int' },
    places.map(({ id, walkOrder }) => ({ organisation_id: organisation, id, walk_order: walkOrder })),
  )

/** The list of places as `platform/lists` reads it; those put away only when asked for. */
export const placeList = (organisation: OrganisationId): ListDefinition => {
  const text = (column: string) => ({ sql: sql`place.${sql.ref(column)}`, type: 'text', sortable: true }) as const
  return {
    name: 'places',
    from: sql`from catalogue.place where place.organisation_id = ${organisation} and not place.archived`,
    id: sql`place.id`,
    columns: {
      walkOrder: { sql: sql`place.walk_order`, type: 'number', sortable: true },
      zone: text('zone'),
      aisle: text('aisle'),
      rack: text('rack'),
      shelf: text('shelf'),
      position: text('position'),
      facing: { sql: sql`place.facing`, type: 'number' },
      products: { sql: counted, type: 'number' },
    },
    search: (word) => sql`place.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    filters: {
      zone: (value) => sql`place.zone = ${value}`,
      is: (value) => (value === 'empty' ? sql`${counted} = 0` : value === 'filled' ? sql`${counted} > 0` : sql`false`),
    },
    sort: 'walkOrder',
  }
}
