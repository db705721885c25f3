/** The routes of slips of the pen as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { cents, id } from './round-parts.ts'

export const reportSlip = route({
  method: 'POST',
  path: '/funding/rounds/:round/slips',
  may: 'community.enter',
  says: 'Report a slip of the pen in the five days after a round closed; with the own pledge and how it should be, it can be put right',
  params: z.object({ round: id }),
  body: z.object({
    participant: id,
    text: z.string().trim().min(1).max(2000),
    /** The pledge in which a number is wrong. */
    pledge: id.nullable().default(null),
    /** The cap or the amount as the organisation decided it; left out, it stays. */
    amount: cents.min(1).nullable().default(null),
    /** Of hours: fewer. */
    minutes: z.int().min(1).max(600_000).nullable().default(null),
    usesArea: z.boolean().nullable().default(null),
  }),
  reply: z.object({ slip: id }),
  refusals: ['round.state', 'slip.other_pledge', 'slip.no_change', 'slip.more_hours', 'power.missing', 'power.limit'],
})

export const correctSlip = route({
  method: 'POST',
  path: '/funding/slips/:slip/correction',
  may: 'funding.book',
  says: 'Put a reported slip right: shares are counted again with what was decided, and everybody is told. Two approve.',
  params: z.object({ slip: id }),
  reply: z.object({ wish: id, done: z.boolean() }),
  refusals: [
    'round.state',
    'slip.answered',
    'slip.no_change',
    'slip.other_pledge',
    'slip.more_hours',
    'slip.not_met',
    'wish.waits',
  ],
})

export const dismissSlip = route({
  method: 'POST',
  path: '/funding/slips/:slip/dismissal',
  may: 'funding.book',
  says: 'Answer that what was reported is no slip of the pen, with the reason',
  params: z.object({ slip: id }),
  body: z.object({ answer: z.string().trim().min(1).max(1000) }),
  reply: z.object({}),
  refusals: ['slip.answered'],
})
