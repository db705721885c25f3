/** The routes of pledges as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { pledgeModes } from '../rules/closing.ts'
import { pledgeStates } from '../rules/states.ts'
import { Condition, cents, id } from './round-parts.ts'

const Wanted = z.object({
  participant: id,
  mode: z.enum(pledgeModes).default('share'),
  /** The cap of a share, the amount of the others; hours say minutes instead. */
  amount: cents.nullable().default(null),
  minutes: z.int().min(1).max(600_000).nullable().default(null),
  usesArea: z.boolean().default(true),
  conditions: z.array(Condition).max(20).default([]),
})
const whyNotGiven = [
  'pledge.not_open',
  'pledge.closed',
  'pledge.cap_missing',
  'pledge.nothing',
  'pledge.given_already',
  'pledge.share_or_fixed',
  'pledge.no_shares',
  'pledge.not_user',
  'pledge.condition',
  'pledge.hours_too_much',
  'figures.missing',
  'power.missing',
]

export const pledge = route({
  method: 'POST',
  path: '/funding/rounds/:round/pledges',
  may: 'community.enter',
  says: 'Pledge for an organisation: a share by key up to a cap, a fixed amount, or a top-up; binding when the round closes',
  params: z.object({ round: id }),
  body: Wanted,
  reply: z.object({ pledge: id }),
  refusals: [...whyNotGiven, 'pledge.hours_not_agreed', 'power.limit'],
})

export const intend = route({
  method: 'POST',
  path: '/funding/rounds/:round/intentions',
  may: 'community.enter',
  says: 'Say what an organisation would pledge: it is shown and does not count; hours begin like this, for the provider to agree',
  params: z.object({ round: id }),
  body: Wanted,
  reply: z.object({ pledge: id }),
  refusals: whyNotGiven,
})

export const confirmPledge = route({
  method: 'POST',
  path: '/funding/rounds/:round/pledges/:pledge/confirmation',
  may: 'community.enter',
  says: 'Confirm what was intended: from now on it counts',
  params: z.object({ round: id, pledge: id }),
  reply: z.object({}),
  refusals: [...whyNotGiven, 'pledge.state', 'pledge.hours_not_agreed', 'power.limit'],
})

export const changePledge = route({
  method: 'PUT',
  path: '/funding/rounds/:round/pledges/:pledge',
  may: 'community.enter',
  says: 'Change a pledge while the round is open; what it was is kept. Other hours are agreed to anew.',
  params: z.object({ round: id, pledge: id }),
  body: z.object({
    amount: cents.nullable().default(null),
    minutes: z.int().min(1).max(600_000).nullable().default(null),
    usesArea: z.boolean().optional(),
    conditions: z.array(Condition).max(20).optional(),
  }),
  reply: z.object({}),
  refusals: [...whyNotGiven, 'pledge.state', 'power.limit'],
})

export const agreeHours = route({
  method: 'POST',
  path: '/funding/rounds/:round/pledges/:pledge/agreement',
  may: 'community.enter',
  says: 'Agree, as the provider, to hours that somebody would give',
  params: z.object({ round: id, pledge: id }),
  reply: z.object({}),
  refusals: [
    'pledge.not_hours',
    'pledge.not_open',
    'pledge.closed',
    'pledge.state',
    'round.no_provider',
    'power.missing',
  ],
})

export const declineRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/declines',
  may: 'community.enter',
  says: 'Answer that an organisation does not pledge in a round',
  params: z.object({ round: id }),
  body: z.object({ participant: id, reason: z.string().trim().min(1).max(1000).nullable().default(null) }),
  reply: z.object({}),
  refusals: ['pledge.not_open', 'pledge.closed', 'power.missing'],
})

export const readPledge = route({
  method: 'GET',
  path: '/funding/rounds/:round/pledges/:pledge',
  may: 'funding.simulate',
  says: 'What a pledge was at each moment, who changed it and with which power, the latest last',
  params: z.object({ round: id, pledge: id }),
  reply: z.object({
    changes: z.array(
      z.object({
        state: z.enum(pledgeStates),
        amount: cents,
        minutes: z.int().nullable(),
        conditions: z.array(z.unknown()),
        power: z.enum(['speak', 'commit', 'slip', 'system']),
        at: z.string(),
        /** Null: it happened by itself. */
        by: z.string().nullable(),
      }),
    ),
  }),
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
