/** Routes of votes: found, read, counted again. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { methods, tieRules } from '../rules/counting/terms.ts'
import { interestKinds, matterKinds } from '../rules/interests.ts'
import { themes } from '../rules/themes.ts'
import { cancellers, electorates, hides, voteStates } from '../rules/votes.ts'
import { Content } from './ballots.ts'

const id = z.uuid()

const moment = z.iso.datetime()

const vote = z.object({ vote: id })
const Row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  method: z.enum(methods),
  state: z.enum(voteStates),
  /** Who ended it before it was counted; null: nobody. */
  cancelledBy: z.enum(cancellers).nullable(),
  opensAt: moment,
  closesAt: moment,
})

const Listed = Row.extend({
  /** What it is about, from which follows whose own matter it is. */
  matter: z.enum(matterKinds).nullable(),
  /** How it was called when the vote was planned. */
  matterName: z.string().nullable(),
  /** Of elections: who stands with its organisation, and who withdrew. */
  candidates: z.string().nullable(),
  withdrawn: z.string().nullable(),
})

export const listVotes = route({
  method: 'GET',
  path: '/votes',
  may: 'community.enter',
  says: 'The votes of the community',
  query: listQuery('state', 'cancelledBy', 'method'),
  reply: listReply(Listed),
})

export const Test = z.object({
  option: z.string(),
  side: z.enum(['least', 'most']),
  bp: z.int().min(0).max(10_000),
  of: z.enum(['score', 'electors']),
})

/** Exactly one of these binds a basket when it is handed in. */
export const BasketRule = z.union([
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
    options: z.array(
      z.object({
        name: z.string(),
        meaning: z.string().nullable(),
        cost: z.int(),
        /** Of a candidate: from which organisation; and whether it still stands. */
        participant: id.nullable(),
        organisation: z.string().nullable(),
        withdrawn: z.boolean(),
        mayWithdraw: z.boolean(),
      }),
    ),
    /** What it is about, where the interests follow from that. */
    matter: z.object({ kind: z.enum(matterKinds), name: z.string() }).nullable(),
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
    /** Of a secret vote: sheets of papers that one person typed, or two differently; for whom, and how many papers. */
    sheets: z.array(z.object({ typedFor: z.string(), papers: z.int() })),
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
    /** Of a choice by lot that is over: the first of the pool in the order of the lot, those who are drawn and who follows. */
    drawn: z.array(z.object({ number: z.int(), name: z.string(), chosen: z.boolean() })),
    /** How many follow in its file alone. */
    notListed: z.int(),
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

export const listElectors = route({
  method: 'GET',
  path: '/votes/:vote/electors',
  may: 'community.enter',
  says: 'The roll of a vote: who may answer, found by name, page after page; who has answered as far as that is shown',
  params: vote,
  query: listQuery('interest'),
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      name: z.string(),
      conflict: z.string().nullable(),
      /** Null: who has cast is not shown yet. */
      hasAnswered: z.boolean().nullable(),
    }),
  ),
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
