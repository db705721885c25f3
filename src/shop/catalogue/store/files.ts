/** Lists that exist as files only: suppliers and their lines with all that is known, and every price there ever was. */
import { sql } from '#platform/database/sql.ts'
import type { ListColumn, ListDefinition } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { supplierList } from './supplier.ts'

const product = {
  number: { sql: sql`product.number`, type: 'number' },
  name: { sql: sql`product.name`, sortSql: sql`product.sort_name`, type: 'text', sortable: true },
} as const satisfies Record<string, ListColumn>

export function supplierFile(organisation: OrganisationId): ListDefinition {
  const list = supplierList(organisation)
  const text = (name: string): ListColumn => ({ sql: sql`supplier.${sql.ref(name)}`, type: 'text' })
  const { archived: _archived, ...columns } = list.columns
  return {
    ...list,
    columns: {
      ...columns,
      phone: text('phone'),
      website: text('website'),
      country: text('country'),
      customerNumber: text('customer_number'),
      notes: text('notes'),
      active: { sql: sql`not supplier.archived`, type: 'yes_no' },
    },
  }
}

export const lineFile = (organisation: OrganisationId): ListDefinition => ({
  name: 'supplier_lines',
  from: sql`from catalogue.supplier_line as line
    join catalogue.product on product.organisation_id = line.organisation_id and product.id = line.product_id
    join catalogue.supplier on supplier.organisation_id = line.organisation_id and supplier.id = line.supplier_id
    where line.organisation_id = ${organisation}`,
  id: sql`line.id`,
  columns: {
    ...product,
    barcode: {
      sql: sql`(select barcode.code from catalogue.barcode
        where barcode.organisation_id = ${organisation} and barcode.product_id = product.id and barcode.main)`,
      type: 'text',
    },
    supplier: { sql: sql`supplier.name`, type: 'text' },
    code: { sql: sql`line.code`, type: 'text' },
    lineName: { sql: sql`line.name`, type: 'text' },
    price: { sql: sql`line.price::numeric / 10000`, type: 'number' },
    per: { sql: sql`line.per`, type: 'text' },
    packageQty: { sql: sql`line.package_qty`, type: 'quantity' },
    strictPackage: { sql: sql`line.strict_package`, type: 'yes_no' },
    discount: { sql: sql`line.discount::numeric / 10000`, type: 'number' },
    minQty: { sql: sql`line.min_qty`, type: 'quantity' },
    purchaseUnit: { sql: sql`line.purchase_unit`, type: 'text' },
    purchaseCount: { sql: sql`line.purchase_count`, type: 'quantity' },
    validFrom: { sql: sql`line.valid_from`, type: 'day' },
    validTo: { sql: sql`line.valid_to`, type: 'day' },
    vatIncluded: { sql: sql`line.vat_included`, type: 'yes_no' },
    advisedPrice: { sql: sql`line.advised_cents`, type: 'money' },
    listing: { sql: sql`line.listing`, type: 'text' },
    order: { sql: sql`line.position`, type: 'number' },
    deposits: {
      sql: sql`(select string_agg(case when used.count > 1 then used.count || ' × ' else '' end || item.name, '; ' order by item.name, item.id)
        from catalogue.line_deposit as used
        join catalogue.deposit_item as item on item.organisation_id = used.organisation_id and item.id = used.deposit_id
        where used.organisation_id = ${organisation} and used.line_id = line.id)`,
      type: 'text',
    },
  },
  sort: 'name',
})

/** As they hold: without those of campaigns that were cancelled. */
export const pricesFile = (organisation: OrganisationId): ListDefinition => ({
  name: 'prices',
  from: sql`from catalogue.price_held as price
    join catalogue.product on product.organisation_id = price.organisation_id and product.id = price.product_id
    where price.organisation_id = ${organisation}`,
  id: sql`price.id`,
  columns: {
    ...product,
    from: { sql: sql`price.from_day`, type: 'day' },
    to: { sql: sql`price.to_day`, type: 'day' },
    price: { sql: sql`price.cents`, type: 'money' },
    kind: { sql: sql`price.kind`, type: 'text' },
    source: { sql: sql`price.source`, type: 'text' },
    reason: { sql: sql`price.reason`, type: 'text' },
    setAt: { sql: sql`price.at`, type: 'instant' },
  },
  sort: 'name',
})
