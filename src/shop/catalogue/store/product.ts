/** Rows of products: what the editor writes, one statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Allergens } from '../rules/allergens.ts'
import { forgetWords, noteWords, readWords } from './words.ts'

/** The fields of a product that are columns of its row. */
export interface ProductColumns {
  readonly name: string
  readonly labelName: Readonly<Record<string, string>>
  readonly labelComment: Readonly<Record<string, string>>
  readonly category: string | null
  readonly brand: string | null
  readonly maker: string | null
  readonly saleUnit: string
  readonly contentAmount: number | null
  readonly contentUnit: string | null
  readonly contentPacks: number
  readonly drainedWeight: number | null
  readonly grossWeight: number | null
  readonly tare: number | null
  readonly displayUnit: string | null
  readonly secondUnit: string | null
  readonly vatClass: string
  readonly country: string | null
  readonly region: string | null
  readonly zone: 'eu' | 'nonEu' | 'both' | null
  readonly originComplement: string | null
  readonly freshClass: 'extra' | 'I' | 'II' | 'III' | null
  readonly range: number | null
  readonly storage: string | null
  readonly useByDays: number | null
  readonly bestBeforeDays: number | null
  readonly saleLimitDays: number | null
  readonly ingredients: string | null
  readonly allergens: Allergens
  /** Hundredths of a percent. */
  readonly abv: number | null
  readonly food: boolean
  readonly alcohol: boolean
  readonly vegan: boolean
  readonly vegetarian: boolean
  readonly rawMilk: boolean
  readonly weighed: boolean
  readonly sold: boolean
  readonly bought: boolean
  readonly atTill: boolean
  readonly internalConsumable: boolean
  readonly hazard: string | null
  readonly safetySheet: string | null
  readonly scores: Readonly<Record<string, number>>
  readonly scaleGroup: string | null
  readonly scaleSequence: number | null
  readonly scaleTexts: readonly string[]
  /** Name of the rule that reads its codes, where several could. */
  readonly barcodeRule: string | null
  readonly preferredSupplier: string | null
  /** Group of labels it is printed in, as the Odoo calls it: `labels` says which format that is here. */
  readonly printCategory: string | null
}

export interface ProductRow extends ProductColumns {
  readonly id: string
  readonly number: number
  readonly state: 'draft' | 'active' | 'withdrawn'
  /** 1/10 000. */
  readonly cost: number | null
  /** Another base than what the supplier asks, in 1/10 000. */
  readonly saleBase: number | null
  readonly costBase: number | null
  readonly version: number
}

/** Field by column and its type: the one list both reading and writing go by. */
const columnOf = {
  name: ['name', 'text'],
  labelName: ['label_name', 'jsonb'],
  labelComment: ['label_comment', 'jsonb'],
  category: ['category_id', 'uuid'],
  brand: ['brand', 'text'],
  maker: ['maker', 'text'],
  saleUnit: ['sale_unit', 'text'],
  contentAmount: ['content_amount', 'bigint'],
  contentUnit: ['content_unit', 'text'],
  contentPacks: ['content_packs', 'int'],
  drainedWeight: ['drained_weight', 'bigint'],
  grossWeight: ['gross_grams', 'int'],
  tare: ['tare_grams', 'int'],
  displayUnit: ['display_unit', 'text'],
  secondUnit: ['second_unit', 'text'],
  vatClass: ['vat_class', 'text'],
  country: ['country', 'text'],
  region: ['region', 'text'],
  zone: ['zone', 'text'],
  originComplement: ['origin_complement', 'text'],
  freshClass: ['fresh_class', 'text'],
  range: ['range', 'int'],
  storage: ['storage', 'text'],
  useByDays: ['use_by_days', 'int'],
  bestBeforeDays: ['best_before_days', 'int'],
  saleLimitDays: ['sale_limit_days', 'int'],
  ingredients: ['ingredients', 'text'],
  allergens: ['allergens', 'jsonb'],
  abv: ['abv', 'int'],
  food: ['food', 'boolean'],
  alcohol: ['alcohol', 'boolean'],
  vegan: ['vegan', 'boolean'],
  vegetarian: ['vegetarian', 'boolean'],
  rawMilk: ['raw_milk', 'boolean'],
  weighed: ['weighed', 'boolean'],
  sold: ['sold', 'boolean'],
  bought: ['bought', 'boolean'],
  atTill: ['at_till', 'boolean'],
  internalConsumable: ['internal_consumable', 'boolean'],
  hazard: ['hazard', 'text'],
  safetySheet: ['safety_sheet', 'text'],
  scores: ['scores', 'jsonb'],
  scaleGroup: ['scale_group', 'text'],
  scaleSequence: ['scale_sequence', 'int'],
  scaleTexts: ['scale_texts', 'jsonb'],
  barcodeRule: ['barcode_rule', 'text'],
  preferredSupplier: ['preferred_supplier_id', 'uuid'],
  printCategory: ['print_category', 'text'],
} as const satisfies Record<keyof ProductColumns, readonly [string, string]>

export const productColumns = Object.keys(columnOf) as readonly (keyof ProductColumns)[]

const columns = sql.raw(
  [
    ...Object.entries(columnOf).map(([field, [column]]) => `product.${column} as "${field}"`),
    'product.id',
    'product.number',
    'product.state',
    'product.cost',
    'product.sale_base as "saleBase"',
    'product.cost_base as "costBase"',
    'product.version',
  ].join(', '),
)

/** What is printed of a product, and what that follows from. */
const soldFields = [
  'name',
  'labelName',
  'labelComment',
  'category',
  'brand',
  'maker',
  'saleUnit',
  'contentAmount',
  'contentUnit',
  'contentPacks',
  'drainedWeight',
  'secondUnit',
  'vatClass',
  'country',
  'region',
  'zone',
  'originComplement',
  'freshClass',
  'allergens',
  'food',
  'weighed',
  'sold',
  'preferredSupplier',
  'printCategory',
] as const satisfies readonly (keyof ProductColumns)[]

export type SoldRow = Pick<ProductRow, (typeof soldFields)[number] | 'id' | 'number' | 'state'>

const soldColumns = sql.raw(
  [
    ...soldFields.map((field) => `product.${columnOf[field][0]} as "${field}"`),
    'product.id',
    'product.number',
    'product.state',
  ].join(', '),
)

const among = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and product.id = any(${ids}::uuid[])`)

/** Those products, or all of them. */
export const readProducts = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<ProductRow[]> =>
  rows(
    db,
    sql<ProductRow>`select ${columns} from catalogue.product
      where product.organisation_id = ${organisation} ${among(ids)} order by product.sort_name, product.id`,
  )

/** The same, with what is printed of them alone. */
export const readSoldProducts = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[] | null,
): Promise<SoldRow[]> =>
  rows(
    db,
    sql<SoldRow>`select ${soldColumns} from catalogue.product
      where product.organisation_id = ${organisation} ${among(ids)} order by product.sort_name, product.id`,
  )

export const productByNumber = (
  db: Db,
  organisation: OrganisationId,
  number: number,
): Promise<{ id: string; state: string; sold: boolean } | null> =>
  one(
    db,
    sql<{ id: string; state: string; sold: boolean }>`select id, state, sold from catalogue.product
      where organisation_id = ${organisation} and number = ${number}`,
  )

export const readPrintCategories = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ readonly name: string; readonly products: number }[]> =>
  rows(
    db,
    sql<{ name: string; products: number }>`select print_category as name, count(*)::int as products
      from catalogue.product where organisation_id = ${organisation} and print_category is not null
      group by print_category order by print_category`,
  )

/** Locks them, in the order of ids so that two who lock several never wait for each other. */
export const lockProducts = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ProductRow[]> =>
  rows(
    db,
    sql<ProductRow>`select ${columns} from catalogue.product
      where product.organisation_id = ${organisation} and product.id = any(${ids}::uuid[]) order by product.id for update`,
  )

const types = Object.fromEntries(Object.values(columnOf))
const asRow = (fields: Partial<ProductColumns>): Record<string, unknown> =>
  Object.fromEntries(
    productColumns.flatMap((field) => (fields[field] === undefined ? [] : [[columnOf[field][0], fields[field]]])),
  )

export interface NewProduct extends ProductColumns {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly externalId?: string | null
  readonly reference?: string | null
  readonly cost?: number | null
  readonly now: Instant
}

export async function addProducts(
  db: Db,
  organisation: OrganisationId,
  products: readonly NewProduct[],
): Promise<void> {
  await insertRows(
    db,
    'catalogue.product',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'int',
      state: 'text',
      external_id: 'text',
      reference: 'text',
      cost: 'bigint',
      created_at: 'timestamptz',
      ...types,
    },
    products.map(({ id, number, state, externalId, reference, cost, now, ...fields }) => ({
      ...asRow(fields),
      organisation_id: organisation,
      id,
      number,
      state,
      external_id: externalId ?? null,
      reference: reference ?? null,
      cost: cost ?? null,
      created_at: now,
    })),
  )
  await noteWords(
    db,
    organisation,
    products.map(({ id }) => id),
  )
}

/** Writes these fields of each product; all must name the same fields. Versions count up. */
export async function updateProducts(
  db: Db,
  organisation: OrganisationId,
  changes: readonly (Partial<ProductColumns> & { readonly id: string })[],
): Promise<void> {
  const [first] = changes
  if (!first) return
  const named = productColumns.filter((field) => first[field] !== undefined)
  const ids = changes.map(({ id }) => id)
  const searched = (['name', 'brand', 'maker'] as const).some((field) => named.includes(field))
  const before = searched ? await readWords(db, organisation, ids) : null
  await updateRows(
    db,
    'catalogue.product',
    { organisation_id: 'uuid', id: 'uuid' },
    Object.fromEntries(named.map((field) => columnOf[field])),
    changes.map(({ id, ...fields }) => ({ ...asRow(fields), organisation_id: organisation, id })),
    ['version = row.version + 1'],
  )
  if (before) {
    await noteWords(db, organisation, ids)
    await forgetWords(db, organisation, ids, before)
  }
}

export const updateState = (db: Db, organisation: OrganisationId, id: string, state: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.product set state = ${state}, version = version + 1
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Products of any of these categories. */
export const idsWithin = async (
  db: Db,
  organisation: OrganisationId,
  categories: readonly string[],
): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ id: string }>`select id from catalogue.product
        where organisation_id = ${organisation} and category_id = any(${[...categories]}::uuid[]) order by id`,
    )
  ).map(({ id }) => id)

/** Takes them off sale; their barcodes are free again. */
export async function withdrawMany(db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<void> {
  await written(
    db,
    sql`update catalogue.product set state = 'withdrawn', version = version + 1
      where organisation_id = ${organisation} and id = any(${[...ids]}::uuid[])`,
  )
  await written(
    db,
    sql`update catalogue.barcode set counts = false
      where organisation_id = ${organisation} and product_id = any(${[...ids]}::uuid[])`,
  )
}

/** Costs as they are taken over, in 1/10 000. */
export const updateCosts = (
  db: Db,
  organisation: OrganisationId,
  costs: readonly { readonly id: string; readonly cost: number | null }[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.product',
    { organisation_id: 'uuid', id: 'uuid' },
    { cost: 'bigint' },
    costs.map(({ id, cost }) => ({ organisation_id: organisation, id, cost })),
    ['version = row.version + 1'],
  )

/** Another base than what the supplier asks, in 1/10 000; null is that one. */
export const writeOtherBase = (
  db: Db,
  organisation: OrganisationId,
  one: { readonly id: string; readonly saleBase: number | null; readonly costBase: number | null },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.product set sale_base = ${one.saleBase}, cost_base = ${one.costBase}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )

/** The first numbers above this one that no product ever had; fewer where five digits end. */
export const freeNumbers = (
  db: Db,
  organisation: OrganisationId,
  above: number,
  count: number,
): Promise<{ number: number }[]> =>
  rows(
    db,
    sql<{ number: number }>`select free.number from generate_series(${above}::int + 1, 99999) as free(number)
      where not exists (select from catalogue.product
        where product.organisation_id = ${organisation} and product.number = free.number)
      order by free.number limit ${count}`,
  )

export const productOfNumber = (
  db: Db,
  organisation: OrganisationId,
  number: number,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql<{
      name: string
    }>`select name from catalogue.product where organisation_id = ${organisation} and number = ${number}`,
  )

/** The country products of this region come from, as most of them say. */
export const countryOfRegion = (
  db: Db,
  organisation: OrganisationId,
  region: string,
): Promise<{ country: string } | null> =>
  one(
    db,
    sql<{ country: string }>`select country from catalogue.product
      where organisation_id = ${organisation} and region = ${region} and country is not null
      group by country order by count(*) desc, country limit 1`,
  )

/** Brands and makers in use, in their order. */
export const readHouses = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ kind: 'brand' | 'maker'; name: string }[]> =>
  rows(
    db,
    sql<{ kind: 'brand' | 'maker'; name: string }>`select distinct house.kind, house.name from catalogue.product,
        lateral (values ('brand', product.brand), ('maker', product.maker)) as house(kind, name)
      where product.organisation_id = ${organisation} and house.name is not null
      order by house.kind, house.name`,
  )
