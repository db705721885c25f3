/** Routes of allergens of loose goods: what the shop must be able to say of what is sold without a pack. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { id } from './contract.ts'
import { allergenCodes } from './rules/allergens.ts'

const groups = z.array(z.enum(allergenCodes))
/** Loose goods unless `goods` is `all`; `known` is `open` (a group nobody knows) or `said` (all fourteen are). */
const filters = listQuery('category', 'supplier', 'quality', 'zoneOfShop', 'goods', 'known')

export const listAllergens = route({
  method: 'GET',
  path: '/allergens',
  may: 'catalogue.read',
  says: 'Food on sale without a pack, and what is known of the fourteen groups of allergens in it; `goods: all` shows packed food too, `known` is `open` or `said`',
  query: filters,
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      category: z.string().nullable(),
      contains: groups,
      mayContain: groups,
      free: groups,
      /** Never to be told as free. */
      unknown: groups,
    }),
  ),
})

export const exportAllergens = route({
  method: 'GET',
  path: '/allergen-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const language = z.enum(languages)

export const printAllergenSheet = route({
  method: 'GET',
  path: '/allergen-sheet',
  may: 'catalogue.read',
  says: 'The allergen sheet of loose goods as PDF, with its date: of all, of a category, of what a search finds; in one or two languages, separated by a comma. What nobody knows is never printed as free.',
  query: filters.omit({ after: true, size: true }).extend({
    languages: z
      .string()
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(language).min(1).max(2))
      .optional(),
  }),
  reply: z.unknown(),
  sends: 'application/pdf',
})
