/** The list of products as `platform/lists` reads it. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql } from '#platform/database/sql.ts'
import { type ListColumn, type ListDefinition, type ListFilter, searchedWords } from '#platform/lists/list.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ListWish {
  readonly organisation: OrganisationId
  readonly today: Day
  /** What the search found; null where nothing is searched. */
  readonly found: Found | null
}

/** Products that fit every word, typos forgiven; asked once for the rows and their number. Null where nothing is asked. */
export async function findProducts(db: Db, asked: string | undefined): Promise<Found | null> {
  const words = searchedWords(asked)
  if (words.length === 0) return null
  // As the database writes them: thousands of ids come and go without being read here.
  return one(
    db,
    sql<Found>`select found::text as ids, cardinality(found) as total from catalogue.products_found(${words}) as found`,
  )
}

export interface Found {
  readonly ids: string
  readonly total: number
}

export const flagNames = ['sold', 'bought', 'weighed', 'vegan', 'alcohol', 'food', 'at_till'] as const

/** As `priceOn` decides it; a test compares both. */
const priceSql = ({
  organisation,
  today,
}: Pick<ListWish, 'organisation' | 'today'>) => sql`(select price.cents from catalogue.price_held as price
  where price.organisation_id = ${organisation} and price.product_id = product.id and price.from_day <= ${today}
    and (price.to_day is null or price.to_day >= ${today})
  order by price.kind = 'promotion' desc, price.from_day desc, price.id desc limit 1)`

/** Names of suppliers whose line holds today: usually one. */
const supplierSql = ({
  organisation,
  today,
}: Pick<ListWish, 'organisation' | 'today'>) => sql`(select string_agg(distinct supplier.name, ', ')
  from catalogue.supplier_line as line
  join catalogue.supplier on supplier.organisation_id = ${organisation} and supplier.id = line.supplier_id
  where line.organisation_id = ${organisation} and line.product_id = product.id and line.listing = 'listed'
    and (line.valid_from is null or line.valid_from <= ${today}) and (line.valid_to is null or line.valid_to >= ${today}))`

const categorySql = (organisation: OrganisationId) => sql`(select category.name from catalogue.category
  where category.organisation_id = ${organisation} and category.id = product.category_id)`

const barcodeSql = (organisation: OrganisationId) => sql`(select barcode.code from catalogue.barcode
  where barcode.organisation_id = ${organisation} and barcode.product_id = product.id and barcode.main)`

/** Places a product stands at. */
const placesSql = (organisation: OrganisationId) => sql`select from catalogue.product_place as held
  join catalogue.place on place.organisation_id = held.organisation_id and place.id = held.place_id
  where held.organisation_id = ${organisation} and held.product_id = product.id and not place.archived`

function columnsOf(wish: ListWish): Record<string, ListColumn> {
  return {
    number: { sql: sql`product.number`, type: 'number', sortable: true },
    name: { sql: sql`product.name`, sortSql: sql`product.sort_name`, type: 'text', sortable: true },
    brand: { sql: sql`product.brand`, type: 'text' },
    category: { sql: categorySql(wish.organisation), type: 'text' },
    price: { sql: priceSql(wish), type: 'money' },
    saleUnit: { sql: sql`product.sale_unit`, type: 'text' },
    supplier: { sql: supplierSql(wish), type: 'text' },
    barcode: { sql: barcodeSql(wish.organisation), type: 'text' },
    vatClass: { sql: sql`product.vat_class`, type: 'text' },
    state: { sql: sql`product.state`, type: 'text' },
    picture: {
      sql: sql`(select picture.id from catalogue.picture where picture.organisation_id = ${wish.organisation}
        and picture.kind = 'product' and picture.of = product.id::text order by picture.position, picture.id limit 1)`,
      type: 'text',
      exported: false,
    },
  }
}

export const productList = (wish: ListWish): ListDefinition => ({
  name: 'products',
  from: sql`from catalogue.product where product.organisation_id = ${wish.organisation}
    ${wish.found === null ? sql`` : sql`and product.id = any(${wish.found.ids}::uuid[])`}`,
  id: sql`product.id`,
  columns: columnsOf(wish),
  ...(wish.found === null ? {} : { total: wish.found.total }),
  filters: filtersOf(wish),
  sort: 'name',
})

function filtersOf({ organisation, today }: ListWish): Record<string, ListFilter> {
  const missing: Record<string, ReturnType<ListFilter>> = {
    barcode: sql`not exists (select from catalogue.barcode
      where barcode.organisation_id = ${organisation} and barcode.product_id = product.id)`,
    price: sql`${priceSql({ organisation, today })} is null`,
    supplier: sql`${supplierSql({ organisation, today })} is null`,
    category: sql`product.category_id is null`,
    content: sql`(product.content_amount is null and product.sale_unit = 'piece')`,
    origin: sql`product.country is null`,
    place: sql`not exists (${placesSql(organisation)})`,
  }
  return {
    // with everything below it
    category: (value) => sql`product.category_id in (
      with recursive below as (
        select category.id from catalogue.category where category.organisation_id = ${organisation} and category.id::text = ${value}
        union
        select category.id from catalogue.category join below on category.parent_id = below.id
        where category.organisation_id = ${organisation})
      select id from below)`,
    supplier: (value) => sql`product.id in (select line.product_id from catalogue.supplier_line as line
      where line.organisation_id = ${organisation} and line.supplier_id::text = ${value})`,
    state: (value) => sql`product.state = ${value}`,
    vatClass: (value) => sql`product.vat_class = ${value}`,
    quality: (value) => sql`product.id in (select used.product_id from catalogue.product_quality as used
      where used.organisation_id = ${organisation} and used.quality_id::text = ${value})`,
    place: (value) => sql`exists (${placesSql(organisation)} and place.id::text = ${value})`,
    zoneOfShop: (value) => sql`exists (${placesSql(organisation)} and place.zone = ${value})`,
    is: (value) => (flagNames.some((flag) => flag === value) ? sql`product.${sql.ref(value)}` : sql`false`),
    missing: (value) => missing[value] ?? sql`false`,
  }
}

/** Only what members may buy today. */
export const onSale = (list: ListDefinition): ListDefinition => ({
  ...list,
  name: 'shop',
  from: sql`${list.from} and product.state = 'active' and product.sold`,
  // the number that was found holds those of the office as well
  total: undefined,
})
