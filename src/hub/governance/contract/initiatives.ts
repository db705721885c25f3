/** Routes of initiatives: begun, handed in, published, signed, and accepted without the core group. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { tieRules } from '../rules/counting/terms.ts'
import { initiativeStates, signerKinds } from '../rules/initiatives.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { themes } from '../rules/themes.ts'
import { DecisionLink, DraftKept, drafts, onDraft, ShownEffect } from './drafts.ts'
import { language, template } from './proposals.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const initiative = z.object({ initiative: id })

const Row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  state: z.enum(initiativeStates),
  signatures: z.int(),
  expiresOn: day.nullable(),
})

export const listInitiatives = route({
  method: 'GET',
  path: '/initiatives',
  may: 'community.enter',
  says: 'The initiatives of the community; one that is not handed in only for its own organisation',
  query: listQuery('state'),
  reply: listReply(Row),
})

export const exportInitiatives = route({
  method: 'GET',
  path: '/initiative-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const words = z.string().nullable()

export const readInitiative = route({
  method: 'GET',
  path: '/initiatives/:initiative',
  may: 'community.enter',
  says: 'One initiative: its words, its scopes with who signed, and what one may do with it',
  params: initiative,
  reply: Row.extend({
    rfc: id,
    /** Number of the proposal it became. */
    proposal: z.int().nullable(),
    author: z.string(),
    days: z.int(),
    publishedOn: day.nullable(),
    endedOn: day.nullable(),
    reason: words,
    language,
    driver: words,
    requirement: words,
    paragraphs: z.array(z.string()),
    alternatives: words,
    effectOnShops: words,
    cost: words,
    effects: z.array(ShownEffect),
    criteria: words,
    supersedes: DecisionLink.nullable(),
    criteriaAnswer: words,
    reviewOn: day.nullable(),
    method: z.enum(proposalMethods),
    fallback: z.enum(fallbacks),
    tieRule: z.enum(tieRules),
    theme: z.enum(themes).nullable(),
    quorumBp: z.int(),
    circle: id.nullable(),
    circleName: words,
    options: z.array(z.object({ name: z.string(), meaning: words })),
    scopes: z.array(
      z.object({
        name: words,
        goal: z.int(),
        country: words,
        kind: words,
        signed: z.array(z.string()),
        reached: z.boolean(),
      }),
    ),
    /** The organisations of the reader that may sign, and where they did. */
    acting: z.array(z.object({ id, name: z.string(), position: z.boolean(), signedIn: z.array(words) })),
    ...drafts,
    writes: z.boolean(),
    steers: z.boolean(),
    happened: z.array(z.string()),
  }),
})

export const readInitiators = route({
  method: 'GET',
  path: '/initiative-writers',
  may: 'community.enter',
  says: 'The organisations one may begin an initiative for, the circles it may lie with, those it may change something for',
  reply: z.object({
    organisations: z.array(z.object({ id, name: z.string() })),
    /** Those within whose mandate it may lie, and those for whom something may change. */
    circles: z.array(z.object({ id, name: z.string() })),
    concerned: z.array(z.object({ id, name: z.string() })),
    /** Decisions whose place it may take. */
    decisions: z.array(z.object({ id, name: z.string() })),
  }),
})

const Scope = z.object({
  /** Null: the one scope of everybody. */
  name: z.string().trim().min(1).max(60).nullable().default(null),
  /** Null: that of the setting. */
  goal: z.int().min(1).max(1000).nullable().default(null),
  /** Who may sign here: of a country (`FR`), of a kind; null: whoever votes. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  kind: z.enum(signerKinds).nullable().default(null),
})

const body = {
  ...template,
  /** Left out: one scope, with the goal of the setting. */
  scopes: z.array(Scope).max(20).default([]),
  /** Days for signatures; null: those of the setting. */
  days: z.int().min(1).max(365).nullable().default(null),
}
const scopeRefusals = ['initiative.scope_unnamed', 'initiative.scope_twice', 'proposal.core_circle'] as const

export const beginInitiative = route({
  method: 'POST',
  path: '/initiatives',
  may: 'community.enter',
  says: 'Begin an initiative for an organisation, active or not: the words of a proposal, and how many shall sign where',
  body: z.object({ participant: id, ...body }),
  /** `rfc`: the draft that holds its words. */
  reply: z.object({ initiative: id, number: z.int(), rfc: id }),
  refusals: ['power.missing', 'proposal.core_circle', 'proposal.effect_twice', ...scopeRefusals],
})

export const changeInitiative = route({
  method: 'PUT',
  path: '/initiatives/:initiative',
  may: 'community.enter',
  says: 'Change an initiative that is not handed in yet, all parts at once. If somebody else went on meanwhile, both are kept, as of a draft',
  params: initiative,
  body: z.object({ ...body, ...onDraft }),
  reply: DraftKept,
  refusals: [
    'power.missing',
    'initiative.state',
    'proposal.not_beside',
    'proposal.core_circle',
    'proposal.effect_twice',
    ...scopeRefusals,
  ],
})

export const handInInitiative = route({
  method: 'POST',
  path: '/initiatives/:initiative/validation',
  may: 'community.enter',
  says: 'Hand an initiative in: all parts are told; the core group looks whether it can be published',
  params: initiative,
  reply: done,
  refusals: [
    'power.missing',
    'initiative.state',
    'initiative.review_early',
    'proposal.incomplete',
    'proposal.two_versions',
    'proposal.review_passed',
    'decision.state',
  ],
})

export const publishInitiative = route({
  method: 'POST',
  path: '/initiatives/:initiative/publication',
  may: 'community.steer',
  says: 'Publish an initiative that was handed in: from now on organisations sign, for so many days',
  params: initiative,
  reply: z.object({ until: day }),
  refusals: ['initiative.state', 'initiative.review_early'],
})

export const discardInitiative = route({
  method: 'POST',
  path: '/initiatives/:initiative/discarding',
  may: 'community.enter',
  says: 'Discard an initiative, with the reason: whoever began it, or the core group. Taking a published one off discards it.',
  params: initiative,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: ['power.missing', 'initiative.state'],
})

const signing = z.object({
  participant: id,
  /** Name of the scope; left out where there is one alone. */
  scope: z.string().max(60).nullable().default(null),
})

export const signInitiative = route({
  method: 'POST',
  path: '/initiatives/:initiative/signatures',
  may: 'community.enter',
  says: 'Sign an initiative for an active organisation; with the last signature of the last scope it becomes an open proposal',
  params: initiative,
  body: signing,
  reply: z.object({ state: z.enum(initiativeStates) }),
  refusals: [
    'power.missing',
    'proposal.not_active',
    'initiative.state',
    'initiative.no_scope',
    'initiative.scope_foreign',
    'initiative.signed',
  ],
})

export const unsignInitiative = route({
  method: 'POST',
  path: '/initiatives/:initiative/unsigning',
  may: 'community.enter',
  says: 'Take a signature back while signatures are gathered',
  params: initiative,
  body: signing,
  reply: done,
  refusals: ['power.missing', 'initiative.state', 'initiative.no_scope', 'initiative.not_signed'],
})
