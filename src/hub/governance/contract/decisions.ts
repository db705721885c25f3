/** Routes of the register of decisions. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { decisionStates, endings } from '../rules/register.ts'
import { DecisionLink } from './drafts.ts'

const id = z.uuid()
const day = z.iso.date()
const language = z.enum(languages)
const filters = ['state', 'reviewUntil', 'takenFrom', 'takenUntil'] as const
const decided = z.object({ decided: id })

export const listDecisions = route({
  method: 'GET',
  path: '/decisions',
  may: 'community.enter',
  says: 'The register of decisions: by word, state, day of review, day on which they were taken',
  query: listQuery(...filters),
  reply: listReply(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      state: z.enum(decisionStates),
      takenOn: day,
      inForceFrom: day,
      reviewOn: day,
    }),
  ),
})

export const exportDecisions = route({
  method: 'GET',
  path: '/decision-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readDecision = route({
  method: 'GET',
  path: '/decisions/:decided',
  may: 'community.enter',
  says: 'One decision with its figures, its proposal, what it took the place of, and its successor',
  params: decided,
  reply: z.object({
    id,
    number: z.string(),
    state: z.enum(decisionStates),
    title: z.string(),
    text: z.string(),
    language,
    method: z.string(),
    takenIn: z.string().nullable(),
    takenOn: day,
    inForceFrom: day,
    reviewOn: day,
    criteria: z.string().nullable(),
    criteriaAnswer: z.string().nullable(),
    eligible: z.int().nullable(),
    answered: z.int().nullable(),
    /** Of its vote: per option, who was in conflict, how many let another answer. */
    figures: z
      .object({
        lines: z.array(z.object({ option: z.string(), score: z.string() })).readonly(),
        abstained: z.int(),
        conflicted: z.array(z.string()).readonly(),
        delegated: z.int(),
      })
      .nullable(),
    proposal: z.object({ id, number: z.int().nullable(), title: z.string() }).nullable(),
    vote: z.object({ id, number: z.int() }).nullable(),
    endedFrom: day.nullable(),
    /** Taken in a meeting: the last day on which an organisation that was absent may object. */
    pendingUntil: day.nullable(),
    meeting: id.nullable(),
    /** The one that amended, ended or superseded it. */
    successor: DecisionLink.nullable(),
    /** Those it amended, ended or superseded. */
    touched: z.array(DecisionLink),
    documents: z.array(z.object({ id, name: z.string() })),
    steers: z.boolean(),
    happened: z.array(z.string()),
  }),
})

export const recordDecision = route({
  method: 'POST',
  path: '/decisions',
  may: 'community.steer',
  says: 'Write down what was decided: it gets the next number of the year in which it was taken; in force from that day on and looked at again after the months of the community, unless told otherwise',
  body: z.object({
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(40_000),
    takenOn: day.optional(),
    takenIn: z.string().trim().max(200).nullable().default(null),
    method: z.string().trim().min(1).max(60).default('consent'),
    inForceFrom: day.optional(),
    reviewOn: day.optional(),
    criteria: z.string().trim().max(4000).nullable().default(null),
    eligible: z.int().min(0).max(10_000).nullable().default(null),
    answered: z.int().min(0).max(10_000).nullable().default(null),
    bindingLanguage: language.optional(),
  }),
  reply: z.object({ decided: id, number: z.string() }),
  refusals: ['decision.day_ahead', 'decision.force_before_taken', 'decision.review_before_force', 'decision.figures'],
})

const touch = [
  'decision.state',
  'decision.ends_already',
  'decision.itself',
  'decision.newer_not_valid',
  'decision.criteria_missing',
] as const
const touching = { newer: id, criteriaAnswer: z.string().trim().max(4000).default('') }

export const renewDecision = route({
  method: 'POST',
  path: '/decisions/:decided/renewal',
  may: 'community.steer',
  says: 'A newer decision lets this one go on until another day of review; how its criteria were met is told',
  params: decided,
  body: z.object({ ...touching, reviewOn: day }),
  reply: z.object({}),
  refusals: [...touch, 'decision.review_passed'],
})

export const endDecision = route({
  method: 'POST',
  path: '/decisions/:decided/ending',
  may: 'community.steer',
  says: 'A newer decision amends, ends or supersedes this one, from a day on; both are linked',
  params: decided,
  body: z.object({ ...touching, how: z.enum(endings), from: day.optional() }),
  reply: z.object({}),
  refusals: [...touch, 'decision.end_passed'],
})
