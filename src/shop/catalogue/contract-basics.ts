/** Routes of what products are made of: categories, units, VAT, deposits, qualities, exemptions, barcode rules. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import {
  cents,
  code,
  country,
  day,
  id,
  line,
  ManyPreview,
  name,
  nothing,
  percent,
  quantity,
  thousandths,
} from './contract.ts'
import { barcodeKinds } from './rules/barcode-rule.ts'
import { dimensions } from './rules/units.ts'

const tri = z.boolean().nullable()
const categoryFields = {
  name: name(80),
  parent: id.nullable(),
  /** Null takes what the category above says. */
  food: tri,
  alcohol: tri,
  vegan: tri,
  vatClass: code.nullable(),
  position: z.int().min(0).max(100_000),
  archived: z.boolean(),
}
const CategoryFields = z.object(categoryFields)
const CategoryReply = CategoryFields.extend({
  category: id,
  version: z.int(),
  /** Names from the top down. */
  path: z.string(),
  depth: z.int(),
  products: z.int(),
  given: z.object({ food: z.boolean(), alcohol: z.boolean(), vegan: z.boolean(), vatClass: code.nullable() }),
})

export const readCategories = route({
  method: 'GET',
  path: '/product-categories',
  may: 'catalogue.read',
  says: 'The tree of categories from above, each with what it gives its products',
  reply: z.object({ categories: z.array(CategoryReply) }),
})

export const createCategory = route({
  method: 'POST',
  path: '/product-categories',
  may: 'catalogue.edit',
  says: 'Make a category',
  body: CategoryFields.partial().extend({ name: categoryFields.name }),
  reply: z.object({ category: id, version: z.int() }),
  refusals: ['vat.class_unknown'],
})

export const editCategory = route({
  method: 'PATCH',
  path: '/product-categories/:category',
  may: 'catalogue.edit',
  says: 'Change a category; its products stay as they are until what it gives is pushed to them',
  params: z.object({ category: id }),
  body: CategoryFields.partial().extend({ version: z.int().optional() }),
  reply: z.object({ category: id, version: z.int() }),
  refusals: ['vat.class_unknown', 'category.ring', 'category.changed_meanwhile'],
})

export const previewPush = route({
  method: 'GET',
  path: '/product-categories/:category/push',
  may: 'catalogue.edit',
  says: 'Which products would change if what the category gives were pushed to all of them',
  params: z.object({ category: id }),
  reply: ManyPreview,
})

export const pushCategory = route({
  method: 'POST',
  path: '/product-categories/:category/push',
  may: 'catalogue.edit',
  says: 'Give every product of a category, and of those below it, what the category gives: all of them, or none; it can be taken back',
  params: z.object({ category: id }),
  reply: z.object({
    changed: z.int(),
    /** By this it can be taken back. */
    change: id.nullable(),
  }),
  refusals: ['quality.needs_vegan', 'quality.not_for_alcohol'],
})

export const readBasics = route({
  method: 'GET',
  path: '/catalogue-basics',
  may: 'catalogue.read',
  says: 'Units, VAT classes with the rate of today, deposits, qualities, places and kinds of quality, for choosing',
  reply: z.object({
    units: z.array(z.object({ code, name: z.string().nullable(), dimension: z.enum(dimensions), size: z.int() })),
    vatClasses: z.array(z.object({ class: code, name: z.string().nullable(), rate: z.number().nullable() })),
    vatRates: z.array(z.object({ class: code, country, from: day, rate: z.number(), own: z.boolean() })),
    deposits: z.array(
      z.object({
        deposit: id,
        name: z.string(),
        cents: z.int(),
        treatment: z.enum(['outside', 'ownClass', 'asProduct']),
        vatClass: code.nullable(),
        stockItem: z.string().nullable(),
        account: z.string().nullable(),
        archived: z.boolean(),
        version: z.int(),
        products: z.int(),
      }),
    ),
    qualities: z.array(
      z.object({
        quality: id,
        type: code,
        name: z.string(),
        colour: z.string().nullable(),
        organicClass: z.string().nullable(),
        forAlcohol: z.boolean(),
        meansVegan: z.boolean(),
        logo: id.nullable(),
        order: z.int(),
        archived: z.boolean(),
        version: z.int(),
        products: z.int(),
      }),
    ),
    places: z.array(
      z.object({
        place: id,
        zone: z.string(),
        aisle: z.string(),
        rack: z.string(),
        shelf: z.string(),
        position: z.string(),
        facing: z.int(),
        walkOrder: z.int(),
        products: z.int(),
      }),
    ),
    suppliers: z.array(z.object({ supplier: id, name: z.string() })),
    brands: z.array(z.string()),
    makers: z.array(z.string()),
  }),
})

export const setUnit = route({
  method: 'PUT',
  path: '/product-units/:unit',
  may: 'catalogue.settings',
  says: 'A unit of the shop: its dimension, and its size in millionths of the base unit (kg, l, m, m², m³, piece, wash)',
  params: z.object({ unit: code }),
  body: z.object({ name: name(40), dimension: z.enum(dimensions), size: z.int().min(1).max(1_000_000_000_000) }),
  reply: nothing,
})

export const setVatRate = route({
  method: 'PUT',
  path: '/vat-rates',
  may: 'catalogue.vat',
  says: 'The rate of a VAT class from a day on; a class not known yet is made',
  body: z.object({
    vatClass: code,
    name: line(60).optional(),
    country: country.optional(),
    from: day.optional(),
    percent: percent(0, 100),
  }),
  reply: nothing,
})

const depositFields = {
  name: name(80),
  /** Cents. */
  amount: cents,
  treatment: z.enum(['outside', 'ownClass', 'asProduct']),
  vatClass: code.nullable(),
  stockItem: line(60),
  account: line(60),
  archived: z.boolean(),
}
const DepositFields = z.object(depositFields)

export const createDeposit = route({
  method: 'POST',
  path: '/deposit-items',
  may: 'catalogue.vat',
  says: 'Make a deposit: container money that is an item of its own',
  body: DepositFields.partial().extend({ name: depositFields.name, amount: cents }),
  reply: z.object({ deposit: id }),
  refusals: ['deposit.class_missing', 'vat.class_unknown'],
})

export const editDeposit = route({
  method: 'PATCH',
  path: '/deposit-items/:deposit',
  may: 'catalogue.vat',
  says: 'Change a deposit',
  params: z.object({ deposit: id }),
  body: DepositFields.partial(),
  reply: z.object({ deposit: id }),
  refusals: ['deposit.class_missing', 'vat.class_unknown'],
})

const qualityFields = {
  /** `ecological`, `local`, `fair`, `distribution`, or a word of the shop. */
  type: code,
  name: name(80),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  organicClass: line(40),
  forAlcohol: z.boolean(),
  meansVegan: z.boolean(),
  order: z.int().min(0).max(10_000),
  archived: z.boolean(),
}
const QualityFields = z.object(qualityFields)

export const createQuality = route({
  method: 'POST',
  path: '/product-qualities',
  may: 'catalogue.edit',
  says: 'Make a quality: a certification products may bear',
  body: QualityFields.partial().extend({ name: qualityFields.name, type: code }),
  reply: z.object({ quality: id }),
})

export const editQuality = route({
  method: 'PATCH',
  path: '/product-qualities/:quality',
  may: 'catalogue.edit',
  says: 'Change a quality',
  params: z.object({ quality: id }),
  body: QualityFields.partial(),
  reply: z.object({ quality: id }),
})

export const addExemption = route({
  method: 'POST',
  path: '/unit-price-exemptions',
  may: 'catalogue.settings',
  says: 'Say where no unit price is asked: a category, content below a limit, or a category below a limit',
  body: z.object({
    category: id.nullable().default(null),
    below: z.object({ amount: quantity, unit: code }).nullable().default(null),
    byPiece: z.boolean().default(false),
    /** First and last day, where the law says them. */
    from: day.nullable().default(null),
    to: day.nullable().default(null),
  }),
  reply: z.object({ exemption: id }),
  refusals: ['exemption.empty', 'exemption.days_order', 'unit.unknown'],
})

const BarcodeRule = z.object({
  name: name(60),
  pattern: z.string().min(1).max(40),
  kind: z.enum(barcodeKinds),
  /** Percent the value is taken as; null: as it is. */
  share: percent(0.0001, 1000).nullable().default(null),
})
const Clash = z.object({ first: z.string(), second: z.string(), code: z.string() })

export const readBarcodeRules = route({
  method: 'GET',
  path: '/barcode-rules',
  may: 'catalogue.read',
  says: 'The rules that read scanned codes, in the order they are tried, and ready ones to choose from',
  reply: z.object({
    rules: z.array(BarcodeRule),
    clashes: z.array(Clash),
    presets: z.array(z.object({ preset: z.string(), rules: z.array(BarcodeRule) })),
  }),
})

export const setBarcodeRules = route({
  method: 'PUT',
  path: '/barcode-rules',
  may: 'catalogue.settings',
  says: 'Set the rules that read scanned codes, in order, or take a ready set; rules that read the same code are told with an example',
  body: z.object({ rules: z.array(BarcodeRule).max(50).optional(), preset: z.string().max(40).optional() }),
  reply: z.object({ clashes: z.array(Clash) }),
  refusals: ['barcode.pattern_form', 'barcode.pattern_length', 'barcode.preset_unknown'],
})

export const testBarcode = route({
  method: 'GET',
  path: '/barcode-test',
  may: 'catalogue.read',
  says: 'What a scanned code means: the rule, the product, amount and quantity, and why other rules do not fit',
  query: z.object({ code: z.string().min(1).max(60) }),
  reply: z.object({
    code: z.string(),
    rule: BarcodeRule.nullable(),
    /** The product it belongs to, by the whole code or by the base code of the rule. */
    product: z
      .object({ product: id, number: z.int(), name: z.string(), saleUnit: z.string(), price: z.int().nullable() })
      .nullable(),
    article: z.string().nullable(),
    /** Cents of a price, thousandths of a weight, hundredths of a percent. */
    value: z.int().nullable(),
    baseCode: z.string().nullable(),
    /** Cents. */
    amount: z.int().nullable(),
    /** Thousandths. */
    quantity: thousandths.nullable(),
    wrongDigit: z.boolean(),
    others: z.array(z.object({ name: z.string(), pattern: z.string(), why: z.string() })),
  }),
})
