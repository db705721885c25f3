/** The routes of rounds as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { pledgeModes } from './rules/closing.ts'
import { pledgeStates, roundStates } from './rules/states.ts'
import { figures, firstKey } from './rules/weights.ts'

const id = z.uuid()
const cents = z.int().min(0).max(1_000_000_000_000)
const points = z.int().min(0).max(10_000)

const FigureKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(figures) }),
  z.object({ kind: z.literal('sqrt_members') }),
  z.object({
    kind: z.literal('tiers'),
    of: z.enum(figures),
    tiers: z.array(z.object({ from: z.int().min(0), points: z.int().min(0).max(1_000_000) })).max(50),
  }),
])
const ShareKey = z.union([
  z.object({ kind: z.literal('equal') }),
  z.object({ kind: z.literal('two_part'), equalBp: points, by: FigureKey }),
  FigureKey,
])
const Key = z.union([
  ShareKey,
  z.object({ kind: z.literal('usage'), among: ShareKey }),
  z.object({ kind: z.literal('free') }),
])

/** The last two are asked for and refused: they could turn false when somebody joins. */
const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('payers_at_least'), payers: z.int().min(1).max(500) }),
  z.object({ kind: z.literal('target_at_most'), amount: cents }),
  z.object({ kind: z.literal('with'), participant: id }),
  z.object({ kind: z.literal('payers_at_most'), payers: z.int().min(1).max(500) }),
  z.object({ kind: z.literal('without'), participant: id }),
])

const Cause = z.union([
  z.object({ kind: z.literal('payers_at_least'), payers: z.int(), found: z.int() }),
  z.object({ kind: z.literal('target_at_most'), amount: cents, target: cents }),
  /** `fell`: it pledged, and its own conditions do not hold; otherwise it never pledged. */
  z.object({ kind: z.literal('with'), participant: id, name: z.string(), fell: z.boolean() }),
])

const Outcome = z.object({
  met: z.boolean(),
  short: cents,
  payers: z.int(),
  payersMissing: z.int(),
  contingency: z.object({ wanted: cents, covered: cents }),
  parts: z.array(
    z.object({
      participant: id,
      name: z.string(),
      mode: z.enum(pledgeModes),
      net: cents,
      contingency: cents,
      how: z.string(),
      tranches: z.array(cents),
    }),
  ),
  fallen: z.array(
    z.object({
      participant: id,
      name: z.string(),
      mode: z.enum(pledgeModes),
      turn: z.int(),
      causes: z.array(Cause),
    }),
  ),
  savings: z.array(
    z.object({
      kind: z.enum(['money', 'payers', 'organisation', 'conditions']),
      amount: cents,
      payers: z.int().nullable(),
      participant: id.nullable(),
      name: z.string().nullable(),
    }),
  ),
  /** What everybody with a share would pay by each key; null where a figure is missing or the round not met. */
  keys: z.array(
    z.object({
      key: z.string(),
      met: z.boolean(),
      shares: z.array(z.object({ participant: id, name: z.string(), net: cents.nullable() })),
    }),
  ),
})

export const simulateRound = route({
  method: 'POST',
  path: '/funding/simulations',
  may: 'funding.simulate',
  says: 'Try out a round before anyone commits: each share to the cent, why it would fail, what would save it',
  body: z.object({
    target: cents.min(1),
    /** Money that is there already. */
    secured: z.array(cents).max(50).default([]),
    key: Key.default(firstKey as z.output<typeof Key>),
    /** The year of the figures; the last closed one when left out. */
    keyYear: z.int().min(2000).max(2100).nullable().default(null),
    /** As the community tuned them when left out. */
    minPayers: z.int().min(0).max(50).nullable().default(null),
    contingencyBp: points.max(5000).nullable().default(null),
    tranchesBp: z.array(points).max(12).default([3000, 4000, 3000]),
    /** The number of the round: whose turn it is when remainders are equal. */
    turn: z.int().min(1).max(100_000).default(1),
    pledges: z
      .array(
        z.object({
          participant: id,
          mode: z.enum(pledgeModes).default('share'),
          /** The cap of a share; the amount of the others. */
          amount: cents,
          usesArea: z.boolean().default(true),
          conditions: z.array(Condition).max(20).default([]),
        }),
      )
      .max(200),
  }),
  reply: Outcome,
  refusals: [
    'key.parts',
    'key.tiers',
    'round.tranches',
    'pledge.condition',
    'pledge.no_shares',
    'pledge.not_user',
    'pledge.given_already',
    'pledge.share_or_fixed',
    'figures.missing',
  ],
})

const State = z.enum(roundStates)

export const openRound = route({
  method: 'POST',
  path: '/funding/rounds',
  may: 'community.steer',
  says: 'Open a round on an estimate: target, key and currency hold from now on',
  body: z.object({
    name: z.string().trim().min(1).max(200),
    target: cents,
    secured: z.array(cents).max(50).default([]),
    currency: z.enum(['EUR', 'CHF']).optional(),
    key: Key.default(firstKey as z.output<typeof Key>),
    keyYear: z.int().min(2000).max(2100).nullable().default(null),
    minPayers: z.int().min(0).max(50).nullable().default(null),
    contingencyBp: points.max(5000).nullable().default(null),
    tranchesBp: z.array(points).max(12).default([3000, 4000, 3000]),
    deadline: z.iso.date(),
    estimateValidUntil: z.iso.date(),
  }),
  reply: z.object({ round: id, seq: z.int() }),
  refusals: ['key.parts', 'key.tiers', 'round.tranches', 'round.too_short', 'round.estimate_ends', 'round.no_target'],
})

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

export const readRound = route({
  method: 'GET',
  path: '/funding/rounds/:round',
  may: 'funding.simulate',
  says: 'A round: its terms, who pledged what, and what it comes to as things stand',
  params: z.object({ round: id }),
  reply: z.object({
    name: z.string(),
    seq: z.int(),
    state: State,
    target: cents,
    deadline: z.iso.date(),
    endsAt: z.string(),
    pledges: z.array(
      z.object({
        id,
        participant: id,
        name: z.string(),
        mode: z.enum(pledgeModes),
        amount: cents,
        state: z.enum(pledgeStates),
      }),
    ),
    outcome: Outcome,
  }),
})
