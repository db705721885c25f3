/** Routes of households. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id } from './contract.ts'

const linkKind = z.enum(['adult', 'minor', 'temporary', 'shopper'])

export const linkHousehold = route({
  method: 'POST',
  path: '/members/:head/household',
  may: 'members.household',
  says: 'Let a person shop on a membership',
  params: z.object({ head: id }),
  body: z.object({
    contact: id,
    kind: linkKind.default('adult'),
    /** Today unless said otherwise; not in the past. */
    fromDay: day.optional(),
    /** Last day; a temporary link without one lasts as long as the shop's setting says. */
    untilDay: day.nullable().default(null),
    mayShop: z.boolean().default(true),
    mayWork: z.boolean().default(false),
  }),
  reply: z.object({ link: id, untilDay: day.nullable() }),
  refusals: ['household.full', 'household.not_possible', 'household.day_passed', 'contact.archived'],
})

export const editHouseholdLink = route({
  method: 'PATCH',
  path: '/household-links/:link',
  may: 'members.household',
  says: 'Change what somebody linked may do',
  params: z.object({ link: id }),
  body: z.object({ mayShop: z.boolean(), mayWork: z.boolean() }),
  reply: z.object({}),
})

export const endHouseholdLink = route({
  method: 'PUT',
  path: '/household-links/:link/end',
  may: 'members.household',
  says: 'End a link; the contact stays. Without a day it counts no more from today on',
  params: z.object({ link: id }),
  body: z.object({ lastDay: day.optional() }),
  reply: z.object({ lastDay: day }),
  refusals: ['household.day_passed'],
})
