/** Campaigns of prices and what they ask for. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import { wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { CampaignState } from '../rules/campaign.ts'

export interface CampaignFields {
  readonly name: string
  readonly kind: 'prices' | 'vat'
  readonly from: Day
  readonly to: Day | null
  readonly vatClass: string | null
  readonly vatCountry: string | null
  /** Millionths. */
  readonly vatRate: number | null
  readonly keep: 'shelf' | 'net' | null
}
export interface CampaignRow extends CampaignFields {
  readonly id: string
  readonly number: number
  readonly scheduled: boolean
  readonly cancelled: boolean
  readonly lastDay: Day | null
  readonly told: CampaignState
  readonly version: number
}

const columns = sql`campaign.id, campaign.number, campaign.name, campaign.kind, campaign.from_day as "from",
  campaign.to_day as "to", campaign.vat_class as "vatClass", campaign.vat_country as "vatCountry",
  campaign.vat_rate as "vatRate", campaign.keep,
  campaign.scheduled_at is not null as scheduled, campaign.cancelled_at is not null as cancelled,
  campaign.last_day as "lastDay", campaign.told, campaign.version`

/** As `stateOn` decides it; a test compares both. */
const stateSql = (day: Day) => sql`case when campaign.cancelled_at is not null then 'cancelled'
  when campaign.scheduled_at is null then 'draft'
  when coalesce(campaign.last_day, campaign.to_day) < ${day} then 'ended'
  when campaign.from_day <= ${day} then 'live' else 'scheduled' end`

export const campaignList = (organisation: OrganisationId, today: Day): ListDefinition => ({
  name: 'campaigns',
  from: sql`from catalogue.campaign where campaign.organisation_id = ${organisation}`,
  id: sql`campaign.id`,
  columns: {
    number: { sql: sql`campaign.number`, type: 'number', sortable: true },
    name: { sql: sql`campaign.name`, type: 'text', sortable: true },
    kind: { sql: sql`campaign.kind`, type: 'text' },
    from: { sql: sql`campaign.from_day`, type: 'day', sortable: true },
    to: { sql: sql`coalesce(campaign.last_day, campaign.to_day)`, type: 'day' },
    state: { sql: stateSql(today), type: 'text' },
    products: {
      sql: sql`(select count(*) from catalogue.campaign_price as item
        where item.organisation_id = ${organisation} and item.campaign_id = campaign.id)`,
      type: 'number',
    },
  },
  search: wordIn(sql`campaign.search`),
  filters: {
    kind: (value) => sql`campaign.kind = ${value}`,
    state: (value) => sql`${stateSql(today)} = ${value}`,
  },
  sort: '-from',
})

/** Those whose state may have turned since it was told. */
export const readTurning = (db: Db, organisation: OrganisationId): Promise<CampaignRow[]> =>
  rows(
    db,
    sql<CampaignRow>`select ${columns} from catalogue.campaign
      where campaign.organisation_id = ${organisation} and campaign.scheduled_at is not null
        and campaign.told in ('scheduled', 'live')
      order by campaign.id for update`,
  )

export const readCampaign = (db: Db, organisation: OrganisationId, id: string): Promise<CampaignRow | null> =>
  one(
    db,
    sql<CampaignRow>`select ${columns} from catalogue.campaign
      where campaign.organisation_id = ${organisation} and campaign.id = ${id}`,
  )

export const lockCampaign = (db: Db, organisation: OrganisationId, id: string): Promise<CampaignRow | null> =>
  one(
    db,
    sql<CampaignRow>`select ${columns} from catalogue.campaign
      where campaign.organisation_id = ${organisation} and campaign.id = ${id} for update`,
  )

/** One plans at a time: two who schedule in the same moment must see each other. */
export const lockPlanning = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  rows(db, sql`select pg_advisory_xact_lock(hashtextextended('catalogue.campaign ' || ${organisation}::text, 0))`)

export const addCampaign = (
  db: Db,
  organisation: OrganisationId,
  one: CampaignFields & { readonly id: string; readonly number: number; readonly author: string | null; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.campaign (organisation_id, id, number, name, kind, from_day, to_day, vat_class, vat_country,
        vat_rate, keep, author_id, created_at)
      values (${organisation}, ${one.id}, ${one.number}, ${one.name}, ${one.kind}, ${one.from}, ${one.to}, ${one.vatClass},
        ${one.vatCountry}, ${one.vatRate}, ${one.keep}, ${one.author}, ${one.now})`,
  )

export const updateCampaign = (
  db: Db,
  organisation: OrganisationId,
  one: CampaignFields & { readonly id: string },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.campaign set name = ${one.name}, from_day = ${one.from}, to_day = ${one.to},
        vat_rate = ${one.vatRate}, keep = ${one.keep}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )

export const writeDecision = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  decision: {
    readonly scheduledAt?: Instant
    readonly cancelledAt?: Instant
    readonly lastDay?: Day
  },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.campaign set scheduled_at = coalesce(${decision.scheduledAt ?? null}, scheduled_at),
        cancelled_at = coalesce(${decision.cancelledAt ?? null}, cancelled_at),
        last_day = coalesce(${decision.lastDay ?? null}, last_day), version = version + 1
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const writeTold = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  state: CampaignState,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.campaign set told = ${state}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

export interface CampaignPrice {
  readonly campaign: string
  readonly product: string
  readonly cents: number
  /** 1/10 000; null: it stays. */
  readonly cost: number | null
}

export const readCampaignPrices = (
  db: Db,
  organisation: OrganisationId,
  campaigns: readonly string[],
): Promise<CampaignPrice[]> =>
  rows(
    db,
    sql<CampaignPrice>`select item.campaign_id as campaign, item.product_id as product, item.cents, item.cost
      from catalogue.campaign_price as item
      where item.organisation_id = ${organisation} and item.campaign_id = any(${campaigns}::uuid[])
      order by item.campaign_id, item.product_id`,
  )

export const writeCampaignPrices = (
  db: Db,
  organisation: OrganisationId,
  campaign: string,
  prices: readonly Omit<CampaignPrice, 'campaign'>[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.campaign_price',
    { organisation_id: 'uuid', campaign_id: 'uuid', product_id: 'uuid', cents: 'bigint', cost: 'bigint' },
    prices.map(({ product, cents, cost }) => ({
      organisation_id: organisation,
      campaign_id: campaign,
      product_id: product,
      cents,
      cost,
    })),
    'on conflict (organisation_id, campaign_id, product_id) do update set cents = excluded.cents, cost = excluded.cost',
  )

export const dropCampaignPrices = (
  db: Db,
  organisation: OrganisationId,
  campaign: string,
  products: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.campaign_price
      where organisation_id = ${organisation} and campaign_id = ${campaign} and product_id = any(${products}::uuid[])`,
  )

export interface TakenProduct {
  readonly product: string
  readonly name: string
  readonly campaign: string
  readonly campaignName: string
  readonly from: Day
  readonly to: Day | null
  readonly lastDay: Day | null
}

/** Products among these that another scheduled campaign prices, with its days. */
export const takenProducts = (
  db: Db,
  organisation: OrganisationId,
  campaign: string | null,
  products: readonly string[],
): Promise<TakenProduct[]> =>
  rows(
    db,
    sql<TakenProduct>`select product.id as product, product.name, campaign.id as campaign, campaign.name as "campaignName",
        campaign.from_day as "from", campaign.to_day as "to", campaign.last_day as "lastDay"
      from catalogue.campaign_price as item
      join catalogue.campaign on campaign.organisation_id = item.organisation_id and campaign.id = item.campaign_id
      join catalogue.product on product.organisation_id = item.organisation_id and product.id = item.product_id
      where item.organisation_id = ${organisation} and item.product_id = any(${products}::uuid[])
        and campaign.scheduled_at is not null and campaign.cancelled_at is null
        and campaign.id is distinct from ${campaign}
      order by product.sort_name, product.id, campaign.from_day, campaign.id`,
  )

/** What a campaign asks, product by product. */
export function campaignPriceList(organisation: OrganisationId, campaign: string): ListDefinition {
  const before = sql`(select price.cents from catalogue.price_held as price, catalogue.campaign
    where campaign.organisation_id = ${organisation} and campaign.id = item.campaign_id
      and price.organisation_id = ${organisation} and price.product_id = product.id and price.from_day < campaign.from_day
      and (price.to_day is null or price.to_day >= campaign.from_day) and price.campaign_id is distinct from campaign.id
    order by price.kind = 'promotion' desc, price.from_day desc, price.id desc limit 1)`
  return {
    name: 'campaign_prices',
    from: sql`from catalogue.campaign_price as item
    join catalogue.product on product.organisation_id = ${organisation} and product.id = item.product_id
    where item.organisation_id = ${organisation} and item.campaign_id = ${campaign}`,
    id: sql`product.id`,
    columns: {
      number: { sql: sql`product.number`, type: 'number', sortable: true },
      name: { sql: sql`product.name`, sortSql: sql`product.sort_name`, type: 'text', sortable: true },
      before: { sql: before, type: 'money' },
      price: { sql: sql`item.cents`, type: 'money', sortable: true },
    },
    search: (word) => sql`strpos(product.search, ${word}) > 0`,
    filters: {
      // rises and falls
      moves: (value) => (value === 'down' ? sql`item.cents < ${before}` : sql`item.cents > ${before}`),
    },
    sort: 'name',
  }
}
