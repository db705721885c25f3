/** The routes of joining late as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'
import { cents, id, Key } from './round-parts.ts'

const day = z.iso.date()
const decision = z.object({ number: z.string().trim().min(1).max(40), day })
const Quote = z.object({
  /** Its share had it been there from the start. */
  share: cents,
  months: z.int(),
  pays: cents,
  refunds: z.array(z.object({ participant: id, name: z.string(), amount: cents })),
})

export const askToJoin = route({
  method: 'POST',
  path: '/funding/rounds/:round/joins',
  may: 'community.enter',
  says: 'Ask to join a round late: it was called, or is settled since',
  params: z.object({ round: id }),
  body: z.object({ participant: id, usesArea: z.boolean().default(true) }),
  reply: z.object({ join: id }),
  refusals: ['round.state', 'join.payer', 'join.asked', 'pledge.not_user', 'figures.missing', 'power.missing'],
})

export const quoteLateJoin = route({
  method: 'POST',
  path: '/funding/joins/:join/quote',
  may: 'community.enter',
  says: 'What joining costs today, and what each earlier payer gets back',
  params: z.object({ join: id }),
  reply: Quote,
  refusals: ['join.state', 'round.state', 'power.missing'],
})

export const confirmLateJoin = route({
  method: 'POST',
  path: '/funding/joins/:join/confirmation',
  may: 'community.enter',
  says: 'Confirm a quote: what it says is owed once it is called',
  params: z.object({ join: id }),
  reply: z.object({}),
  refusals: ['join.state', 'round.state', 'join.quote_changed', 'power.missing', 'power.limit'],
})

export const callLateJoin = route({
  method: 'POST',
  path: '/funding/joins/:join/call',
  may: 'funding.book',
  says: 'Call what a late joiner owes; the refunds are booked once it is paid',
  params: z.object({ join: id }),
  reply: z.object({ call: id.nullable() }),
  refusals: [
    'join.state',
    'round.state',
    'join.not_paid_yet',
    'vat.rate_not_set',
    'entry.month_locked',
    'entry.key_used',
  ],
})

export const decideLateJoin = route({
  method: 'POST',
  path: '/funding/joins/:join/decision',
  may: 'community.steer',
  says: 'Record a decision on what a late joiner owes: waived, given in hours, or paid by a sponsor',
  params: z.object({ join: id }),
  body: z.object({ instead: z.enum(['waived', 'hours', 'sponsor']), sponsor: id.nullable().default(null), decision }),
  reply: z.object({}),
  refusals: [
    'join.state',
    'round.state',
    'join.no_sponsor',
    'decision.not_yet',
    'decision.unknown',
    'decision.other_day',
    'decision.state',
  ],
})

export const withdrawJoin = route({
  method: 'POST',
  path: '/funding/joins/:join/withdrawal',
  may: 'community.enter',
  says: 'Take the wish to join late back, before it is confirmed',
  params: z.object({ join: id }),
  reply: z.object({}),
  refusals: ['join.state', 'power.missing'],
})

export const importPast = route({
  method: 'POST',
  path: '/funding/past-developments',
  may: 'funding.book',
  says: 'Bring in developments of before with who paid what, so that late joiners can be counted in; first without applying',
  body: z.object({
    developments: z
      .array(
        z.object({
          name: z.string().trim().min(1).max(200),
          deliveredOn: day,
          currency: z.enum(currencies).optional(),
          key: Key.default({ kind: 'equal' }),
          keyYear: z.int().min(2000).max(2100),
          payers: z
            .array(z.object({ participant: id, net: cents, usesArea: z.boolean().default(true) }))
            .min(1)
            .max(500),
        }),
      )
      .min(1)
      .max(500),
    apply: z.boolean().default(false),
  }),
  reply: z.object({
    applied: z.boolean(),
    /** Line and reason, counted from 1; with any of them nothing is brought in. */
    problems: z.array(z.object({ line: z.int(), code: z.string(), name: z.string().nullable() })),
    rounds: z.array(id),
    /** The same with their names. */
    brought: z.array(z.object({ round: id, name: z.string() })),
  }),
})
