/** Prices with their days, rules of prices, lists of other prices. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { DatedPrice } from '../rules/current-price.ts'
import type { PartialRule, RuleScope } from '../rules/price-rule.ts'

export interface PriceRow extends DatedPrice {
  readonly product: string
  readonly from: Day
  readonly to: Day | null
  readonly source: 'hand' | 'rule' | 'campaign' | 'import'
  readonly author: string | null
  readonly reason: string | null
  readonly at: Instant
  readonly campaign: string | null
}

const columns = sql`price.id, price.product_id as product, price.cents, price.from_day as "from", price.to_day as "to",
  price.kind, price.source, price.author_id as author, price.reason, price.at, price.campaign_id as campaign`
const of = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and price.product_id = any(${ids}::uuid[])`)

/** The prices that may hold on a day: of each product the latest that began, of either kind. */
export const readPricesOn = (
  db: Db,
  organisation: OrganisationId,
  day: Day,
  products: readonly string[] | null,
): Promise<PriceRow[]> =>
  rows(
    db,
    sql<PriceRow>`select distinct on (price.product_id, price.kind) ${columns} from catalogue.price_held as price
      where price.organisation_id = ${organisation} and price.from_day <= ${day}
        and (price.to_day is null or price.to_day >= ${day}) ${of(products)}
      order by price.product_id, price.kind, price.from_day desc, price.id desc`,
  )

/** The prices that may hold on any of these days: those of the first one, and what began since. */
export const readPricesSince = (
  db: Db,
  organisation: OrganisationId,
  since: Day,
  day: Day,
  products: readonly string[] | null,
): Promise<PriceRow[]> =>
  rows(
    db,
    sql<PriceRow>`(select distinct on (price.product_id, price.kind) ${columns} from catalogue.price_held as price
        where price.organisation_id = ${organisation} and price.from_day <= ${since}
          and (price.to_day is null or price.to_day >= ${since}) ${of(products)}
        order by price.product_id, price.kind, price.from_day desc, price.id desc)
      union all
      select ${columns} from catalogue.price_held as price
      where price.organisation_id = ${organisation} and price.from_day > ${since} and price.from_day <= ${day}
        ${of(products)}
      order by product, id`,
  )

/** Of each product the first price that begins after a day. */
export const readNextPrices = (
  db: Db,
  organisation: OrganisationId,
  day: Day,
  products: readonly string[] | null,
): Promise<PriceRow[]> =>
  rows(
    db,
    sql<PriceRow>`select distinct on (price.product_id) ${columns} from catalogue.price_held as price
      where price.organisation_id = ${organisation} and price.from_day > ${day} ${of(products)}
      order by price.product_id, price.from_day, price.id desc`,
  )

/** Every price of a product, the latest first. */
export const readPrices = (db: Db, organisation: OrganisationId, product: string): Promise<PriceRow[]> =>
  rows(
    db,
    sql<PriceRow>`select ${columns} from catalogue.price_held as price
      where price.organisation_id = ${organisation} and price.product_id = ${product}
      order by price.from_day desc, price.id desc limit 1000`,
  )

/** A price to be written; `campaign` where one asks for it. */
export type NewPriceRow = Omit<PriceRow, 'campaign'> & { readonly campaign?: string | null }

export const addPrices = (db: Db, organisation: OrganisationId, prices: readonly NewPriceRow[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.price',
    {
      organisation_id: 'uuid',
      product_id: 'uuid',
      id: 'uuid',
      cents: 'bigint',
      from_day: 'date',
      to_day: 'date',
      kind: 'text',
      source: 'text',
      author_id: 'uuid',
      reason: 'text',
      at: 'timestamptz',
      campaign_id: 'uuid',
    },
    prices.map((one) => ({
      organisation_id: organisation,
      product_id: one.product,
      id: one.id,
      cents: one.cents,
      from_day: one.from,
      to_day: one.to,
      kind: one.kind,
      source: one.source,
      author_id: one.author,
      reason: one.reason,
      at: one.at,
      campaign_id: one.campaign ?? null,
    })),
  )

/** Every price of a product as a list, the latest first. */
export const priceHistoryList = (organisation: OrganisationId, product: string): ListDefinition => ({
  name: 'price_history',
  from: sql`from catalogue.price_held as price
    where price.organisation_id = ${organisation} and price.product_id = ${product}`,
  id: sql`price.id`,
  columns: {
    from: { sql: sql`price.from_day`, type: 'day', sortable: true },
    to: { sql: sql`price.to_day`, type: 'day' },
    price: { sql: sql`price.cents`, type: 'money' },
    kind: { sql: sql`price.kind`, type: 'text' },
    source: { sql: sql`price.source`, type: 'text' },
    reason: { sql: sql`price.reason`, type: 'text' },
    at: { sql: sql`price.at`, type: 'instant' },
  },
  sort: '-from',
})

/** A list of other prices beside the normal ones. */
export const listPriceList = (organisation: OrganisationId, list: string): ListDefinition => ({
  name: 'list_prices',
  from: sql`from catalogue.price_list_item as item
    join catalogue.product on product.organisation_id = ${organisation} and product.id = item.product_id
    where item.organisation_id = ${organisation} and item.list_id = ${list}`,
  id: sql`product.id`,
  columns: {
    number: { sql: sql`product.number`, type: 'number', sortable: true },
    name: { sql: sql`product.name`, sortSql: sql`product.sort_name`, type: 'text', sortable: true },
    cents: { sql: sql`item.cents`, type: 'money', sortable: true },
    price: { sql: sql`null::bigint`, type: 'money' },
    difference: { sql: sql`null::numeric`, type: 'number' },
  },
  search: (word) => sql`strpos(product.search, ${word}) > 0`,
  filters: { category: (value) => sql`product.category_id::text = ${value}` },
  sort: 'name',
})

export interface RuleRow {
  readonly scope: RuleScope
  readonly target: string
  readonly rule: PartialRule
}

export const readRules = (db: Db, organisation: OrganisationId): Promise<RuleRow[]> =>
  rows(
    db,
    sql<RuleRow>`select scope, target_id as target, rule from catalogue.price_rule
      where organisation_id = ${organisation} order by scope, target_id`,
  )

export const writeRule = (db: Db, organisation: OrganisationId, { scope, target, rule }: RuleRow): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.price_rule (organisation_id, scope, target_id, rule)
      values (${organisation}, ${scope}, ${target}, ${JSON.stringify(rule)}::jsonb)
      on conflict (organisation_id, scope, target_id) do update set rule = excluded.rule, version = price_rule.version + 1`,
  )

/** Several at once, each as a whole. */
export const writeRules = (db: Db, organisation: OrganisationId, all: readonly RuleRow[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.price_rule',
    { organisation_id: 'uuid', scope: 'text', target_id: 'uuid', rule: 'jsonb' },
    all.map(({ scope, target, rule }) => ({ organisation_id: organisation, scope, target_id: target, rule })),
    'on conflict (organisation_id, scope, target_id) do update set rule = excluded.rule, version = price_rule.version + 1',
  )

export const addPriceList = (db: Db, organisation: OrganisationId, id: string, name: string): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.price_list (organisation_id, id, name) values (${organisation}, ${id}, ${name})`,
  )

export const readPriceLists = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ list: string; name: string; products: number }[]> =>
  rows(
    db,
    sql<{ list: string; name: string; products: number }>`select id as list, name,
        (select count(*) from catalogue.price_list_item as item
          where item.organisation_id = price_list.organisation_id and item.list_id = price_list.id) as products
      from catalogue.price_list where organisation_id = ${organisation} order by platform.plain(name), id`,
  )

export const writeListPrice = (
  db: Db,
  organisation: OrganisationId,
  list: string,
  product: string,
  cents: number | null,
): Promise<number> =>
  written(
    db,
    cents === null
      ? sql`delete from catalogue.price_list_item
          where organisation_id = ${organisation} and list_id = ${list} and product_id = ${product}`
      : sql`insert into catalogue.price_list_item (organisation_id, list_id, product_id, cents)
          values (${organisation}, ${list}, ${product}, ${cents})
          on conflict (organisation_id, list_id, product_id) do update set cents = excluded.cents`,
  )

export interface ListPrice {
  readonly product: string
  readonly list: string
  readonly name: string
  readonly cents: number
}

export const readListPrices = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<ListPrice[]> =>
  rows(
    db,
    sql<ListPrice>`select item.product_id as product, list.id as list, list.name, item.cents
      from catalogue.price_list_item as item
      join catalogue.price_list as list on list.organisation_id = item.organisation_id and list.id = item.list_id
      where item.organisation_id = ${organisation} ${products === null ? sql`` : sql`and item.product_id = any(${products}::uuid[])`}
      order by item.product_id, platform.plain(list.name), list.id`,
  )

/** Products of which a price begins on this day, or a promotion ended the day before. */
export const readBeginning = async (db: Db, organisation: OrganisationId, day: Day): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ product: string }>`select distinct price.product_id as product from catalogue.price_held as price
        join catalogue.product on product.organisation_id = price.organisation_id and product.id = price.product_id
        where price.organisation_id = ${organisation} and (price.from_day = ${day} or price.to_day = ${day}::date - 1)
          and product.state = 'active'
        order by price.product_id`,
    )
  ).map(({ product }) => product)
