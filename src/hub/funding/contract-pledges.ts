/** The routes of pledges as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { Condition, cents, id } from './contract-round-parts.ts'

export const pledge = route({
  method: 'POST',
  path: '/funding/rounds/:round/pledges',
  may: 'community.enter',
  says: 'Pledge for an organisation: a share by key up to a cap, a fixed amount, or a top-up; binding when the round closes',
  params: z.object({ round: id }),
  body: z.object({
    participant: id,
    mode: z.enum(['share', 'fixed', 'top_up']).default('share'),
    amount: cents.nullable().default(null),
    usesArea: z.boolean().default(true),
    conditions: z.array(Condition).max(20).default([]),
  }),
  reply: z.object({ pledge: id }),
  refusals: [
    'pledge.not_open',
    'pledge.closed',
    'pledge.cap_missing',
    'pledge.nothing',
    'pledge.given_already',
    'pledge.share_or_fixed',
    'pledge.no_shares',
    'pledge.not_user',
    'pledge.condition',
    'figures.missing',
    'power.missing',
    'power.limit',
  ],
})

export const withdrawPledge = route({
  method: 'POST',
  path: '/funding/rounds/:round/pledges/:pledge/withdrawal',
  may: 'community.enter',
  says: 'Take a pledge back while the round is open',
  params: z.object({ round: id, pledge: id }),
  reply: z.object({}),
  refusals: ['pledge.not_open', 'pledge.closed', 'pledge.state', 'power.missing'],
})
