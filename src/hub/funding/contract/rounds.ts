/** The routes of rounds as data: trying one out, opening it, looking at it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { currencies } from '#platform/values/money.ts'
import { callKinds, callStates } from '../rules/calls.ts'
import { pledgeModes } from '../rules/closing.ts'
import { roundKinds, securedSources } from '../rules/rounds.ts'
import { slipStates } from '../rules/slips.ts'
import { joinStates, pledgeStates, roundStates } from '../rules/states.ts'
import { Condition, cents, id, Key, Outcome, Sharing } from './round-parts.ts'

const State = z.enum(roundStates)

export const simulateRound = route({
  method: 'POST',
  path: '/funding/simulations',
  may: 'funding.simulate',
  says: 'Try out a round before anyone commits: each share to the cent, why it would fail, what would save it',
  body: z.object({
    target: cents.min(1),
    /** Money that is there already. */
    secured: z.array(cents).max(50).default([]),
    ...Sharing,
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

const Opening = z.object({
  name: z.string().trim().min(1).max(200),
  /** Net, rate, currency, provider and validity are taken from it. */
  estimate: id.nullable().default(null),
  /** Needed without an estimate. */
  target: cents.default(0),
  /** Money that is there already: an amount, or whose it is and how one sees it. */
  secured: z
    .array(
      z.union([
        cents.transform((amount) => ({ source: 'other' as const, amount, evidence: null })),
        z.object({
          source: z.enum(securedSources),
          amount: cents,
          evidence: z.string().trim().min(1).max(500).nullable().default(null),
        }),
      ]),
    )
    .max(50)
    .default([]),
  currency: z.enum(currencies).optional(),
  ...Sharing,
  deadline: z.iso.date(),
  /** Without an estimate and left out: as long as the round needs. */
  estimateValidUntil: z.iso.date().nullable().default(null),
  /** What an hour is worth where somebody pays in hours. */
  rate: cents.min(1).nullable().default(null),
  provider: id.nullable().default(null),
  /** Whose bank account holds the money; left out: the provider. */
  holder: id.nullable().default(null),
  invited: z.array(id).max(500).default([]),
})
const whyNotOpened = [
  'key.parts',
  'key.tiers',
  'round.tranches',
  'round.too_short',
  'round.estimate_ends',
  'round.no_target',
  'need.state',
  'estimate.state',
  'estimate.second_missing',
]

export const openRound = route({
  method: 'POST',
  path: '/funding/rounds',
  may: 'community.steer',
  says: 'Open a round on an estimate, or on plain figures: target, key and currency hold from now on',
  body: Opening,
  reply: z.object({ round: id, seq: z.int() }),
  refusals: whyNotOpened,
})

export const draftRound = route({
  method: 'POST',
  path: '/funding/round-drafts',
  may: 'community.enter',
  says: 'Draft a round for an organisation; it opens when three active organisations ask for it, or the core group',
  body: Opening.extend({ participant: id }),
  reply: z.object({ round: id, seq: z.int() }),
  refusals: ['power.missing'],
})

export const askToOpen = route({
  method: 'POST',
  path: '/funding/rounds/:round/askers',
  may: 'community.enter',
  says: 'Ask for a drafted round to be opened; the third active organisation that asks opens it',
  params: z.object({ round: id }),
  body: z.object({ participant: id }),
  reply: z.object({ state: State, asking: z.int() }),
  refusals: ['round.state', 'round.not_active', 'power.missing', ...whyNotOpened],
})

export const openDraft = route({
  method: 'POST',
  path: '/funding/rounds/:round/opening',
  may: 'community.steer',
  says: 'Open a drafted round',
  params: z.object({ round: id }),
  reply: z.object({}),
  refusals: ['round.state', ...whyNotOpened],
})

export const reopenRound = route({
  method: 'POST',
  path: '/funding/rounds/:round/again',
  may: 'community.steer',
  says: 'Try again after a round failed or was cancelled: a new round with the same terms that names the old one',
  params: z.object({ round: id }),
  body: z.object({
    deadline: z.iso.date(),
    /** As before when left out. */
    name: z.string().trim().min(1).max(200).nullable().default(null),
    estimateValidUntil: z.iso.date().nullable().default(null),
    minPayers: z.int().min(0).max(50).nullable().default(null),
  }),
  reply: z.object({ reopened: id, seq: z.int() }),
  refusals: ['round.state', 'round.reopened', ...whyNotOpened],
})

export const closeEarly = route({
  method: 'POST',
  path: '/funding/rounds/:round/closing',
  may: 'community.steer',
  says: 'Close a round before its deadline: it is met, and everybody who was asked has answered',
  params: z.object({ round: id }),
  reply: z.object({}),
  refusals: ['round.state', 'round.not_met', 'round.not_answered', 'round.window_open'],
})

export const RoundRow = z.object({
  id,
  seq: z.int(),
  name: z.string(),
  state: State,
  kind: z.enum(roundKinds),
  target: cents,
  currency: z.enum(currencies),
  opensOn: z.iso.date(),
  deadline: z.iso.date(),
  endsAt: z.string(),
  /** What is there already, what was pledged and counts, and what both leave open. */
  secured: cents,
  confirmed: cents,
  missing: cents,
  payers: z.int(),
})

export const listRounds = route({
  method: 'GET',
  path: '/funding/rounds',
  may: 'funding.simulate',
  says: 'Rounds of the community, those that end next first',
  query: listQuery('state', 'kind', 'participant'),
  reply: listReply(RoundRow),
})

export const exportRounds = route({
  method: 'GET',
  path: '/funding/round-list',
  may: 'funding.simulate',
  says: 'The same list as a file',
  query: listQuery('state', 'kind', 'participant').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Party = z.object({ id, name: z.string() })

export const readRound = route({
  method: 'GET',
  path: '/funding/rounds/:round',
  may: 'funding.simulate',
  says: 'A round: its terms, who pledged what, what it comes to, what was called and what came in',
  params: z.object({ round: id }),
  reply: z.object({
    name: z.string(),
    seq: z.int(),
    state: State,
    kind: z.enum(roundKinds),
    target: cents,
    secured: z.array(z.object({ source: z.enum(securedSources), amount: cents, evidence: z.string().nullable() })),
    currency: z.enum(currencies),
    key: Key,
    keyYear: z.int(),
    minPayers: z.int(),
    contingencyBp: z.int(),
    tranchesBp: z.array(z.int()),
    rate: cents.nullable(),
    opensOn: z.iso.date(),
    deadline: z.iso.date(),
    endsAt: z.string(),
    estimateValidUntil: z.iso.date(),
    provider: Party.nullable(),
    holder: Party.nullable(),
    /** What those who were asked said so far; null: nothing. */
    invited: z.array(
      z.object({ participant: id, name: z.string(), answer: z.enum(['pledged', 'intends', 'declined']).nullable() }),
    ),
    estimate: id.nullable(),
    /** Organisations that ask for a draft to be opened. */
    askers: z.array(z.object({ participant: id, name: z.string() })),
    replaces: id.nullable(),
    replacedBy: id.nullable(),
    bar: z.object({ target: cents, secured: cents, confirmed: cents, intended: cents, missing: cents }),
    pledges: z.array(
      z.object({
        id,
        participant: id,
        name: z.string(),
        mode: z.enum(pledgeModes),
        amount: cents,
        minutes: z.int().nullable(),
        agreed: z.boolean(),
        usesArea: z.boolean(),
        conditions: z.array(z.unknown()),
        state: z.enum(pledgeStates),
      }),
    ),
    outcome: Outcome,
    /** From this day on slips of the pen were reported; null: it has not closed. */
    closedOn: z.iso.date().nullable(),
    calledOn: z.iso.date().nullable(),
    tranchesCalled: z.int(),
    deliveredOn: z.iso.date().nullable(),
    endedOn: z.iso.date().nullable(),
    decision: z.object({ number: z.string(), day: z.iso.date() }).nullable(),
    reason: z.string().nullable(),
    /** What each bears of the round today: share, what was added, what went back. */
    nets: z.array(z.object({ participant: id, name: z.string(), net: z.int() })),
    calls: z.array(
      z.object({
        id,
        participant: id,
        name: z.string(),
        kind: z.enum(callKinds),
        tranche: z.int(),
        net: cents,
        vat: cents,
        vatKind: z.string(),
        total: cents,
        paid: cents,
        /** Settled in hours, lent by the reserve, taken over by others. */
        inHours: cents,
        lent: cents,
        takenOver: cents,
        open: cents,
        state: z.enum(callStates),
        calledOn: z.iso.date(),
        dueOn: z.iso.date(),
        reference: z.string(),
        invoice: id.nullable(),
        /** It may be settled by hours that its provider confirms. */
        asHours: z.boolean(),
        mediationBy: z.iso.date().nullable(),
        mediatedOn: z.iso.date().nullable(),
        /** Where it is in default: who would take over how much of it, with the weight in this round. */
        offers: z.array(z.object({ participant: id, name: z.string(), atMost: cents, weight: z.string() })),
      }),
    ),
    /** Money of the round: what came in, what is still open, what it cost and what of that was paid out. */
    money: z.object({ received: cents, open: cents, cost: cents, paidOut: cents, fund: z.int() }),
    /** What the reserve has and lent, where a call is in default; null: none is. */
    reserve: z.object({ balance: z.int(), lent: z.int(), maxAdvanceBp: z.int() }).nullable(),
    costs: z.array(
      z.object({
        id,
        day: z.iso.date(),
        document: z.string(),
        net: cents,
        vat: cents,
        inHours: cents,
        paid: cents,
        last: z.boolean(),
      }),
    ),
    /** A cost above what there is, about which payers are asked now; null: none. */
    rise: z
      .object({
        expected: cents,
        beyond: cents,
        reason: z.string(),
        answers: z.array(z.object({ participant: id, cap: cents })),
      })
      .nullable(),
    /** Its provider offers it no more: it may be cancelled without asking its payers. */
    estimateWithdrawn: z.boolean(),
    /** Payers who want it cancelled or stopped. */
    voices: z.array(z.object({ participant: id, question: z.enum(['cancel', 'stop']), agrees: z.boolean() })),
    /** Slips of the pen that were reported after closing, and what became of each. */
    slips: z.array(
      z.object({
        id,
        participant: id,
        name: z.string(),
        text: z.string(),
        pledge: id.nullable(),
        amount: cents.nullable(),
        minutes: z.int().nullable(),
        usesArea: z.boolean().nullable(),
        state: z.enum(slipStates),
        answer: z.string().nullable(),
      }),
    ),
    joins: z.array(
      z.object({
        id,
        participant: id,
        name: z.string(),
        state: z.enum(joinStates),
        share: cents.nullable(),
        months: z.int().nullable(),
        pays: cents.nullable(),
        refunds: z.array(z.object({ participant: id, name: z.string(), amount: cents })),
        instead: z.enum(['waived', 'sponsor', 'hours']).nullable(),
        /** Once confirmed: who has not paid so much yet as the call would give back. */
        waitsFor: z.array(z.string()),
      }),
    ),
  }),
})
