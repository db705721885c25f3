/** What a scenario file may have in the shop at the beginning. Fields are those of the routes, names in the place of ids. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioGiven, type ScenarioWorld } from '#platform/scenario.ts'
import type { Day } from '#platform/values/day.ts'
import * as basics from '../actions/basics.ts'
import { createCategory } from '../actions/category.ts'
import { createPlace } from '../actions/place.ts'
import * as prices from '../actions/price.ts'
import { createProduct } from '../actions/product.ts'
import { createScale } from '../actions/scale.ts'
import { addLine, createSupplier } from '../actions/supplier.ts'
import { addExemption } from '../actions/unit-price.ts'
import * as basicContract from '../contract-basics.ts'
import * as placeContract from '../contract-place.ts'
import * as priceContract from '../contract-price.ts'
import * as productContract from '../contract-product.ts'
import * as scaleContract from '../contract-scale.ts'
import * as supplierContract from '../contract-supplier.ts'
import { allergenCodes, allergenWords } from '../rules/allergens.ts'
import { barcodeKinds } from '../rules/barcode-rule.ts'
import { treatments } from '../rules/deposit.ts'
import { applyModes, stepKinds } from '../rules/price-rule.ts'
import { transports } from '../rules/scale-connection.ts'
import { adapters } from '../rules/scale-file.ts'
import { dimensions } from '../rules/units.ts'
import { campaigns } from './campaign.ts'

const name = z.string().describe('how the file calls it')
const day = z.iso.date()

/** The id behind a name, or nothing. */
const idOf = (world: ScenarioWorld, kind: string, called: string | null | undefined): string | null =>
  called ? world.idOf(kind, called) : null

const vat = given(
  'rates of VAT besides those of the country',
  z.strictObject({
    vat_class: z
      .string()
      .describe('its class; `standard`, `intermediate`, `reduced`, `super_reduced` and `zero` are known'),
    percent: z.number().describe('percent'),
    from: day.default('2020-01-01').describe('first day'),
  }),
  async (world, line) => {
    const body = found(basicContract.setVatRate.body, 'body')
    await world.act(basics.setVatRate, body.parse({ vatClass: line.vat_class, percent: line.percent, from: line.from }))
  },
)

const units = given(
  'units of the shop; `piece kg g 100g l dl cl ml 100ml m cm m2 m3 wash` are known',
  z.strictObject({
    unit: z.string().describe('its code'),
    dimension: z.enum(dimensions).describe('`mass`, `volume`, `length`, `area`, `space`, `piece`, `wash`'),
    size: z.int().default(1_000_000).describe('in millionths of kg, l, m, m², m³, piece, wash'),
  }),
  async (world, line) => {
    const body = found(basicContract.setUnit.body, 'body').parse({ name: line.unit, ...line })
    await world.act(basics.setUnit, { unit: line.unit, ...body })
  },
)

const deposits = given(
  'container money',
  z.strictObject({
    name,
    amount: z.int().describe('cents'),
    treatment: z.enum(treatments).default('outside').describe('`outside`, `own_class`, `as_product`'),
    vat_class: z.string().nullable().default(null).describe('its own class, with `own_class`'),
  }),
  async (world, { vat_class: vatClass, ...line }) => {
    const body = found(basicContract.createDeposit.body, 'body').parse({ ...line, vatClass })
    world.remember('deposit', line.name, (await world.act(basics.createDeposit, body)).deposit)
  },
)

const qualities = given(
  'certifications products may bear',
  z.strictObject({
    name,
    type: z
      .string()
      .default('ecological')
      .describe('`ecological`, `local`, `fair`, `distribution`, or a word of the shop'),
    organic_class: z.string().nullable().default(null).describe('class of organic farming; makes its products organic'),
    for_alcohol: z.boolean().default(true).describe('may stand on alcohol'),
    means_vegan: z.boolean().default(false).describe('asks for the vegan flag'),
  }),
  async (world, line) => {
    const body = found(basicContract.createQuality.body, 'body').parse({
      name: line.name,
      type: line.type,
      organicClass: line.organic_class,
      forAlcohol: line.for_alcohol,
      meansVegan: line.means_vegan,
    })
    world.remember('quality', line.name, (await world.act(basics.createQuality, body)).quality)
  },
)

const places = given(
  'places on shelves, in the order one walks',
  z.strictObject({
    name,
    zone: z.string().optional().describe('part of the shop; unless given, the name'),
    aisle: z.string().default('').describe('aisle'),
    rack: z.string().default('').describe('rack'),
    shelf: z.string().default('').describe('shelf'),
    position: z.string().default('').describe('place on the shelf'),
    facing: z.int().default(1).describe('how many stand side by side'),
    walk_order: z.int().optional().describe('its place in the walk; unless given, after those before it'),
  }),
  async (world, { name: called, walk_order: walkOrder, ...line }) => {
    const body = found(placeContract.createPlace.body, 'body').parse({ ...line, zone: line.zone ?? called, walkOrder })
    world.remember('place', called, (await world.act(createPlace, body)).place)
  },
)

const tri = (says: string) => z.boolean().nullable().default(null).describe(says)

const categories = given(
  'categories; one stands after its parent',
  z.strictObject({
    name,
    parent: z.string().nullable().default(null).describe('the category above'),
    food: tri('its products are food; nothing takes what the category above says'),
    alcohol: tri('its products are alcohol'),
    vegan: tri('its products are vegan'),
    vat_class: z.string().nullable().default(null).describe('class of VAT of its products'),
  }),
  async (world, { vat_class: vatClass, parent, ...line }) => {
    const body = found(basicContract.createCategory.body, 'body').parse({
      ...line,
      vatClass,
      parent: idOf(world, 'category', parent),
    })
    world.remember('category', line.name, (await world.act(createCategory, body)).category)
  },
)

const suppliers = given('suppliers', z.strictObject({ name }), async (world, line) => {
  const body = found(supplierContract.createSupplier.body, 'body').parse(line)
  world.remember('supplier', line.name, (await world.act(createSupplier, body)).supplier)
})

const optional = (says: string) => z.string().optional().describe(says)
const inLanguages = (says: string) => z.record(z.string(), z.string()).optional().describe(says)
const use = z.object({ deposit: z.string(), count: z.int().default(1) })
const amount = z.object({ amount: z.int(), unit: z.string(), packs: z.int().default(1) })

const products = given(
  'products',
  z.strictObject({
    name,
    number: z.int().optional().describe('unless given, the next free one'),
    state: z.enum(['draft', 'active']).default('active').describe('`draft` or `active`'),
    category: z.string().nullable().optional().describe('its category'),
    brand: optional('brand'),
    maker: optional('maker'),
    sale_unit: z.string().default('piece').describe('unit it is sold in'),
    content: amount
      .optional()
      .describe('what is in it: `{ amount: 200, unit: kg }`, in 1/1000 of the unit; `packs` (1)'),
    drained_weight: z.int().optional().describe('in 1/1000 of the unit of the content'),
    second_unit: optional('unit of a second unit price'),
    vat_class: z.string().optional().describe('class of VAT; unless given, that of the category, else `standard`'),
    deposits: z.array(use).optional().describe('deposits: `[{ deposit: Bottle, count: 1 }]`'),
    qualities: z.array(z.string()).optional().describe('names of qualities, in order'),
    country: optional('country it comes from: `BE`'),
    region: optional('region it comes from'),
    zone: z.enum(['eu', 'nonEu', 'both']).optional().describe('`eu`, `non_eu`, `both`'),
    origin_complement: optional('further words on the origin'),
    food: z.boolean().optional().describe('unless given, as the category says'),
    alcohol: z.boolean().optional().describe('unless given, as the category says'),
    vegan: z.boolean().optional().describe('unless given, as the category says'),
    weighed: z.boolean().optional().describe('unless given, when the sale unit is one of mass'),
    barcodes: z.array(z.string()).optional().describe('barcodes, the main one first'),
    preferred_supplier: optional('supplier that comes first'),
    label_name: inLanguages('name on labels, by language: `{ fr: Gouda jeune }`'),
    label_comment: inLanguages('comment on labels, by language'),
    display_unit: optional('unit its content is shown in'),
    gross_weight: z.int().optional().describe('grams'),
    tare: z.int().optional().describe('grams'),
    fresh_class: optional('`extra`, `I`, `II`, `III`'),
    range: z.int().optional().describe('1 to 6'),
    storage: optional('how it is stored'),
    use_by_days: z.int().optional().describe('days it may be used'),
    best_before_days: z.int().optional().describe('days it is best'),
    sale_limit_days: z.int().optional().describe('days before its end when it is no longer sold'),
    ingredients: optional('ingredients'),
    allergens: z
      .record(z.string(), z.enum(allergenWords))
      .optional()
      .describe(`by code: \`contains\`, \`may_contain\`, \`free\`, \`unknown\`; codes: ${allergenCodes.join(' ')}`),
    abv: z.number().optional().describe('alcohol in percent by volume'),
    vegetarian: z.boolean().optional().describe('is vegetarian'),
    raw_milk: z.boolean().optional().describe('of raw milk'),
    sold: z.boolean().optional().describe('is sold (true)'),
    bought: z.boolean().optional().describe('is bought (true)'),
    at_till: z.boolean().optional().describe('is sold at the till (true)'),
    internal_consumable: z.boolean().optional().describe('used by the shop itself (false)'),
    hazard: optional('what is dangerous in it'),
    safety_sheet: optional('address of its safety sheet'),
    scores: z.record(z.string(), z.number()).optional().describe('0 to 5: `social`, `local`, `organic`, `packaging`'),
    scale_group: optional('group of scales that sell it'),
    scale_sequence: z.int().optional().describe('its key on the scale'),
    scale_texts: z.array(z.string()).optional().describe('texts the scale prints'),
    barcode_rule: optional('name of the rule that reads its codes, where several could'),
    places: z.array(z.string()).optional().describe('names of places it stands at'),
    price: z.int().nullable().default(null).describe('price in cents, from the beginning of the story'),
  }),
  async (world, line) => {
    const {
      price,
      category,
      deposits: used,
      qualities: borne,
      preferred_supplier: preferred,
      places: at,
      ...rest
    } = line
    const body = found(productContract.createProduct.body, 'body').parse({
      ...camel(rest),
      category: idOf(world, 'category', category),
      ...depositsOf(world, used),
      ...(borne ? { qualities: borne.map((one) => world.idOf('quality', one)) } : {}),
      ...(at ? { places: at.map((one) => world.idOf('place', one)) } : {}),
      ...(preferred ? { preferredSupplier: world.idOf('supplier', preferred) } : {}),
    })
    const made = await world.act(createProduct, body)
    world.remember('product', line.name, made.product)
    if (price !== null) await givePrice(world, { product: made.product, price, sure: true })
  },
)

const depositsOf = (world: ScenarioWorld, used: readonly z.output<typeof use>[] | undefined) =>
  used ? { deposits: used.map((one) => ({ ...one, deposit: world.idOf('deposit', one.deposit) })) } : {}

/** `sale_unit` is `saleUnit` in the program. */
const camel = (line: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

const givePrice = (world: ScenarioWorld, wish: { product: string; price: number; sure?: boolean; from?: Day }) => {
  const { product, ...body } = wish
  return world.act(prices.setPrice, { product, ...found(priceContract.setPrice.body, 'body').parse(body) })
}

const lines = given(
  'how suppliers sell products',
  z.strictObject({
    product: z.string().describe('which product'),
    supplier: z.string().describe('which supplier'),
    price: z.int().describe('1/10 000 of money'),
    per: z.enum(['unit', 'package']).default('unit').describe('`unit` or `package`'),
    package_qty: z.int().default(1000).describe('in 1/1000 of the purchase unit'),
    discount: z.number().default(0).describe('percent'),
    purchase_unit: z.string().optional().describe('unless given, the sale unit'),
    purchase_count: z
      .int()
      .nullable()
      .default(null)
      .describe('sale units in one purchase unit, in 1/1000, where units cannot tell'),
    valid_from: day.nullable().default(null).describe('first day'),
    valid_to: day.nullable().default(null).describe('last day'),
    vat_included: z.boolean().default(false).describe('the price holds VAT'),
    listing: z
      .enum(['listed', 'temporarilyOut', 'unlisted'])
      .default('listed')
      .describe('`listed`, `temporarily_out`, `unlisted`'),
    order: z.int().default(0).describe('place among the suppliers'),
    advised_price: z.int().nullable().default(null).describe('what the supplier advises, in cents'),
    code: optional('the supplier’s own number'),
    name: optional('the supplier’s own name'),
    strict_package: z.boolean().default(true).describe('only whole packages are sold'),
    min_qty: z.int().default(0).describe('least quantity, in 1/1000'),
    deposits: z.array(use).optional().describe('deposits: `[{ deposit: Crate, count: 1 }]`'),
  }),
  async (world, { product, supplier, deposits: used, ...line }) => {
    const body = found(supplierContract.addLine.body, 'body').parse({
      ...camel(line),
      ...depositsOf(world, used),
      supplier: world.idOf('supplier', supplier),
    })
    await world.act(addLine, { product: world.idOf('product', product), ...body })
  },
)

const step = z.object({
  kind: z.enum(stepKinds),
  by: z.number(),
  inCost: z.boolean().default(false),
  name: z.string().optional(),
})

const rules = given(
  'how prices are made; without a scope, for the whole shop. Fields are those of `catalogue.setPriceRule`',
  z.strictObject({
    category: optional('for products of a category'),
    supplier: optional('for products of a supplier'),
    product: optional('for one product'),
    steps: z
      .array(step)
      .optional()
      .describe(
        '`[{ kind: percent, by: 35, in_cost: true }]`; `add` in 1/10 000, others in percent: `percent`, `margin_on_cost`, `margin_on_price`',
      ),
    margin_mode: z.enum(['onCost', 'onPrice']).optional().describe('`on_cost` or `on_price`'),
    margin: z.number().optional().describe('percent; 0 is a real 0'),
    margin_in_cost: z.boolean().optional().describe('the margin belongs to the cost too'),
    rounding_step: z.int().optional().describe('cents; 0 is off'),
    rounding_mode: z.enum(['halfUp', 'up', 'down']).optional().describe('`half_up`, `up`, `down`'),
    endings: z.array(z.string()).optional().describe('`[".x9"]`'),
    base_decimals: z.int().optional().describe('2 to 4'),
    apply_mode: z.enum(applyModes).optional().describe('`manual`, `when_edited`, `always`, `band`'),
    band: z.number().optional().describe('percent'),
    gap_tolerance: z.int().optional().describe('cents'),
    member_markup: z.number().optional().describe('percent'),
  }),
  async (world, { category, supplier, product, ...line }) => {
    const body = found(priceContract.setPriceRule.body, 'body').parse({
      ...camel(line),
      ...(category ? { category: world.idOf('category', category) } : {}),
      ...(supplier ? { supplier: world.idOf('supplier', supplier) } : {}),
      ...(product ? { product: world.idOf('product', product) } : {}),
    })
    await world.act(prices.setPriceRule, body)
  },
)

const scales = given(
  'scales that keep articles of their own',
  z.strictObject({
    name,
    adapter: z.enum(adapters).default('bizerba').describe('`bizerba`, `csv`, `digi`'),
    groups: z.array(z.string()).default([]).describe('groups of products it sells'),
    charset: z.string().default('windows-1252').describe('`windows-1252`, `iso-8859-1`, `utf-8`'),
    line_ends: z.string().default('crlf').describe('`crlf` or `lf`'),
    transport: z.enum(transports).default('file').describe('`file`, `ftp` or `http`'),
    address: z.string().default('').describe('host of `ftp`, address of `http`'),
  }),
  async (world, line) => {
    const body = found(scaleContract.createScale.body, 'body').parse(camel(line))
    world.remember('scale', line.name, (await world.act(createScale, body)).system)
  },
)

const exemptions = given(
  'where no unit price is asked',
  z.strictObject({
    category: z.string().nullable().default(null).describe('products of this category and of those below'),
    below: z
      .object({ amount: z.int(), unit: z.string() })
      .nullable()
      .default(null)
      .describe('content below this: `{ amount: 30000, unit: g }`, in 1/1000 of the unit'),
    by_piece: z.boolean().default(false).describe('what is sold by the piece'),
    from: day.nullable().default(null).describe('first day'),
    to: day.nullable().default(null).describe('last day'),
  }),
  async (world, { category, by_piece: byPiece, ...line }) => {
    await world.act(addExemption, { ...line, category: idOf(world, 'category', category), byPiece })
  },
)

const priceLists = given(
  'lists of other prices, for non-members say',
  z.strictObject({
    name,
    prices: z
      .array(z.object({ product: z.string(), price: z.int() }))
      .default([])
      .describe('`[{ product: Tea, price: 250 }]`, in cents'),
  }),
  async (world, line) => {
    const { list } = await world.act(prices.createPriceList, { name: line.name })
    world.remember('list', line.name, list)
    for (const { product, price } of line.prices)
      await world.act(prices.setListPrice, { list, product: world.idOf('product', product), price, sure: true })
  },
)

const barcodeRules = given(
  'rules that read scanned codes, in order; without any, those of `bees`',
  z.strictObject({
    preset: z.string().optional().describe('`bees`, `odoo`, `la_louve`, `chouette`, `supercoop`, `dutch_plu`'),
    rules: z
      .array(
        z.object({
          name: z.string(),
          pattern: z.string(),
          kind: z.enum(barcodeKinds),
          share: z.number().nullable().default(null),
        }),
      )
      .optional()
      .describe('or rules of one’s own, in order: `[{ name: Weight, pattern: "21.....{NNDDD}", kind: weight }]`'),
  }),
  async (world, line) => {
    await world.act(basics.setBarcodeRules, found(basicContract.setBarcodeRules.body, 'body').parse(line))
  },
)

/** In the order they are made: lines may change a price by themselves, so rules stand before them. */
export const catalogueGiven: Readonly<Record<string, ScenarioGiven>> = {
  vat,
  units,
  deposits,
  qualities,
  categories,
  suppliers,
  places,
  products,
  price_rules: rules,
  supplier_lines: lines,
  price_lists: priceLists,
  price_campaigns: campaigns,
  scales,
  unit_price_exemptions: exemptions,
  barcode_presets: barcodeRules,
}
