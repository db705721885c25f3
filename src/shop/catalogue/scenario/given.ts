/** What a scenario file may have in the shop at the beginning. Fields are those of the routes, names in the place of ids. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioGiven, type ScenarioWorld } from '#platform/scenario.ts'
import { decimals } from '#platform/values/amount.ts'
import type { Day } from '#platform/values/day.ts'
import * as basics from '../actions/basics.ts'
import * as prices from '../actions/price.ts'
import { createProduct } from '../actions/product.ts'
import { thousandths } from '../contract.ts'
import * as basicContract from '../contract-basics.ts'
import * as priceContract from '../contract-price.ts'
import * as productContract from '../contract-product.ts'
import { allergenCodes, allergenWords } from '../rules/allergens.ts'
import { barcodeKinds } from '../rules/barcode-rule.ts'
import { campaigns } from './campaign.ts'
import { containers } from './containers.ts'
import {
  camel,
  categories,
  deposits,
  depositsOf,
  idOf,
  name,
  optional,
  places,
  qualities,
  suppliers,
  units,
  use,
  vat,
} from './given-basics.ts'
import { exemptions, lines, priceLists, rules, scales } from './given-prices.ts'
import { odoos } from './odoo.ts'

const inLanguages = (says: string) => z.record(z.string(), z.string()).optional().describe(says)

export const amount = z.object({ amount: thousandths, unit: z.string(), packs: z.int().default(1) })

export const products = given(
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
      .describe('what is in it: `{ amount: "0.2", unit: kg }`, or bare in 1/1000 of the unit; `packs` (1)'),
    drained_weight: thousandths.optional().describe('`"0.12"`, or bare in 1/1000 of the unit of the content'),
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
    gross_weight: z.int().meta(decimals(0)).optional().describe('grams'),
    tare: z.int().meta(decimals(0)).optional().describe('grams'),
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
    print_category: optional('its print category of Odoo, by which formats of labels are chosen'),
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

const givePrice = (world: ScenarioWorld, wish: { product: string; price: number; sure?: boolean; from?: Day }) => {
  const { product, ...body } = wish
  return world.act(prices.setPrice, { product, ...found(priceContract.setPrice.body, 'body').parse(body) })
}

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
  containers,
  unit_price_exemptions: exemptions,
  barcode_presets: barcodeRules,
  odoos,
}
