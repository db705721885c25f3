/** Routes of the delivery: started, released, tried, and asked about afterwards. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const id = z.uuid()
const need = z.object({ need: id })
const done = z.object({})
const language = z.enum(languages)

const act = (path: string, says: string) => ({
  method: 'POST' as const,
  path: `/needs/:need/${path}`,
  may: 'community.enter',
  says,
  params: need,
})

export const startWork = route({
  ...act('work-start', 'Start the development of a need that is paid for'),
  body: z.object({ participant: id }),
  reply: done,
  refusals: ['power.missing', 'provider.missing', 'need.state', 'release.not_provider'],
})

export const releaseNeeds = route({
  method: 'POST',
  path: '/need-releases',
  may: 'community.enter',
  says: 'Release needs for trying, with notes in a language of each payer',
  body: z.object({
    participant: id,
    version: z.string().trim().min(1).max(40),
    needs: z.array(id).min(1).max(50),
    notes: z.partialRecord(language, z.string().trim().min(1).max(8000)),
  }),
  reply: z.object({ release: id, acceptUntil: z.iso.date() }),
  refusals: ['power.missing', 'provider.missing', 'need.state', 'release.not_provider', 'release.notes_missing'],
})

export const acceptNeed = route({
  ...act('acceptances', 'Accept a release as the position of an organisation'),
  body: z.object({ participant: id }),
  reply: z.object({ delivered: z.boolean() }),
  refusals: ['power.missing', 'need.not_taking_part', 'need.state', 'acceptance.own_work'],
})

export const rejectNeed = route({
  ...act('rejections', 'Reject a release: it names a criterion of the estimate and says what is wrong'),
  body: z.object({
    participant: id,
    /** Its id, or its words. */
    criterion: z.string().trim().max(500).nullable().default(null),
    reason: z.string().trim().max(4000).nullable().default(null),
  }),
  reply: done,
  refusals: [
    'power.missing',
    'need.not_taking_part',
    'need.state',
    'acceptance.criterion',
    'acceptance.reason_missing',
    'acceptance.own_work',
  ],
})

export const giveFeedback = route({
  ...act('feedback', 'Say a month, and three months, after the delivery whether it helps'),
  body: z.object({
    participant: id,
    day: z.union([z.literal(30), z.literal(90)]),
    used: z.enum(['yes', 'partly', 'no']),
    score: z.int().min(0).max(5),
    defects: z.string().trim().max(4000).nullable().default(null),
  }),
  reply: z.object({ closed: z.boolean() }),
  refusals: ['power.missing', 'need.not_taking_part', 'need.state', 'feedback.not_yet', 'feedback.not_asked'],
})
