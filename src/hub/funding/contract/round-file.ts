/** The route of the round file as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

export const readRoundFile = route({
  method: 'GET',
  path: '/funding/rounds/:round/file',
  may: 'funding.simulate',
  says: 'Everything by which anybody makes the sum of a round again: weights, caps, limits reached, remainders, ties',
  params: z.object({ round: z.uuid() }),
  query: z.object({ format: z.enum(['json', 'csv']).default('json') }),
  reply: z.unknown(),
  sends: 'application/json',
})
