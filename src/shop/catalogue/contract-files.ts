/** Routes of what the catalogue is made of as files: for what has no list of its own to take along. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

export const fileThings = [
  'categories',
  'supplierLines',
  'prices',
  'units',
  'vatRates',
  'deposits',
  'qualities',
  'unitPriceRules',
  'exemptions',
] as const

export const exportThing = route({
  method: 'GET',
  path: '/catalogue-files/:thing',
  may: 'catalogue.export',
  says: 'Everything of one sort as a file: categories, lines of suppliers, every price there ever was, units, VAT rates, deposits, qualities, rules of unit prices and what is exempt; categories and lines of suppliers can be brought in again',
  params: z.object({ thing: z.enum(fileThings) }),
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
