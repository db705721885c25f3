/** The list of products as a file with everything an import of products reads, so that it comes back as it went. */
import { sql } from '#platform/database/sql.ts'
import type { ListColumn, ListDefinition } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type ListWish, productList } from './product-list.ts'

/** Types of quality with a column of their own. */
export const qualityTypes = ['ecological', 'local', 'fair', 'distribution'] as const

const column = (name: string, type: ListColumn['type'] = 'text'): ListColumn => ({
  sql: sql`product.${sql.ref(name)}`,
  type,
})
const said: ListColumn = { sql: sql`null::text`, type: 'text' }

const qualities = (
  organisation: OrganisationId,
  which: ReturnType<typeof sql>,
  named: ReturnType<typeof sql> = sql`quality.name`,
): ListColumn => ({
  sql: sql`(select string_agg(${named}, '; ' order by used.position, quality.id)
    from catalogue.product_quality as used
    join catalogue.quality on quality.organisation_id = used.organisation_id and quality.id = used.quality_id
    where used.organisation_id = ${organisation} and used.product_id = product.id and ${which})`,
  type: 'text',
})

const belongings = (organisation: OrganisationId): Record<string, ListColumn> => ({
  ...Object.fromEntries(
    qualityTypes.map((type) => [type, qualities(organisation, sql`quality.type = ${type}`)] as const),
  ),
  quality: qualities(
    organisation,
    sql`quality.type <> all(${[...qualityTypes]})`,
    sql`quality.name || ' [' || quality.type || ']'`,
  ),
  moreBarcodes: {
    sql: sql`(select string_agg(barcode.code, '; ' order by barcode.code) from catalogue.barcode
      where barcode.organisation_id = ${organisation} and barcode.product_id = product.id and not barcode.main)`,
    type: 'text',
  },
  deposit: {
    sql: sql`(select string_agg(case when used.count > 1 then used.count || ' × ' else '' end || item.name || ' = '
        || to_char(item.cents / 100.0, 'FM999999990.00'), '; ' order by item.name, item.id)
      from catalogue.product_deposit as used
      join catalogue.deposit_item as item on item.organisation_id = used.organisation_id and item.id = used.deposit_id
      where used.organisation_id = ${organisation} and used.product_id = product.id)`,
    type: 'text',
  },
  preferredSupplier: {
    sql: sql`(select supplier.name from catalogue.supplier
      where supplier.organisation_id = ${organisation} and supplier.id = product.preferred_supplier_id)`,
    type: 'text',
  },
})

export function productFile(wish: ListWish): ListDefinition {
  const list = productList(wish)
  return {
    ...list,
    columns: {
      ...list.columns,
      externalId: column('external_id'),
      reference: column('reference'),
      cost: { sql: sql`product.cost::numeric / 10000`, type: 'number' },
      maker: column('maker'),
      country: column('country'),
      region: column('region'),
      originComplement: column('origin_complement'),
      zone: column('zone'),
      contentAmount: column('content_amount', 'quantity'),
      contentUnit: column('content_unit'),
      contentPacks: column('content_packs', 'number'),
      drainedWeight: column('drained_weight', 'quantity'),
      // grams, read as thousandths of a kilo
      weight: column('gross_grams', 'quantity'),
      tare: column('tare_grams', 'number'),
      displayUnit: column('display_unit'),
      secondUnit: column('second_unit'),
      ...belongings(wish.organisation),
      freshClass: column('fresh_class'),
      range: column('range', 'number'),
      storage: column('storage'),
      useByDays: column('use_by_days', 'number'),
      bestBeforeDays: column('best_before_days', 'number'),
      saleLimitDays: column('sale_limit_days', 'number'),
      ingredients: column('ingredients'),
      allergensContained: said,
      allergensPossible: said,
      allergensFree: said,
      abv: { sql: sql`product.abv::numeric / 100`, type: 'number' },
      ...Object.fromEntries(
        (
          [
            ['food', 'food'],
            ['alcohol', 'alcohol'],
            ['vegan', 'vegan'],
            ['vegetarian', 'vegetarian'],
            ['rawMilk', 'raw_milk'],
            ['weighed', 'weighed'],
            ['sold', 'sold'],
            ['bought', 'bought'],
            ['atTill', 'at_till'],
            ['internalConsumable', 'internal_consumable'],
          ] as const
        ).map(([key, name]) => [key, column(name, 'yes_no')]),
      ),
      hazard: column('hazard'),
      safetySheet: column('safety_sheet'),
      scaleGroup: column('scale_group'),
      scaleSequence: column('scale_sequence', 'number'),
      printCategory: column('print_category'),
      /** For `complete`, which says them in words. */
      allergens: { ...column('allergens'), exported: false },
      categoryId: { ...column('category_id'), exported: false },
    },
  }
}
