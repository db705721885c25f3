/** What the law asks of unit prices, as the shop keeps it; contents as they were. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import { type Day, isWithin } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { CountryRules } from '../rules/unit-price.ts'

export interface UnitRulesRow extends CountryRules {
  readonly from: Day
}

/** The latest first. */
export const readUnitRules = (db: Db, organisation: OrganisationId): Promise<UnitRulesRow[]> =>
  rows(
    db,
    sql<UnitRulesRow>`select from_day as "from", dimensions, drained, below_thousandths as "belowThousandths",
        shrink_months as "shrinkMonths", shrink_above_area as "shrinkAboveArea"
      from catalogue.unit_price_rules where organisation_id = ${organisation} order by from_day desc`,
  )

export const writeUnitRules = (db: Db, organisation: OrganisationId, one: UnitRulesRow): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.unit_price_rules (organisation_id, from_day, dimensions, drained, below_thousandths,
        shrink_months, shrink_above_area)
      values (${organisation}, ${one.from}, ${[...one.dimensions]}, ${one.drained}, ${one.belowThousandths},
        ${one.shrinkMonths}, ${one.shrinkAboveArea})
      on conflict (organisation_id, from_day) do update set dimensions = excluded.dimensions, drained = excluded.drained,
        below_thousandths = excluded.below_thousandths, shrink_months = excluded.shrink_months,
        shrink_above_area = excluded.shrink_above_area`,
  )

export const dropUnitRules = (db: Db, organisation: OrganisationId, from: Day): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.unit_price_rules where organisation_id = ${organisation} and from_day = ${from}`,
  )

export interface ExemptionRow {
  readonly id: string
  readonly category: string | null
  readonly belowAmount: number | null
  readonly belowUnit: string | null
  readonly byPiece: boolean
  readonly from: Day | null
  readonly to: Day | null
}

export const exemptOn = ({ from, to }: Pick<ExemptionRow, 'from' | 'to'>, day: Day): boolean => isWithin(day, from, to)

export const readExemptions = (db: Db, organisation: OrganisationId): Promise<ExemptionRow[]> =>
  rows(
    db,
    sql<ExemptionRow>`select id, category_id as category, below_amount as "belowAmount", below_unit as "belowUnit",
        by_piece as "byPiece", from_day as "from", to_day as "to"
      from catalogue.unit_price_exemption where organisation_id = ${organisation} order by id`,
  )

export const writeExemption = (db: Db, organisation: OrganisationId, one: ExemptionRow): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.unit_price_exemption (organisation_id, id, category_id, below_amount, below_unit, by_piece,
        from_day, to_day)
      values (${organisation}, ${one.id}, ${one.category}, ${one.belowAmount}, ${one.belowUnit}, ${one.byPiece}, ${one.from},
        ${one.to})
      on conflict (organisation_id, id) do update set category_id = excluded.category_id,
        below_amount = excluded.below_amount, below_unit = excluded.below_unit, by_piece = excluded.by_piece,
        from_day = excluded.from_day, to_day = excluded.to_day`,
  )

export const dropExemption = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from catalogue.unit_price_exemption where organisation_id = ${organisation} and id = ${id}`)

export interface ContentChange {
  readonly product: string
  readonly on: Day
  readonly amount: number
  readonly unit: string
  readonly packs: number
  readonly cents: number | null
}

/** Contents that changed since a day, the oldest first. */
export const readContentChanges = (
  db: Db,
  organisation: OrganisationId,
  since: Day,
  products: readonly string[] | null,
): Promise<ContentChange[]> =>
  rows(
    db,
    sql<ContentChange>`select product_id as product, on_day as "on", amount, unit, packs, cents from catalogue.content_change
      where organisation_id = ${organisation} and on_day > ${since}
        ${products === null ? sql`` : sql`and product_id = any(${products}::uuid[])`}
      order by product_id, on_day, event_id`,
  )

export const addContentChange = (
  db: Db,
  organisation: OrganisationId,
  one: ContentChange & { readonly event: string },
): Promise<number> =>
  insertRows(
    db,
    'catalogue.content_change',
    {
      organisation_id: 'uuid',
      product_id: 'uuid',
      event_id: 'uuid',
      on_day: 'date',
      amount: 'bigint',
      unit: 'text',
      packs: 'int',
      cents: 'bigint',
    },
    [
      {
        organisation_id: organisation,
        product_id: one.product,
        event_id: one.event,
        on_day: one.on,
        amount: one.amount,
        unit: one.unit,
        packs: one.packs,
        cents: one.cents,
      },
    ],
    'on conflict do nothing',
  )
