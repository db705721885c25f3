/** What a scenario gives of prices: lines of suppliers, rules, lists, scales, exemptions. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given } from '#platform/scenario.ts'
import * as prices from '../actions/price.ts'
import { createScale } from '../actions/scale.ts'
import { addLine } from '../actions/supplier.ts'
import { addExemption } from '../actions/unit-price.ts'
import { cost, thousandths } from '../contract.ts'
import * as priceContract from '../contract-price.ts'
import * as scaleContract from '../contract-scale.ts'
import * as supplierContract from '../contract-supplier.ts'
import { applyModes, stepKinds } from '../rules/price-rule.ts'
import { transports } from '../rules/scale-connection.ts'
import { adapters } from '../rules/scale-file.ts'
import { camel, day, depositsOf, idOf, name, optional, use } from './given-basics.ts'

export const lines = given(
  'how suppliers sell products',
  z.strictObject({
    product: z.string().describe('which product'),
    supplier: z.string().describe('which supplier'),
    price: cost.describe('`"1.2345"`, or bare in 1/10 000'),
    per: z.enum(['unit', 'package']).default('unit').describe('`unit` or `package`'),
    package_qty: thousandths.default(1000).describe('`"6.0"` purchase units, or bare in 1/1000'),
    discount: z.number().default(0).describe('percent'),
    purchase_unit: z.string().optional().describe('unless given, the sale unit'),
    purchase_count: thousandths
      .nullable()
      .default(null)
      .describe('sale units in one purchase unit, `"24.0"` or bare in 1/1000, where units cannot tell'),
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
    min_qty: thousandths.default(0).describe('least quantity, `"0.5"` or bare in 1/1000'),
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

export const rules = given(
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

export const scales = given(
  'scales that keep articles of their own',
  z.strictObject({
    name,
    adapter: z.enum(adapters).default('bizerba').describe('`bizerba`, `csv`, `digi`, `page` (people weigh themselves)'),
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

export const exemptions = given(
  'where no unit price is asked',
  z.strictObject({
    category: z.string().nullable().default(null).describe('products of this category and of those below'),
    below: z
      .object({ amount: thousandths, unit: z.string() })
      .nullable()
      .default(null)
      .describe('content below this: `{ amount: "30.0", unit: g }`, or bare in 1/1000 of the unit'),
    by_piece: z.boolean().default(false).describe('what is sold by the piece'),
    from: day.nullable().default(null).describe('first day'),
    to: day.nullable().default(null).describe('last day'),
  }),
  async (world, { category, by_piece: byPiece, ...line }) => {
    await world.act(addExemption, { ...line, category: idOf(world, 'category', category), byPiece })
  },
)

export const priceLists = given(
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
