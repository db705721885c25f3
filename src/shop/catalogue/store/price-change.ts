/** What suppliers ask otherwise than before, and what was decided on it. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { TermField, Terms } from '../rules/supplier-change.ts'
import type { Found } from './product-list.ts'

export const changeStates = ['new', 'newNotMain', 'accepted', 'ignored'] as const
export type ChangeState = (typeof changeStates)[number]

export interface ChangeRow {
  readonly id: string
  readonly line: string
  readonly product: string
  readonly supplier: string
  readonly state: ChangeState
  readonly old: Terms | null
  readonly new: Terms
  readonly fields: readonly TermField[]
  readonly validFrom: Day | null
  readonly import: string | null
}

const columns = sql`change.id, change.line_id as line, change.product_id as product, change.supplier_id as supplier,
  change.state, change.old, change.new, change.fields, change.valid_from as "validFrom", change.import_id as import`

const isOpen = sql`change.state in ('new', 'newNotMain')`

export const changeList = (
  { organisation, today }: { readonly organisation: OrganisationId; readonly today: Day },
  found: Found | null,
): ListDefinition => ({
  name: 'supplier_price_changes',
  from: sql`from catalogue.supplier_price_change as change
    join catalogue.product on product.organisation_id = ${organisation} and product.id = change.product_id
    join catalogue.supplier on supplier.organisation_id = ${organisation} and supplier.id = change.supplier_id
    where change.organisation_id = ${organisation}
      ${found === null ? sql`` : sql`and change.product_id = any(${found.ids}::uuid[])`}`,
  id: sql`change.id`,
  columns: {
    supplierName: {
      sql: sql`supplier.name`,
      sortSql: sql`supplier.sort_name || ' ' || product.sort_name`,
      type: 'text',
      sortable: true,
    },
    name: { sql: sql`product.name`, sortSql: sql`product.sort_name`, type: 'text', sortable: true },
    number: { sql: sql`product.number`, type: 'number' },
    code: {
      sql: sql`(select line.code from catalogue.supplier_line as line
        where line.organisation_id = ${organisation} and line.id = change.line_id)`,
      type: 'text',
    },
    state: { sql: sql`change.state`, type: 'text' },
    fields: { sql: sql`change.fields`, type: 'text' },
    oldCost: { sql: sql`null::numeric`, type: 'number' },
    newCost: { sql: sql`null::numeric`, type: 'number' },
    costChange: { sql: sql`null::numeric`, type: 'number' },
    price: { sql: sql`null::bigint`, type: 'money' },
    suggested: { sql: sql`null::bigint`, type: 'money' },
    gap: { sql: sql`null::bigint`, type: 'money' },
    advisedPrice: { sql: sql`(change.new ->> 'advisedPrice')::bigint`, type: 'money' },
    validFrom: { sql: sql`change.valid_from`, type: 'day' },
    at: { sql: sql`change.at`, type: 'instant', sortable: true },
    main: { sql: sql`null::boolean`, type: 'yes_no' },
    special: { sql: sql`null::text`, type: 'text', exported: false },
    scale: { sql: sql`null::text`, type: 'text', exported: false },
    product: { sql: sql`change.product_id`, type: 'text', exported: false },
    supplier: { sql: sql`change.supplier_id`, type: 'text', exported: false },
  },
  filters: {
    state: (value) => (value === 'open' ? isOpen : sql`change.state = ${value}`),
    supplier: (value) => sql`change.supplier_id::text = ${value}`,
    product: (value) => sql`change.product_id::text = ${value}`,
    moves: (value) =>
      value === 'down'
        ? sql`(change.new ->> 'price')::numeric < (change.old ->> 'price')::numeric`
        : sql`(change.new ->> 'price')::numeric > (change.old ->> 'price')::numeric`,
    begun: (value) =>
      value === 'no' ? sql`change.valid_from > ${today}` : sql`coalesce(change.valid_from, ${today}) <= ${today}`,
  },
  sort: 'supplierName',
})

export const readChanges = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ChangeRow[]> =>
  rows(
    db,
    sql<ChangeRow>`select ${columns} from catalogue.supplier_price_change as change
      where change.organisation_id = ${organisation} and change.id = any(${ids}::uuid[]) order by change.id`,
  )

export const lockChanges = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ChangeRow[]> =>
  rows(
    db,
    sql<ChangeRow>`select ${columns} from catalogue.supplier_price_change as change
      where change.organisation_id = ${organisation} and change.id = any(${ids}::uuid[]) order by change.id for update`,
  )

/** What waits on these lines: one each at most. */
export const lockOpenOfLines = (db: Db, organisation: OrganisationId, lines: readonly string[]): Promise<ChangeRow[]> =>
  rows(
    db,
    sql<ChangeRow>`select ${columns} from catalogue.supplier_price_change as change
      where change.organisation_id = ${organisation} and change.line_id = any(${lines}::uuid[]) and ${isOpen}
      order by change.id for update`,
  )

/** The latest change of a line, whatever was decided. */
export const changesOfLine = (db: Db, organisation: OrganisationId, line: string): Promise<{ id: string }[]> =>
  rows(
    db,
    sql<{ id: string }>`select change.id from catalogue.supplier_price_change as change
      where change.organisation_id = ${organisation} and change.line_id = ${line}
      order by ${isOpen} desc, change.at desc, change.id desc limit 1`,
  )

export const decideChanges = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  decision: { readonly state: ChangeState; readonly at: Instant; readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.supplier_price_change as change
      set state = ${decision.state}, decided_at = ${decision.at}, decided_by = ${decision.by}
      where change.organisation_id = ${organisation} and change.id = any(${ids}::uuid[])`,
  )

/** Where the line bears already what is asked, taking the price over is the yes to it. */
export const acceptBorne = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[],
  decision: { readonly at: Instant; readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.supplier_price_change as change
      set state = 'accepted', decided_at = ${decision.at}, decided_by = ${decision.by}
      where change.organisation_id = ${organisation} and change.product_id = any(${products}::uuid[])
        and change.state = 'new' and (change.old is null or change.import_id is null)`,
  )

/** What is asked now, onto the lines. */
export const writeTerms = (
  db: Db,
  organisation: OrganisationId,
  lines: readonly (Terms & { readonly id: string; readonly priceChangedAt: Instant })[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.supplier_line',
    { organisation_id: 'uuid', id: 'uuid' },
    {
      price: 'bigint',
      per: 'text',
      package_qty: 'bigint',
      discount: 'int',
      vat_included: 'boolean',
      advised_cents: 'bigint',
      price_changed_at: 'timestamptz',
    },
    lines.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      price: one.price,
      per: one.per,
      package_qty: one.packageQty,
      discount: one.discount,
      vat_included: one.vatIncluded,
      advised_cents: one.advisedPrice,
      price_changed_at: one.priceChangedAt,
    })),
    ['version = row.version + 1'],
  )
