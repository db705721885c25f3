/** The routes of calls as data: confirming a round, calling its tranches, money that comes in or does not. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { PaidIn } from './exchange.ts'
import { cents, id } from './round-parts.ts'

const day = z.iso.date()
const requestKey = z.string().trim().min(1).max(120)
const booking = ['entry.month_locked', 'entry.key_used']

export const confirmRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/confirmation',
  may: 'funding.book',
  says: 'Confirm what a round came to, five days after it closed: the first tranche is called',
  params: z.object({ round: id }),
  reply: z.object({ calls: z.int() }),
  refusals: ['round.state', 'round.slips_until', 'round.slips_open', 'vat.rate_not_set', ...booking],
})

export const callTranche = route({
  method: 'POST',
  path: '/funding/rounds/:round/tranches',
  may: 'funding.book',
  says: 'Call the next tranche: ready for test, or delivered',
  params: z.object({ round: id }),
  reply: z.object({ tranche: z.int(), calls: z.int() }),
  refusals: ['round.state', 'round.all_called', 'vat.rate_not_set', ...booking],
})

export const noteDelivered = route({
  method: 'POST',
  path: '/funding/rounds/:round/delivery',
  may: 'funding.book',
  says: 'Note the day on which what a round paid for was delivered: tranches not called yet are called',
  params: z.object({ round: id }),
  body: z.object({ day: day.optional() }),
  reply: z.object({}),
  refusals: ['round.state', 'round.delivered', 'round.day_ahead', 'vat.rate_not_set', ...booking],
})

export const payCall = route({
  method: 'POST',
  path: '/funding/calls/:callLine/payments',
  may: 'funding.book',
  says: 'Book money that came for a call, or credit that pays it; what is too much becomes credit',
  params: z.object({ callLine: id }),
  body: z.object({
    /** All that is open when left out. */
    amount: cents.nullable().default(null),
    from: z.enum(['bank', 'credit']).default('bank'),
    day: day.optional(),
    /** What the bank kept, in the currency that came. */
    fee: cents.default(0),
    /** What came, where it was another currency; it settles the amount whatever the rate makes of it. */
    paidIn: PaidIn.optional(),
    /** The same wish has the same key; one is made when left out. */
    requestKey: requestKey.nullable().default(null),
  }),
  /** `gained`: what the rate makes of it more than was asked; below 0 less. */
  reply: z.object({ open: cents, credit: cents, gained: z.int() }),
  refusals: ['call.nothing', 'call.cancelled', 'call.settled', 'credit.short', 'rate.not_usable', ...booking],
})

export const confirmHours = route({
  method: 'POST',
  path: '/funding/calls/:callLine/hours',
  may: 'community.enter',
  says: 'Confirm, as the provider, hours that were done instead of paying: they settle the call at the rate agreed',
  params: z.object({ callLine: id }),
  body: z.object({ minutes: z.int().min(1).max(600_000), day: day.optional() }),
  reply: z.object({ open: cents }),
  refusals: ['call.settled', 'call.vat_left', 'call.not_hours', 'call.too_many_hours', 'power.missing', ...booking],
})
