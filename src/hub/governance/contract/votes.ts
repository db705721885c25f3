/** Routes of votes: planned, answered, counted. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { methods, plannedMethods, quotas, tieRules } from '../rules/counting/terms.ts'
import { interestKinds } from '../rules/interests.ts'
import { themes } from '../rules/themes.ts'
import { electorates, hides, voteStates } from '../rules/votes.ts'
import { ballotRefusals, Content } from './ballots.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const vote = z.object({ vote: id })
const done = z.object({})
const name = z.string().trim().min(1).max(120)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Whose answer it is: of an organisation, or where persons vote of one of them; oneself where nobody is named. */
const who = { participant: id.optional(), elector: id.optional() }

const Row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  method: z.enum(methods),
  state: z.enum(voteStates),
  opensAt: moment,
  closesAt: moment,
})

export const listVotes = route({
  method: 'GET',
  path: '/votes',
  may: 'community.enter',
  says: 'The votes of the community',
  query: listQuery('state', 'method'),
  reply: listReply(Row),
})

const Test = z.object({
  option: z.string(),
  side: z.enum(['least', 'most']),
  bp: z.int().min(0).max(10_000),
  of: z.enum(['score', 'electors']),
})
/** Exactly one of these binds a basket when it is handed in. */
const BasketRule = z.union([
  z.object({ kind: z.literal('threshold'), bp: z.int().min(0).max(10_000).default(7000) }),
  z.object({ kind: z.literal('minimum'), least: z.int().min(0).max(100).default(1) }),
  z.object({
    kind: z.literal('selected'),
    least: z.int().min(0).max(100).default(0),
    most: z.int().min(0).max(100).default(1),
  }),
])
const Told = z.object({ option: z.string(), votes: z.string() })
const Stage = z.union([
  z.object({
    kind: z.enum(['elected', 'surplus', 'eliminated', 'regained', 'rest_elected']),
    options: z.array(z.string()).readonly(),
    held: z.array(Told).readonly(),
    exhausted: z.string(),
    moved: z.string().nullable(),
    by: z.enum(['votes', 'earlier_stage', 'lot']),
  }),
  z.object({
    kind: z.literal('pair'),
    option: z.string(),
    other: z.string(),
    prefer: z.string(),
    strength: z.string(),
    path: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.enum(['funded', 'no_money_left']), option: z.string(), cost: z.int(), left: z.int() }),
])
const Count = z.object({
  method: z.enum(methods),
  outcome: z.enum(['passed', 'failed', 'chosen', 'tie', 'nobody']),
  lines: z.array(z.object({ option: z.string(), score: z.string(), chosen: z.boolean() })).readonly(),
  chosen: z.array(z.string()).readonly(),
  tied: z.array(z.string()).readonly(),
  quota: z.string().nullable(),
  stages: z.array(Stage).readonly(),
  abstained: z.int(),
  noneOfThese: z.int(),
  tests: z.array(Test.extend({ passed: z.boolean() })).readonly(),
})

export const readVote = route({
  method: 'GET',
  path: '/votes/:vote',
  may: 'community.enter',
  says: 'One vote: what is asked, who may answer, and what this reader may know of the answers by now',
  params: vote,
  reply: Row.extend({
    question: z.string().nullable(),
    options: z.array(z.object({ name: z.string(), meaning: z.string().nullable(), cost: z.int() })),
    seats: z.int(),
    tieRule: z.enum(tieRules),
    qualified: z.object({ over: z.int(), under: z.int() }),
    choices: z.object({ least: z.int(), most: z.int() }),
    dotsBudget: z.int(),
    scoreMax: z.int(),
    envelope: z.int(),
    hide: z.enum(hides),
    secret: z.boolean(),
    aboutPersons: z.boolean(),
    /** Who has cast in secret is not shown yet, or never. */
    rollHidden: z.boolean(),
    /** Of a closed secret vote: each receipt with its ballot. */
    ballots: z.array(z.object({ receipt: z.string(), content: Content })),
    quorumBp: z.int(),
    basketRule: BasketRule,
    /** The decision by which answers weigh differently; null: all alike. */
    weightsDecision: z.string().nullable(),
    /** Papers that one person typed, or two differently: whose they are, and for whom they were typed; not what they say. */
    papers: z.array(z.object({ organisation: z.string(), typedFor: z.array(z.string()) })),
    /** Counts made again, the earliest first. */
    recounts: z.array(z.object({ n: z.int(), at: moment, by: z.string().nullable(), agrees: z.boolean() })),
    eligible: z.int(),
    answered: z.int(),
    missing: z.int(),
    electorate: z.enum(electorates),
    theme: z.enum(themes).nullable(),
    /** How many were fixed at the opening. Of many persons those alone are listed who matter to the reader. */
    fixed: z.int(),
    electors: z.array(
      z.object({
        id,
        name: z.string(),
        hasAnswered: z.boolean(),
        conflict: z.string().nullable(),
        /** An interest that follows by itself, or one that was declared. */
        interest: z.enum([...interestKinds, 'declared']).nullable(),
        /** In thousandths. */
        weight: z.int(),
        delegatedTo: z.string().nullable(),
        /** The delegation is for all votes about the theme. */
        delegatedByTheme: z.boolean(),
      }),
    ),
    /** What persons think themselves, beside the result; as far as answers are shown. */
    opinions: z
      .object({
        people: z.int(),
        lines: z.array(z.object({ option: z.string(), score: z.string() })),
        abstained: z.int(),
      })
      .nullable(),
    ownOpinion: Content.nullable(),
    mayThink: z.boolean(),
    isRunOff: z.boolean(),
    /** The vote it asks again or whose equals it tells apart. */
    follows: z.object({ id, number: z.int(), title: z.string() }).nullable(),
    followedBy: z.array(z.object({ id, number: z.int(), title: z.string(), isRunOff: z.boolean() })),
    /** Nothing was cast yet: how it is counted may still be changed. */
    mayChange: z.boolean(),
    answers: z.array(
      z.object({
        id: z.string(),
        organisation: z.string(),
        content: Content.nullable(),
        draft: z.boolean(),
        /** Who answered in its place. */
        via: z.string().nullable(),
        /** Given in a meeting, and written down there. */
        noted: z.boolean(),
        reason: z.string().nullable(),
        at: moment,
        counted: z.boolean(),
      }),
    ),
    /** What others answered is not shown yet. */
    hidden: z.boolean(),
    count: Count.nullable(),
    /** The proposal that is decided by it, in which round of consent. */
    proposal: z.object({ id, number: z.int().nullable(), title: z.string() }).nullable(),
    round: z.int().nullable(),
    /** Its time is over; an objection is tested before it is counted. */
    awaitsTests: z.boolean(),
    /** The meeting that decides by it. */
    meeting: z.object({ id, name: z.string() }).nullable(),
    cancelReason: z.string().nullable(),
    seedHash: z.string().nullable(),
    seed: z.string().nullable(),
    steers: z.boolean(),
    acting: z.array(
      z.object({
        id,
        name: z.string(),
        position: z.boolean(),
        elector: z.boolean(),
        via: z.string().nullable(),
        /** Of a vote of persons: the reader. */
        oneself: z.boolean(),
      }),
    ),
  }),
})

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
  refusals: ['vote.state', 'vote.of_proposal', 'vote.frozen', 'vote.stays_hidden', ...askedRefusals],
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

export const answerVote = route({
  method: 'POST',
  path: '/votes/:vote/answers',
  may: 'community.enter',
  says: 'Answer for an organisation; while the vote is open the newest answer counts, and earlier ones stay readable. A basket may be kept as a draft.',
  params: vote,
  body: Content.extend({
    ...who,
    reason: z.string().trim().max(20_000).nullable().default(null),
    /** Of a possible objection, whose harm is the reason. */
    whatWouldHelp: z.string().trim().max(20_000).default(''),
    draft: z.boolean().default(false),
  }),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.only_oneself',
    'vote.secret',
    'vote.reason',
    'objection.harm',
    'objection.help',
    'vote.no_draft',
    ...ballotRefusals,
  ],
})

export const answerByMail = route({
  method: 'POST',
  path: '/votes/:vote/mail-answers',
  may: 'community.enter',
  says: 'Answer as a mail does: the first line is the answer as the page words it, in any language; what follows is the reason, and of a possible objection after an empty line what would help',
  params: vote,
  body: z.object({
    text: z.string().min(1).max(50_000),
    /** For whom, where one acts for several. */
    participant: id.optional(),
  }),
  reply: z.object({ says: z.string() }),
  refusals: [
    'reply.unclear',
    'reply.on_page',
    'reply.which',
    ...['vote.state', 'vote.over', 'vote.not_elector', 'vote.conflict', 'vote.no_position', 'vote.only_oneself'],
    ...['vote.secret', 'vote.reason', 'objection.harm', 'objection.help'],
    ...ballotRefusals,
  ],
})

export const takeBasketBack = route({
  method: 'POST',
  path: '/votes/:vote/answers/taking-back',
  may: 'community.enter',
  says: 'Take a basket back while the vote is open',
  params: vote,
  body: z.object(who),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.only_oneself',
    'vote.no_basket',
  ],
})

export const declareConflict = route({
  method: 'POST',
  path: '/votes/:vote/conflicts',
  may: 'community.enter',
  says: 'Say that an organisation has an interest in the matter: it may speak, and its answer is set aside',
  params: vote,
  body: z.object({ ...who, reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: [
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.no_position',
    'vote.only_oneself',
    'vote.cast_already',
    'delegation.only_answers',
  ],
})

const delegationRefusals = [
  'vote.state',
  'vote.over',
  'vote.not_elector',
  'vote.conflict',
  'vote.no_position',
  'vote.only_oneself',
  'delegation.only_answers',
] as const

export const delegateVote = route({
  method: 'POST',
  path: '/votes/:vote/delegations',
  may: 'community.enter',
  says: 'Let another organisation answer for one’s own in this vote; an answer of one’s own always wins',
  params: vote,
  /** Of a vote of persons the receiver may be named by the address of the sign-in. */
  body: z.object({ ...who, receiver: id.optional(), receiverEmail: z.email().optional() }),
  reply: done,
  refusals: [
    ...delegationRefusals,
    'delegation.itself',
    'delegation.not_elector',
    'delegation.conflict',
    'delegation.answered',
    'delegation.twice',
    'delegation.chain',
    'delegation.full',
  ],
})

export const endDelegation = route({
  method: 'POST',
  path: '/votes/:vote/delegations/ending',
  may: 'community.enter',
  says: 'Take a delegation back that was not used yet',
  params: vote,
  body: z.object(who),
  reply: done,
  refusals: [...delegationRefusals, 'delegation.used', 'delegation.of_theme'],
})

export const readVoteFile = route({
  method: 'GET',
  path: '/votes/:vote/file',
  may: 'community.enter',
  says: 'Everything by which anybody counts a closed vote again: its terms, its answers, the seed of its lot',
  params: vote,
  reply: z.unknown(),
  sends: 'application/json',
})
