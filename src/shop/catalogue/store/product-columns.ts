/** The columns of a product, once for reading and writing. */
import { sql } from '#platform/database/sql.ts'
import type { Allergens } from '../rules/allergens.ts'

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
export const columnOf = {
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

export const everyColumn = sql.raw(
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

export const soldColumns = sql.raw(
  [
    ...soldFields.map((field) => `product.${columnOf[field][0]} as "${field}"`),
    'product.id',
    'product.number',
    'product.state',
  ].join(', '),
)

export const types = Object.fromEntries(Object.values(columnOf))
export const asRow = (fields: Partial<ProductColumns>): Record<string, unknown> =>
  Object.fromEntries(
    productColumns.flatMap((field) => (fields[field] === undefined ? [] : [[columnOf[field][0], fields[field]]])),
  )
