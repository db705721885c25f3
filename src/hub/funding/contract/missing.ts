/** The routes of money that does not come, and of costs above the target, as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { cents, id } from './round-parts.ts'

const day = z.iso.date()
const whyNot = ['call.not_defaulted', 'call.settled', 'call.not_mediated', 'entry.month_locked', 'entry.key_used']

export const noteMediation = route({
  method: 'POST',
  path: '/funding/calls/:callLine/mediation',
  may: 'community.steer',
  says: 'Note the meeting with a payer in default; from then on others may step in',
  params: z.object({ callLine: id }),
  body: z.object({ day: day.optional() }),
  reply: z.object({}),
  refusals: ['call.not_defaulted', 'round.day_ahead'],
})

export const advanceCall = route({
  method: 'POST',
  path: '/funding/calls/:callLine/advance',
  may: 'funding.book',
  says: 'Let the reserve lend what a payer in default owes: the debt is kept, and paid back when money comes',
  params: z.object({ callLine: id }),
  body: z.object({ amount: cents.min(1).nullable().default(null) }),
  reply: z.object({ open: cents }),
  refusals: [...whyNot, 'reserve.advance_too_much'],
})

export const offerTakeOver = route({
  method: 'POST',
  path: '/funding/calls/:callLine/offers',
  may: 'community.enter',
  says: 'Consent, as another payer, to take over a part of what does not come, up to an amount without VAT',
  params: z.object({ callLine: id }),
  body: z.object({ participant: id, atMost: cents }),
  reply: z.object({}),
  refusals: ['call.not_defaulted', 'round.not_payer', 'call.own', 'power.missing', 'power.limit'],
})

export const shareMissing = route({
  method: 'POST',
  path: '/funding/calls/:callLine/redistribution',
  may: 'funding.book',
  says: 'Share what does not come among the payers who consented; they get it back if the money comes later',
  params: z.object({ callLine: id }),
  reply: z.object({ parts: z.array(z.object({ participant: id, amount: cents })) }),
  refusals: [...whyNot, 'call.offers_short', 'vat.rate_not_set'],
})

export const tellRise = route({
  method: 'POST',
  path: '/funding/rounds/:round/rises',
  may: 'funding.book',
  says: 'Tell that the work will cost more: what was held ready is called; beyond that work stops and payers are asked',
  params: z.object({ round: id }),
  body: z.object({ expected: cents.min(1), reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ fromContingency: cents, beyond: cents }),
  refusals: ['round.state', 'rise.nothing', 'rise.asked', 'vat.rate_not_set', 'entry.month_locked'],
})

export const answerRise = route({
  method: 'POST',
  path: '/funding/rounds/:round/rise-answers',
  may: 'community.enter',
  says: 'Answer a rise of the cost with a fresh cap without VAT; 0: nothing more',
  params: z.object({ round: id }),
  body: z.object({ participant: id, cap: cents }),
  reply: z.object({}),
  refusals: ['rise.not_asked', 'round.not_payer', 'power.missing', 'power.limit'],
})

export const decideRise = route({
  method: 'POST',
  path: '/funding/rounds/:round/rise-decision',
  may: 'funding.book',
  says: 'Count the answers: where the fresh caps reach it is called, else the scope shrinks to what there is',
  params: z.object({ round: id }),
  reply: z.object({ goesOn: z.boolean(), short: cents }),
  refusals: ['rise.not_asked', 'vat.rate_not_set', 'entry.month_locked'],
})
