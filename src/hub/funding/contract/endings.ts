/** The routes of what a round costs and how it ends, as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { cents, id } from './round-parts.ts'

const day = z.iso.date()
const reason = z.string().trim().min(1).max(1000)
const booking = ['entry.month_locked', 'entry.key_used', 'wish.waits']
/** Done at once, or waiting for a second person. */
const Asked = z.object({ wish: id, done: z.boolean() })

export const bookCost = route({
  method: 'POST',
  path: '/funding/rounds/:round/costs',
  may: 'funding.book',
  says: 'Book what the provider asks for a round; the first cost, and from the limit each, is approved by two',
  params: z.object({ round: id }),
  body: z.object({
    net: cents.min(1),
    vat: cents.default(0),
    /** The part done in hours by payers; all hours confirmed so far when left out. */
    inHours: cents.nullable().default(null),
    document: z.string().trim().min(1).max(200),
    day: day.optional(),
    /** Nothing more will be asked. */
    last: z.boolean().default(false),
  }),
  reply: Asked.extend({ cost: id }),
  refusals: ['round.state', 'round.no_provider', 'round.last_booked', 'cost.over', ...booking],
})

export const markLastCost = route({
  method: 'PUT',
  path: '/funding/costs/:cost/last',
  may: 'funding.book',
  says: 'Mark a cost as the last one of its round: nothing more will be asked',
  params: z.object({ cost: id }),
  reply: z.object({}),
  refusals: ['round.state', 'round.last_booked'],
})

export const payProvider = route({
  method: 'POST',
  path: '/funding/costs/:cost/payouts',
  may: 'funding.book',
  says: 'Pay a provider, never more than came in for the round; from the limit two of two organisations approve',
  params: z.object({ cost: id }),
  body: z.object({
    /** All that is owed when left out. */
    amount: cents.nullable().default(null),
    day: day.optional(),
  }),
  reply: Asked,
  refusals: ['payout.not_received', 'payout.too_much', 'payout.nothing', ...booking],
})

export const settleRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/settlement',
  may: 'funding.book',
  says: 'Settle a round that is delivered and paid: a surplus goes where each payer chose. Two approve.',
  params: z.object({ round: id }),
  reply: Asked,
  refusals: [
    'round.state',
    'round.not_delivered',
    'round.last_missing',
    'round.calls_open',
    'round.fund_left',
    ...booking,
  ],
})

export const stopRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/stop',
  may: 'funding.book',
  says: 'Stop a round by a decision of its payers: what was spent is its cost, the rest goes back. Two approve.',
  params: z.object({ round: id }),
  body: z.object({ reason, decision: z.object({ number: z.string().trim().min(1).max(40), day }) }),
  reply: Asked,
  refusals: [
    'round.state',
    'round.cost_unpaid',
    'round.fund_left',
    'decision.not_yet',
    'decision.unknown',
    'decision.other_day',
    'decision.state',
    ...booking,
  ],
})

export const cancelRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/cancellation',
  may: 'funding.book',
  says: 'Cancel a round of which nothing was paid out, as most payers want: everything is mirrored. Two approve.',
  params: z.object({ round: id }),
  body: z.object({ reason }),
  reply: Asked,
  refusals: ['round.state', 'round.paid_out', 'round.no_majority', 'invoice.credited', ...booking],
})

export const sayOnRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/voices',
  may: 'community.enter',
  says: 'Say, as a payer, whether a round should be cancelled or stopped; the last word counts',
  params: z.object({ round: id }),
  body: z.object({ participant: id, question: z.enum(['cancel', 'stop']), agrees: z.boolean().default(true) }),
  reply: z.object({}),
  refusals: ['round.not_payer', 'power.missing'],
})

export const chooseSurplus = route({
  method: 'POST',
  path: '/funding/surplus/:participant',
  may: 'community.enter',
  says: 'Choose where an organisation’s part of a surplus goes: back, to the reserve, or to the round of a need',
  params: z.object({ participant: id }),
  body: z.object({
    to: z.enum(['back', 'reserve', 'need']),
    /** The round of the need, where it goes to one. */
    round: id.nullable().default(null),
  }),
  reply: z.object({}),
  refusals: ['surplus.no_need', 'power.missing'],
})
