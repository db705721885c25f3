/** Suppliers and how they sell products. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import { wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface SupplierFields {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly city: string | null
  readonly country: string | null
  readonly customerNumber: string | null
  readonly notes: string | null
}
export interface SupplierRow extends SupplierFields {
  readonly id: string
  readonly number: number
  readonly archived: boolean
}

export function supplierList(organisation: OrganisationId): ListDefinition {
  return {
    name: 'suppliers',
    from: sql`from catalogue.supplier where supplier.organisation_id = ${organisation}`,
    id: sql`supplier.id`,
    columns: {
      number: { sql: sql`supplier.number`, type: 'number', sortable: true },
      name: { sql: sql`supplier.name`, sortSql: sql`supplier.sort_name`, type: 'text', sortable: true },
      city: { sql: sql`supplier.city`, type: 'text' },
      email: { sql: sql`supplier.email`, type: 'text' },
      products: {
        sql: sql`(select count(distinct line.product_id) from catalogue.supplier_line as line
          where line.organisation_id = ${organisation} and line.supplier_id = supplier.id and line.listing <> 'unlisted')`,
        type: 'number',
      },
      archived: { sql: sql`supplier.archived`, type: 'yes_no' },
    },
    search: wordIn(sql`supplier.search`),
    filters: { archived: (value) => sql`supplier.archived = ${value === 'yes'}` },
    sort: 'name',
  }
}

const supplierColumns = sql`id, number, name, email, phone, website, city, country, customer_number as "customerNumber", notes,
  archived, version`

export const readSuppliers = (db: Db, organisation: OrganisationId): Promise<(SupplierRow & { version: number })[]> =>
  rows(
    db,
    sql<SupplierRow & { version: number }>`select ${supplierColumns} from catalogue.supplier
      where organisation_id = ${organisation} order by sort_name, id`,
  )

export const lockSupplier = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<(SupplierRow & { version: number }) | null> =>
  one(
    db,
    sql<SupplierRow & { version: number }>`select ${supplierColumns} from catalogue.supplier
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

export const addSuppliers = (db: Db, organisation: OrganisationId, all: readonly SupplierRow[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.supplier',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'int',
      name: 'text',
      email: 'text',
      phone: 'text',
      website: 'text',
      city: 'text',
      country: 'text',
      customer_number: 'text',
      notes: 'text',
      archived: 'boolean',
    },
    all.map(({ customerNumber, ...one }) => ({
      ...one,
      organisation_id: organisation,
      customer_number: customerNumber,
    })),
  )

export const updateSupplier = (db: Db, organisation: OrganisationId, one: SupplierRow): Promise<number> =>
  written(
    db,
    sql`update catalogue.supplier set name = ${one.name}, email = ${one.email}, phone = ${one.phone}, website = ${one.website},
        city = ${one.city}, country = ${one.country}, customer_number = ${one.customerNumber}, notes = ${one.notes},
        archived = ${one.archived}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )

export interface LineFields {
  readonly product: string
  readonly supplier: string
  readonly code: string | null
  readonly name: string | null
  readonly price: number
  readonly per: 'unit' | 'package'
  readonly packageQty: number
  readonly strictPackage: boolean
  readonly discount: number
  readonly minQty: number
  readonly purchaseUnit: string
  readonly purchaseCount: number | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly vatIncluded: boolean
  readonly advisedPrice: number | null
  readonly listing: 'listed' | 'temporarilyOut' | 'unlisted'
  readonly position: number
  readonly source: string
}
export interface LineRow extends LineFields {
  readonly id: string
  readonly priceChangedAt: Instant
  readonly version: number
}

const lineColumns = sql`line.id, line.product_id as product, line.supplier_id as supplier, line.code, line.name, line.price,
  line.per, line.package_qty as "packageQty", line.strict_package as "strictPackage", line.discount, line.min_qty as "minQty",
  line.purchase_unit as "purchaseUnit", line.purchase_count as "purchaseCount", line.valid_from as "validFrom",
  line.valid_to as "validTo", line.vat_included as "vatIncluded", line.advised_cents as "advisedPrice", line.listing,
  line.position, line.source, line.price_changed_at as "priceChangedAt", line.version`

const of = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and line.product_id = any(${ids}::uuid[])`)

export const readLines = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<(LineRow & { supplierName: string })[]> =>
  rows(
    db,
    sql<LineRow & { supplierName: string }>`select ${lineColumns}, supplier.name as "supplierName"
      from catalogue.supplier_line as line
      join catalogue.supplier on supplier.organisation_id = line.organisation_id and supplier.id = line.supplier_id
      where line.organisation_id = ${organisation} ${of(products)} order by line.product_id, line.position, line.id`,
  )

export const linesOfSupplier = (
  db: Db,
  organisation: OrganisationId,
  supplier: string,
): Promise<
  { line: string; product: string; productName: string; code: string | null; price: number; listing: string }[]
> =>
  rows(
    db,
    sql<{ line: string; product: string; productName: string; code: string | null; price: number; listing: string }>`
      select line.id as line, product.id as product, product.name as "productName", line.code, line.price, line.listing
      from catalogue.supplier_line as line
      join catalogue.product on product.organisation_id = line.organisation_id and product.id = line.product_id
      where line.organisation_id = ${organisation} and line.supplier_id = ${supplier} order by product.sort_name, line.id`,
  )

export const lockLine = (db: Db, organisation: OrganisationId, id: string): Promise<LineRow | null> =>
  one(
    db,
    sql<LineRow>`select ${lineColumns} from catalogue.supplier_line as line
      where line.organisation_id = ${organisation} and line.id = ${id} for update`,
  )

export const addLines = (
  db: Db,
  organisation: OrganisationId,
  lines: readonly (LineFields & { id: string; priceChangedAt: Instant })[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.supplier_line',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      product_id: 'uuid',
      supplier_id: 'uuid',
      code: 'text',
      name: 'text',
      price: 'bigint',
      per: 'text',
      package_qty: 'bigint',
      strict_package: 'boolean',
      discount: 'int',
      min_qty: 'bigint',
      purchase_unit: 'text',
      purchase_count: 'bigint',
      valid_from: 'date',
      valid_to: 'date',
      vat_included: 'boolean',
      advised_cents: 'bigint',
      listing: 'text',
      position: 'int',
      source: 'text',
      price_changed_at: 'timestamptz',
    },
    lines.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      product_id: one.product,
      supplier_id: one.supplier,
      code: one.code,
      name: one.name,
      price: one.price,
      per: one.per,
      package_qty: one.packageQty,
      strict_package: one.strictPackage,
      discount: one.discount,
      min_qty: one.minQty,
      purchase_unit: one.purchaseUnit,
      purchase_count: one.purchaseCount,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      vat_included: one.vatIncluded,
      advised_cents: one.advisedPrice,
      listing: one.listing,
      position: one.position,
      source: one.source,
      price_changed_at: one.priceChangedAt,
    })),
  )

export const updateLine = (db: Db, organisation: OrganisationId, one: LineRow): Promise<number> =>
  written(
    db,
    sql`update catalogue.supplier_line set code = ${one.code}, name = ${one.name}, price = ${one.price}, per = ${one.per},
        package_qty = ${one.packageQty}, strict_package = ${one.strictPackage}, discount = ${one.discount},
        min_qty = ${one.minQty}, purchase_unit = ${one.purchaseUnit}, purchase_count = ${one.purchaseCount},
        valid_from = ${one.validFrom}, valid_to = ${one.validTo}, vat_included = ${one.vatIncluded},
        advised_cents = ${one.advisedPrice}, listing = ${one.listing}, position = ${one.position},
        price_changed_at = ${one.priceChangedAt}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )

export const dropLine = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from catalogue.supplier_line where organisation_id = ${organisation} and id = ${id}`)

export const readLineDeposits = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<{ line: string; deposit: string; count: number }[]> =>
  rows(
    db,
    sql<{
      line: string
      deposit: string
      count: number
    }>`select used.line_id as line, used.deposit_id as deposit, used.count
      from catalogue.line_deposit as used
      join catalogue.supplier_line as line on line.organisation_id = used.organisation_id and line.id = used.line_id
      where used.organisation_id = ${organisation} ${of(products)} order by used.line_id, used.deposit_id`,
  )

export async function writeLineDeposits(
  db: Db,
  organisation: OrganisationId,
  line: string,
  deposits: readonly { readonly deposit: string; readonly count: number }[],
): Promise<void> {
  await written(
    db,
    sql`delete from catalogue.line_deposit where organisation_id = ${organisation} and line_id = ${line}`,
  )
  await insertRows(
    db,
    'catalogue.line_deposit',
    { organisation_id: 'uuid', line_id: 'uuid', deposit_id: 'uuid', count: 'int' },
    deposits.map(({ deposit, count }) => ({
      organisation_id: organisation,
      line_id: line,
      deposit_id: deposit,
      count,
    })),
  )
}
