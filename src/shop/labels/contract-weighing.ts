/** The page where people weigh themselves: choosing a product, its price by weight, and the label. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { id } from './contract-desk.ts'

const most = 1_000_000
/** The barcode of what holds the goods. */
const containerCode = z.string().trim().min(1).max(48)
/** Grams: what the scale shows, and what the container weighs empty where it has no barcode. Without either tare, what the
 *  shop says of the product is taken off. What is too much is refused in words. */
const grams = z.int().min(0).max(most).meta(decimals(0))
const gramsAsked = z.coerce.number().int().min(0).max(most)
const fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
/** Cents and grams; null while they cannot be told. */
const told = {
  tare: z.int(),
  net: z.int().nullable(),
  amount: z.int().nullable(),
  container: z.string().nullable(),
}
const refusals = [
  'container.unknown',
  'weighing.two_tares',
  'weighing.not_on_scale',
  'weighing.no_price',
  'weighing.no_weight',
  'weighing.too_heavy',
  'weighing.below_tare',
  'weighing.no_rule',
  'weighing.no_base_code',
  'weighing.too_light',
  'weighing.code_full',
] as const

export const readWeighing = route({
  method: 'GET',
  path: '/labels/weighing',
  may: 'labels.weigh',
  says: 'What is sold by weight and stands in a scale, by group, and the thermal printers labels can go to',
  reply: z.object({
    products: z.array(
      z.object({
        product: id,
        number: z.int(),
        name: z.string(),
        group: z.string(),
        price: z.int().nullable(),
        unit: z.string(),
        codes: z.array(z.string()),
        picture: id.nullable(),
      }),
    ),
    printers: z.array(z.object({ printer: id, name: z.string() })),
  }),
})

export const previewWeighing = route({
  method: 'GET',
  path: '/labels/weighing/:product',
  may: 'labels.weigh',
  says: 'What a weight of a product costs now, and every reason why no label is printed of it. Nothing is written',
  params: z.object({ product: id }),
  query: z.object({ gross: gramsAsked, containerCode: containerCode.optional(), tare: gramsAsked.optional() }),
  reply: z.object({ ...told, whyNot: z.array(z.object({ code: z.string(), facts: z.record(z.string(), fact) })) }),
})

export const weighProduct = route({
  method: 'POST',
  path: '/labels/weighings',
  may: 'labels.weigh',
  says: 'Take a weight as it is, in grams: its price and the barcode for the till are fixed, and its label can be printed',
  body: z.object({ product: id, gross: grams, containerCode: containerCode.nullish(), tare: grams.nullish() }),
  reply: z.object({
    weighing: id,
    gross: z.int(),
    tare: z.int(),
    net: z.int(),
    amount: z.int(),
    container: z.string().nullable(),
    code: z.string(),
    /** The lines of its label. */
    says: z.record(z.string(), z.string()),
  }),
  refusals: [...refusals],
})

export const printWeighing = route({
  method: 'GET',
  path: '/labels/weighings/:weighing/label',
  may: 'labels.weigh',
  says: 'The label of a weighing: ZPL for a thermal printer, or a PDF of one label',
  params: z.object({ weighing: id }),
  query: z.object({ printer: id.optional() }),
  reply: z.unknown(),
  sends: 'text/plain, application/pdf',
})
