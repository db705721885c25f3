/** The routes of what screens ask about estimates and choices beside a round, as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'

const id = z.uuid()

export const readFundable = route({
  method: 'GET',
  path: '/funding/estimates',
  may: 'funding.simulate',
  says: 'Estimates on which a round may be opened, with the problems they are about',
  reply: z.object({
    estimates: z.array(
      z.object({
        estimate: id,
        needs: z.array(z.object({ id, number: z.int().nullable(), problem: z.string() })),
        provider: id,
        providerName: z.string(),
        net: z.int().nullable(),
        currency: z.enum(currencies),
        validUntil: z.iso.date().nullable(),
      }),
    ),
  }),
})

export const readSurplusChoice = route({
  method: 'GET',
  path: '/funding/surplus/:participant',
  may: 'funding.simulate',
  says: 'Where an organisation’s part of a surplus goes, as it chose last, and the open rounds it may name',
  params: z.object({ participant: id }),
  reply: z.object({
    to: z.enum(['back', 'reserve', 'need']),
    round: id.nullable(),
    rounds: z.array(z.object({ id, name: z.string() })),
  }),
})
