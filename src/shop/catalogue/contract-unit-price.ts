/** Routes of what the law asks of unit prices: by country and day, with what is exempt. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { code, country, day, id, nothing, quantity } from './contract.ts'
import { dimensions } from './rules/units.ts'

const Rules = z.object({
  /** Dimensions with a unit price. */
  dimensions: z.array(z.enum(dimensions)).min(1).max(dimensions.length),
  /** Drained weight in the place of the content; null: the setting of the shop says. */
  drained: z.boolean().nullable(),
  /** No unit price below so much, in 1/1000 of kg and l: 10 is 10 g or 10 ml. */
  below: z.int().min(0).max(1_000_000).meta(decimals(3)),
  /** Months for which a content that shrank is told; 0 is never. */
  shrinkMonths: z.int().min(0).max(24),
  /** Only in shops of more square metres. */
  shrinkAboveArea: z.int().min(0).max(100_000),
})
const below = z.object({ amount: quantity, unit: code }).nullable()

export const readUnitPriceRules = route({
  method: 'GET',
  path: '/unit-price-rules',
  may: 'catalogue.read',
  says: 'What the law asks of unit prices here: the rules of today, those the program knows, those of the shop with their day, and what is exempt',
  reply: z.object({
    country,
    today: Rules,
    known: Rules,
    own: z.array(Rules.extend({ from: day })),
    exemptions: z.array(
      z.object({
        exemption: id,
        category: id.nullable(),
        categoryName: z.string().nullable(),
        below,
        byPiece: z.boolean(),
        from: day.nullable(),
        to: day.nullable(),
        holds: z.boolean(),
      }),
    ),
    /** What the law of the country exempts, to be given one's own categories. */
    ready: z.array(z.object({ ready: z.string(), below, byPiece: z.boolean() })),
  }),
})

export const setUnitPriceRules = route({
  method: 'PUT',
  path: '/unit-price-rules',
  may: 'catalogue.settings',
  says: 'What the law asks of unit prices from a day on; what is left out stays as it was',
  body: Rules.partial().extend({ from: day.optional() }),
  reply: nothing,
})

export const dropUnitPriceRules = route({
  method: 'DELETE',
  path: '/unit-price-rules/:from',
  may: 'catalogue.settings',
  says: 'Take back the rules of the shop that begin on a day',
  params: z.object({ from: day }),
  reply: nothing,
})

export const editExemption = route({
  method: 'PATCH',
  path: '/unit-price-exemptions/:exemption',
  may: 'catalogue.settings',
  says: 'Change where no unit price is asked, or the days it holds',
  params: z.object({ exemption: id }),
  body: z.object({
    category: id.nullable().optional(),
    below: below.optional(),
    byPiece: z.boolean().optional(),
    from: day.nullable().optional(),
    to: day.nullable().optional(),
  }),
  reply: z.object({ exemption: id }),
  refusals: ['exemption.empty', 'exemption.days_order', 'unit.unknown'],
})

export const removeExemption = route({
  method: 'DELETE',
  path: '/unit-price-exemptions/:exemption',
  may: 'catalogue.settings',
  says: 'Ask for the unit price there again',
  params: z.object({ exemption: id }),
  reply: nothing,
})
