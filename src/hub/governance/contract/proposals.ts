/** Routes of proposals: written, found, read. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { methods, tieRules } from '../rules/counting/terms.ts'
import { concernedKinds } from '../rules/effects.ts'
import { offers } from '../rules/objections.ts'
import { commentKinds, commentStatuses, objectionStates, proposalStates } from '../rules/states.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { themes } from '../rules/themes.ts'
import { cancellers, voteStates } from '../rules/votes.ts'
import { DecisionLink, DraftKept, drafts, onDraft, ShownEffect } from './drafts.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})

const Row = z.object({
  id,
  number: z.int().nullable(),
  title: z.string(),
  state: z.enum(proposalStates),
  author: id.nullable(),
  authorName: z.string().nullable(),
  method: z.enum(methods).nullable(),
  publishedOn: day.nullable(),
  finalUntil: day.nullable(),
  decidedOn: day.nullable(),
  reviewOn: day.nullable(),
})

export const listProposals = route({
  method: 'GET',
  path: '/proposals',
  may: 'community.enter',
  says: 'The proposals of the community; a draft only for those who write it',
  query: listQuery('state', 'author'),
  reply: listReply(Row),
})

export const exportProposals = route({
  method: 'GET',
  path: '/proposal-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state', 'author').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const language = z.enum(languages)
const line = z.string().trim().max(200)
const part = z.string().trim().max(4000).nullable().default(null)
const proposal = z.object({ rfc: id })
const reason = z.string().trim().min(1).max(4000)

/** What changes for one kind of organisation, or for one that is named. */
const Effect = z
  .object({
    kind: z.enum(concernedKinds).nullable().default(null),
    participant: id.nullable().default(null),
    what: z.string().trim().min(1).max(1000),
  })
  .refine(({ kind, participant }) => (kind === null) !== (participant === null))

/** Blank lines part paragraphs. */
const words = {
  text: z.string().trim().max(40_000).default(''),
  alternatives: part,
  effectOnShops: part,
  cost: part,
  effects: z.array(Effect).max(40).default([]),
}

const Option = z.object({
  name: z.string().trim().min(1).max(120),
  meaning: z.string().trim().max(1000).nullable().default(null),
})

export const template = {
  title: line.min(1),
  driver: part,
  requirement: part,
  ...words,
  criteria: part,
  /** The decision whose place it takes as soon as it holds; then also how the criteria of that one were met. */
  supersedes: id.nullable().default(null),
  criteriaAnswer: part,
  reviewOn: day.nullable().default(null),
  /** Left out: as in the community. */
  method: z.enum(proposalMethods).optional(),
  fallback: z.enum(fallbacks).optional(),
  /** What is chosen among, where the method asks for options. */
  options: z.array(Option).max(100).default([]),
  quorumBp: z.int().min(0).max(10_000).optional(),
  tieRule: z.enum(tieRules).default('status_quo'),
  /** What it is about: delegations for a theme hold in its vote. */
  theme: z.enum(themes).nullable().default(null),
  bindingLanguage: language.optional(),
  /** The circle within whose mandate it lies; left out: the community decides. */
  circle: id.nullable().default(null),
}

const Version = z.object({
  n: z.int(),
  paragraphs: z.array(z.string()),
  alternatives: z.string().nullable(),
  effectOnShops: z.string().nullable(),
  cost: z.string().nullable(),
  /** What touches the organisations of the reader first. */
  effects: z.array(ShownEffect),
  hash: z.string(),
  writtenAt: z.iso.datetime({ offset: true }),
  wordsChanged: z.int(),
  wordsBefore: z.int(),
  substantive: z.boolean(),
  /** What differs from the version before. */
  differences: z.array(
    z.object({ paragraph: z.int().nullable(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** The same of its other parts; `effect`: what changes for this kind or this organisation. */
  changes: z.array(
    z.object({
      part: z.enum(['alternatives', 'effectOnShops', 'cost', 'effect']),
      kind: z.enum(concernedKinds).nullable(),
      participant: id.nullable(),
      name: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})

const Comment = z.object({
  id,
  version: z.int(),
  /** Where it stands in the newest version; null: on the whole, or its words are gone. */
  paragraph: z.int().nullable(),
  older: z.boolean(),
  organisation: z.string(),
  person: z.string().nullable(),
  asPosition: z.boolean(),
  kind: z.enum(commentKinds),
  text: z.string(),
  status: z.enum(commentStatuses),
  answer: z.string().nullable(),
  at: z.iso.datetime({ offset: true }),
})

const Objection = z.object({
  id,
  participant: id,
  organisation: z.string(),
  harm: z.string(),
  whatWouldHelp: z.string(),
  round: z.int(),
  state: z.enum(objectionStates),
  raisedOn: day,
  /** What the others say of it: the newest of each, and how many may. */
  testUntil: z.iso.datetime({ offset: true }),
  testers: z.int(),
  tests: z.array(
    z.object({
      organisation: z.string(),
      harms: z.boolean(),
      reason: z.string().nullable(),
      /** It is still one of those who may say something. */
      counts: z.boolean(),
    }),
  ),
  offerHow: z.enum(offers).nullable(),
  offerWords: z.string().nullable(),
  /** The organisations of the reader that may test it. */
  mayTest: z.array(z.object({ id, name: z.string() })),
})

export const readProposal = route({
  method: 'GET',
  path: '/proposals/:rfc',
  may: 'community.enter',
  says: 'One proposal with its versions and what differs, comments, objections, who has been heard and who has not',
  params: proposal,
  reply: z.object({
    id,
    number: z.int().nullable(),
    state: z.enum(proposalStates),
    title: z.string(),
    driver: z.string().nullable(),
    requirement: z.string().nullable(),
    criteria: z.string().nullable(),
    supersedes: DecisionLink.nullable(),
    criteriaAnswer: z.string().nullable(),
    author: id.nullable(),
    authorName: z.string().nullable(),
    method: z.enum(proposalMethods),
    fallback: z.enum(fallbacks),
    options: z.array(z.object({ name: z.string(), meaning: z.string().nullable() })).readonly(),
    quorumBp: z.int(),
    tieRule: z.string(),
    theme: z.enum(themes).nullable(),
    reviewOn: day.nullable(),
    language,
    circle: id.nullable(),
    circleName: z.string().nullable(),
    publishedOn: day.nullable(),
    finalUntil: day.nullable(),
    forced: z.boolean(),
    round: z.int(),
    exitReason: z.string().nullable(),
    /** Its votes, the earliest first. */
    votes: z.array(
      z.object({
        id,
        number: z.int(),
        method: z.enum(methods),
        round: z.int().nullable(),
        state: z.enum(voteStates),
        /** Who ended it before it was counted. */
        cancelledBy: z.enum(cancellers).nullable(),
      }),
    ),
    decidedOn: day.nullable(),
    decision: z.object({ id, number: z.string() }).nullable(),
    versions: z.array(Version),
    ...drafts,
    comments: z.array(Comment),
    /** Said by people from outside and let through; never a review. */
    outside: z.array(
      z.object({
        id,
        name: z.string(),
        paragraph: z.int().nullable(),
        text: z.string(),
        at: z.iso.datetime({ offset: true }),
      }),
    ),
    objections: z.array(Objection),
    reviewed: z.array(z.string()),
    outstanding: z.array(z.string()),
    /** Why final comments cannot start today. */
    notReady: z.object({ open: z.int(), missing: z.int(), objections: z.int(), day }).nullable(),
    acting: z.array(z.object({ id, name: z.string(), powers: z.array(z.string()), active: z.boolean() })),
    steers: z.boolean(),
    writes: z.boolean(),
    happened: z.array(z.string()),
    history: z.array(
      z.object({ id: z.string(), at: z.iso.datetime({ offset: true }), says: z.string(), by: z.string().nullable() }),
    ),
  }),
})

export const readWriters = route({
  method: 'GET',
  path: '/proposal-writers',
  may: 'community.enter',
  says: 'The organisations one may write a proposal for, and the circles it may lie with',
  reply: z.object({
    organisations: z.array(z.object({ id, name: z.string() })),
    /** Those whose mandate it may lie within. */
    circles: z.array(z.object({ id, name: z.string() })),
    /** Those for whom something may change. */
    concerned: z.array(z.object({ id, name: z.string() })),
    /** Those whose place it may take. */
    decisions: z.array(z.object({ id, name: z.string() })),
  }),
})

export const writeProposal = route({
  method: 'POST',
  path: '/proposals',
  may: 'community.enter',
  says: 'Begin a proposal for an active organisation; the core group may write one for nobody. It is a draft until it is published.',
  body: z.object({ participant: id.nullable().default(null), ...template }),
  reply: z.object({ rfc: id }),
  refusals: ['power.missing', 'proposal.not_active', 'proposal.core_circle', 'proposal.effect_twice'],
})

export const changeProposal = route({
  method: 'PUT',
  path: '/proposals/:rfc',
  may: 'community.enter',
  says: 'Change a draft, all parts at once. If somebody else went on meanwhile, both are kept and the difference is shown; `settles` says that this one takes up that other one',
  params: proposal,
  body: z.object({ ...template, ...onDraft }),
  reply: DraftKept,
  refusals: [
    'power.missing',
    'proposal.not_beside',
    'proposal.in_initiative',
    'proposal.state',
    'proposal.core_circle',
    'proposal.effect_twice',
  ],
})

export const publishProposal = route({
  method: 'POST',
  path: '/proposals/:rfc/publication',
  may: 'community.enter',
  says: 'Open a draft for comments: every part of it is told, it gets its number, the clock starts',
  params: proposal,
  reply: z.object({ number: z.int() }),
  refusals: [
    'power.missing',
    'proposal.in_initiative',
    'proposal.state',
    'proposal.incomplete',
    'proposal.two_versions',
    'proposal.review_passed',
    'decision.state',
    'proposal.not_active',
  ],
})

const written = z.object({ version: z.int(), substantive: z.boolean(), wordsChanged: z.int() })
/** All words again, as they shall be; `substantive` declares that the substance changes, few words or many. */
const anew = z.object({ ...words, text: words.text.unwrap().min(1), substantive: z.boolean().default(false) })

export const writeVersion = route({
  method: 'POST',
  path: '/proposals/:rfc/versions',
  may: 'community.enter',
  says: 'Write the next version; a change of substance stops the clock of final comments',
  params: proposal,
  body: anew,
  reply: written,
  refusals: ['power.missing', 'proposal.state', 'proposal.effect_twice'],
})

export const correctTyping = route({
  method: 'POST',
  path: '/proposals/:rfc/corrections',
  may: 'community.enter',
  says: 'Correct slips of the pen in a text that is adopted, nothing else; the version before stays to be read',
  params: proposal,
  body: z.object({ text: words.text.unwrap().min(1) }),
  reply: z.object({ version: z.int() }),
  refusals: ['power.missing', 'proposal.state', 'proposal.not_typing'],
})

export const withdrawProposal = route({
  method: 'POST',
  path: '/proposals/:rfc/withdrawal',
  may: 'community.enter',
  says: 'Take a proposal back; everybody reads why',
  params: proposal,
  body: z.object({ reason }),
  reply: done,
  refusals: ['power.missing', 'proposal.in_initiative', 'proposal.state'],
})

export const postponeProposal = route({
  method: 'POST',
  path: '/proposals/:rfc/postponement',
  may: 'community.enter',
  says: 'Put a proposal off; everybody reads why',
  params: proposal,
  body: z.object({ reason }),
  reply: done,
  refusals: ['power.missing', 'proposal.in_initiative', 'proposal.state'],
})

export const resumeProposal = route({
  method: 'POST',
  path: '/proposals/:rfc/resumption',
  may: 'community.enter',
  says: 'Take up a postponed proposal with a new version; its clock begins anew',
  params: proposal,
  body: anew,
  reply: written,
  refusals: ['power.missing', 'proposal.state', 'proposal.effect_twice'],
})
