/** Routes of votes before the first ballot: planned, asked otherwise, cancelled. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { plannedMethods, quotas, tieRules } from '../rules/counting/terms.ts'
import { interestKinds, matterKinds } from '../rules/interests.ts'
import { themes } from '../rules/themes.ts'
import { electorates, hides } from '../rules/votes.ts'
import { BasketRule, Test } from './votes.ts'

const id = z.uuid()
const vote = z.object({ vote: id })
const done = z.object({})

const name = z.string().trim().min(1).max(120)

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What is asked and how it is counted. */
const asked = {
  title: name,
  question: z.string().trim().max(4000).nullable().default(null),
  method: z.enum(plannedMethods),
  options: z
    .array(
      z.object({
        name,
        meaning: z.string().trim().max(1000).nullable().default(null),
        cost: z.int().min(0).max(1_000_000_000_000).default(0),
        /** Of a candidate: the organisation it comes from. */
        participant: id.nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  /** Null: that of the community. */
  quorumBp: z.int().min(0).max(10_000).nullable().default(null),
  /** Null: as in the community. */
  hide: z.enum(hides).nullable().default(null),
  seats: z.int().min(1).max(99).default(1),
  /** Null: by lot among persons, else things stay as they are. */
  tieRule: z.enum(tieRules).nullable().default(null),
  qualified: z
    .object({ over: z.int().min(1).max(1000), under: z.int().min(1).max(1000) })
    .refine(({ over, under }) => over <= under)
    .default({ over: 2, under: 3 }),
  choices: z.object({ least: z.int().min(0).max(100), most: z.int().min(0).max(100) }).default({ least: 0, most: 100 }),
  /** Null: those of the community. */
  dotsBudget: z.int().min(1).max(100).nullable().default(null),
  scoreMax: z.int().min(1).max(10).nullable().default(null),
  unranked: z.enum(['average', 'nothing']).default('average'),
  quota: z.enum(quotas).default('droop'),
  envelope: z.int().min(0).max(1_000_000_000_000).default(0),
  basketRule: BasketRule.default({ kind: 'threshold', bp: 7000 }),
  tests: z.array(Test).max(100).default([]),
}

const askedRefusals = [
  'vote.closing_past',
  'vote.options_unasked',
  'vote.few_options',
  'vote.option_twice',
  'vote.test_foreign',
  'vote.seats',
  'vote.one_seat',
  'vote.envelope',
  'vote.choices_order',
  'vote.no_run_off',
  'vote.lots_secret',
  'vote.lots_weighed',
] as const

export const planVote = route({
  method: 'POST',
  path: '/votes',
  may: 'community.steer',
  says: 'Plan a vote of organisations: it opens at its moment, or at once; method and bounds stay as they are then',
  body: z.object({
    ...asked,
    /** Null: at once. */
    opensOn: z.iso.date().nullable().default(null),
    opensTime: time.default('00:00'),
    /** Null: after the days of the setting. */
    closesOn: z.iso.date().nullable().default(null),
    closesTime: time.default('20:00'),
    /** Nobody learns who voted how: for elections and decisions about persons alone; its result comes after the closing. */
    secret: z.boolean().default(false),
    /** An election, or a decision about somebody. */
    aboutPersons: z.boolean().default(false),
    /** Vote in secret although few vote: the second answer to the warning. */
    evenFew: z.boolean().default(false),
    /** Who answers: each organisation once, or each person who acts for one. */
    electorate: z.enum(electorates).default('organisations'),
    /** Of persons: those alone who act for this organisation. */
    peopleOf: id.nullable().default(null),
    /** What it is about: delegations for a theme hold in it. */
    theme: z.enum(themes).nullable().default(null),
    /** What answers weigh; whoever is not named weighs 1. Only by a decision in force. */
    weights: z
      .array(z.object({ participant: id, weight: z.int().min(0).max(1_000_000_000).meta(decimals(3)) }))
      .max(1000)
      .default([]),
    weightsDecision: z
      .object({ number: z.string().trim().min(1).max(40), day: z.iso.date() })
      .nullable()
      .default(null),
    /** Whose own matter it is: a provider's estimate, invoice or selection, a payer's default, where a candidate comes from. */
    concerned: z
      .array(z.object({ participant: id, as: z.enum(interestKinds) }))
      .max(100)
      .default([]),
    /** What it is about: the interests follow from there. */
    about: z
      .object({ kind: z.enum(matterKinds), id })
      .nullable()
      .default(null),
    /** The vote that is over and asked again by this one. */
    earlierVote: id.nullable().default(null),
  }),
  reply: z.object({ vote: id, number: z.int() }),
  refusals: [
    'time.missing',
    ...askedRefusals,
    'vote.secret_matter',
    'vote.few_electors',
    'vote.weights_undecided',
    'vote.weights_secret',
    'vote.weights_persons',
    'vote.weight_twice',
    'decision.unknown',
    'decision.other_day',
    'decision.state',
    'vote.earlier_runs',
  ],
})

export const changeVote = route({
  method: 'PUT',
  path: '/votes/:vote',
  may: 'community.steer',
  says: 'Ask otherwise, all parts at once, until the first ballot is cast; who answers, and whether in secret, stays',
  params: vote,
  body: z.object(asked),
  reply: done,
  refusals: [
    'vote.state',
    'vote.of_proposal',
    'vote.frozen',
    'vote.stays_hidden',
    'vote.candidates_fixed',
    ...askedRefusals,
  ],
})

export const cancelVote = route({
  method: 'POST',
  path: '/votes/:vote/cancellation',
  may: 'community.steer',
  says: 'Cancel a vote, with the reason; its answers are kept and stay sealed',
  params: vote,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: ['vote.state'],
})
