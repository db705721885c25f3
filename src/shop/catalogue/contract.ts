/** What the routes of the catalogue share: fields of a product, and forms of values. Money of the shop is whole cents,
 *  purchase prices and costs are 1/10 000, quantities 1/1000 of a unit, percentages are percent. */
import { z } from 'zod'
import { decimals } from '#platform/values/amount.ts'
import { languages } from '#platform/values/languages.ts'
import { allergenCodes, allergenWords } from './rules/allergens.ts'

export const id = z.uuid()
export const day = z.iso.date()
export const nothing = z.object({})
export const code = z.string().regex(/^[a-z0-9_]{1,20}$/)
export const country = z.string().regex(/^[A-Z]{2}$/)

/** One line: blanks at both ends go, nothing left is nothing at all. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullable()
    .transform((text) => text?.replace(/\s+/g, ' ').trim() || null)
export const name = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(longest))

export const cents = z.int().min(0).max(100_000_000).meta(decimals(2))
/** 1/10 000 of money. */
export const cost = z.int().min(0).max(1_000_000_000_000).meta(decimals(4))
/** Thousandths. */
export const quantity = z.int().min(1).max(1_000_000_000).meta(decimals(3))
/** Thousandths, or nothing at all. */
export const thousandths = z.int().min(0).max(1_000_000_000_000).meta(decimals(3))
/** Percent with up to four decimals. */
export const percent = (least: number, most: number) => z.number().min(least).max(most)

const days = z.int().min(0).max(10_000).nullable()
const language = z.enum(languages)
const inLanguages = (longest: number) => z.partialRecord(language, z.string().max(longest))
const score = z.number().min(0).max(5)
const amount = z.object({ amount: quantity, unit: code })
const freshClass = z.enum(['extra', 'I', 'II', 'III'])
export const zone = z.enum(['eu', 'nonEu', 'both'])
export const state = z.enum(['draft', 'active', 'withdrawn'])

const texts = {
  labelName: inLanguages(60),
  labelComment: inLanguages(80),
  brand: line(120),
  maker: line(120),
  region: line(80),
  originComplement: line(80),
  storage: line(200),
  ingredients: z.string().max(5000).nullable(),
  hazard: line(200),
  safetySheet: line(500),
  /** Of an Odoo: the formats of labels are chosen by it. */
  printCategory: line(80),
}
const figures = {
  drainedWeight: quantity.nullable(),
  /** Grams. */
  grossWeight: z.int().min(0).max(10_000_000).meta(decimals(0)).nullable(),
  /** Grams. */
  tare: z.int().min(0).max(1_000_000).meta(decimals(0)).nullable(),
  range: z.int().min(1).max(6).nullable(),
  useByDays: days,
  bestBeforeDays: days,
  saleLimitDays: days,
  abv: z.number().min(0).max(100).nullable(),
  scores: z.partialRecord(z.enum(['social', 'local', 'organic', 'packaging']), score),
}
const flags = Object.fromEntries(
  (
    [
      'food',
      'alcohol',
      'vegan',
      'vegetarian',
      'rawMilk',
      'weighed',
      'sold',
      'bought',
      'atTill',
      'internalConsumable',
    ] as const
  ).map((flag) => [flag, z.boolean()]),
) as Record<
  | 'food'
  | 'alcohol'
  | 'vegan'
  | 'vegetarian'
  | 'rawMilk'
  | 'weighed'
  | 'sold'
  | 'bought'
  | 'atTill'
  | 'internalConsumable',
  z.ZodBoolean
>

/** What is kept of a product, as it is read. */
export const ProductFields = z.object({
  name: name(120),
  ...texts,
  category: id.nullable(),
  saleUnit: code,
  content: amount.extend({ packs: z.int().min(1).max(1000).default(1) }).nullable(),
  ...figures,
  displayUnit: code.nullable(),
  secondUnit: code.nullable(),
  vatClass: code,
  country: country.nullable(),
  zone: zone.nullable(),
  freshClass: freshClass.nullable(),
  allergens: z.partialRecord(z.enum(allergenCodes), z.enum(allergenWords)),
  ...flags,
  scaleGroup: line(40),
  scaleSequence: z.int().min(0).max(100_000).nullable(),
  scaleTexts: z.array(z.string().max(200)).max(4),
  /** Name of the barcode rule that reads its codes, where several could; null: the first that fits. */
  barcodeRule: line(60),
  preferredSupplier: id.nullable(),
  deposits: z.array(z.object({ deposit: id, count: z.int().min(1).max(999).default(1) })).max(9),
  /** In the order they are printed. */
  qualities: z.array(id).max(20),
  places: z.array(id).max(20),
  /** The first is the main one. */
  barcodes: z.array(z.string().min(1).max(48)).max(40),
})

/** What may be written. Instead of `content`, what is printed on the pack. */
export const EditedProduct = ProductFields.partial().extend({
  netWeight: amount.nullable().optional(),
  netVolume: amount.nullable().optional(),
})

/** What a change of many products would do: how many would change, how many cannot, and the first of them. */
export const ManyPreview = z.object({
  total: z.int(),
  changing: z.int(),
  refused: z.int(),
  rows: z.array(
    z.object({
      product: id,
      number: z.int(),
      name: z.string(),
      fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      refusals: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
    }),
  ),
})

export const productRefusals = [
  'content.two_amounts',
  'content.drained_without',
  'content.drained_more',
  'unit.unknown',
  'unit.other_dimension',
  'vat.class_unknown',
  'product.alcohol_is_food',
  'quality.one_per_type',
  'quality.needs_vegan',
  'quality.not_for_alcohol',
  'barcode.wrong_digit',
  'barcode.taken',
  'barcode.of_container',
  'barcode.rule_unknown',
] as const
