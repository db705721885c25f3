/** Routes of the analysis: what would change, who is asked, what class it is. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { classes } from '../rules/consultation.ts'

const id = z.uuid()
const need = z.object({ need: id })
const done = z.object({})
const text = z.string().trim().max(8000)
const because = z.string().trim().min(1).max(2000)

/** The provider for which somebody acts; null: the core group acts. */
const provider = id.nullable().default(null)

const act = (path: string, may: string, says: string) => ({
  method: 'POST' as const,
  path: `/needs/:need/${path}`,
  may,
  says,
  params: need,
})

export const guessAnalysis = route({
  ...act('guess', 'community.enter', 'Guess how many minutes the analysis will take; an hour where nobody guessed'),
  body: z.object({ participant: provider, minutes: z.int().min(0).max(60_000) }),
  reply: done,
  refusals: ['power.missing', 'provider.missing', 'need.state'],
})

export const startAnalysis = route({
  ...act('analysis', 'community.enter', 'Start the analysis of a ranked need, while there are hours left this month'),
  body: z.object({ participant: provider }),
  reply: done,
  refusals: ['power.missing', 'provider.missing', 'need.state', 'capacity.none_left'],
})

export const finishAnalysis = route({
  ...act(
    'findings',
    'community.enter',
    'Finish the analysis: what changes, what does not, what it means for each organisation of the area. These are then asked.',
  ),
  body: z.object({
    participant: id,
    what: text,
    whatNot: text,
    effects: z
      .array(z.object({ participant: id, effect: text }))
      .max(500)
      .default([]),
  }),
  reply: z.object({ consultUntil: z.iso.date(), notReached: z.array(z.string()) }),
  refusals: [
    'power.missing',
    'provider.missing',
    'need.state',
    'analysis.what_missing',
    'analysis.what_not_missing',
    'analysis.effects_missing',
  ],
})

export const answerConsultation = route({
  ...act(
    'consultation-answers',
    'community.enter',
    'Agree or object to what was analysed, as the position of an organisation of the area',
  ),
  body: z.object({
    participant: id,
    answer: z.enum(['agrees', 'objects']),
    reason: z.string().trim().max(4000).nullable().default(null),
  }),
  reply: done,
  refusals: [
    'power.missing',
    'need.not_taking_part',
    'need.state',
    'consultation.not_asked',
    'consultation.over',
    'consultation.reason_missing',
  ],
})

export const noteReached = route({
  ...act('reached', 'community.steer', 'Note that an organisation of the area was reached, and how'),
  body: z.object({ participant: id, how: because }),
  reply: done,
  refusals: ['need.state'],
})

export const sendBack = route({
  ...act('question', 'community.steer', 'Send an analysis back because it was not understood, with the question'),
  body: z.object({ question: because }),
  reply: done,
  refusals: ['need.state'],
})

export const classifyNeed = route({
  ...act(
    'class',
    'community.steer',
    'Say what a need is: a setting that exists, a plug-in, a change for all, or something of one organisation alone',
  ),
  body: z.object({
    value: z.enum(classes),
    reasons: because,
    /** Something for one organisation alone that would alter the code of all: refused. */
    altersCommonCode: z.boolean().default(false),
  }),
  reply: done,
  refusals: [
    'need.state',
    'consultation.open',
    'consultation.objections',
    'consultation.not_reached',
    'class.common_code',
  ],
})
