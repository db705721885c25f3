/** Routes of needs: told, found, backed. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { needStates } from '../rules/states.ts'
import { NeedPage } from './page.ts'

const id = z.uuid()
const day = z.iso.date()
const language = z.enum(languages)
const text = z.string().trim().max(4000).nullable().default(null)
const line = z.string().trim().max(200).nullable().default(null)
const need = z.object({ need: id })
const done = z.object({})

const Row = z.object({
  id,
  number: z.int().nullable(),
  problem: z.string().nullable(),
  state: z.enum(needStates),
  area: z.string(),
  language,
  author: id,
  authorName: z.string(),
  backings: z.int(),
  strength: z.int(),
  submittedOn: day.nullable(),
  deliveredOn: day.nullable(),
})
const filters = ['state', 'area', 'author', 'backedBy'] as const

export const listNeeds = route({
  method: 'GET',
  path: '/needs',
  may: 'community.enter',
  says: 'The needs of the community; a draft only for its own organisation',
  query: listQuery(...filters),
  reply: listReply(Row),
})

export const exportNeeds = route({
  method: 'GET',
  path: '/need-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readNeed = route({
  method: 'GET',
  path: '/needs/:need',
  may: 'community.enter',
  says: 'One need with its whole way: first words, voices, analysis, estimates, delivery, feedback',
  params: need,
  reply: NeedPage,
})

const told = {
  problem: text,
  whoSuffers: text,
  wishedResult: text,
  frequency: line,
  workaround: text,
  area: z.string().trim().min(1).max(60).default('other'),
  /** In which it is told; the language of the person when left out. */
  language: language.optional(),
  /** It shall be made for this organisation alone, at its own expense. */
  askedSpecific: z.boolean().default(false),
}
const incomplete = ['need.problem_missing', 'need.who_missing', 'need.result_missing'] as const

export const fileNeed = route({
  method: 'POST',
  path: '/needs',
  may: 'community.enter',
  says: 'Tell a need for an organisation; it backs it with this strength, unless that is null. A draft is its own.',
  body: z.object({
    participant: id,
    ...told,
    strength: z.int().min(1).max(3).nullable().default(2),
    draft: z.boolean().default(false),
  }),
  reply: z.object({ need: id, number: z.int().nullable() }),
  refusals: ['power.missing', 'need.not_taking_part', ...incomplete],
})

export const editNeed = route({
  method: 'PUT',
  path: '/needs/:need',
  may: 'community.enter',
  says: 'Change a draft',
  params: need,
  body: z.object(told),
  reply: done,
  refusals: ['power.missing', 'need.state'],
})

export const submitNeed = route({
  method: 'POST',
  path: '/needs/:need/submission',
  may: 'community.enter',
  says: 'Hand a draft in: it gets its number',
  params: need,
  body: z.object({ strength: z.int().min(1).max(3).nullable().default(2) }),
  reply: z.object({ number: z.int() }),
  refusals: ['power.missing', 'need.state', 'need.not_taking_part', ...incomplete],
})

export const addPhoto = route({
  method: 'POST',
  path: '/needs/:need/photos',
  may: 'community.enter',
  says: 'Add a photo to a need of one’s own organisation',
  params: need,
  upload: true,
  reply: z.object({ photo: id }),
  refusals: ['power.missing', 'photo.kind', 'photo.size', 'photo.too_many'],
})

export const readPhoto = route({
  method: 'GET',
  path: '/needs/:need/photos/:photo',
  may: 'community.enter',
  says: 'A photo of a need',
  params: z.object({ need: id, photo: id }),
  reply: z.unknown(),
  sends: 'image/jpeg',
})

export const removePhoto = route({
  method: 'DELETE',
  path: '/needs/:need/photos/:photo',
  may: 'community.enter',
  says: 'Take a photo away again',
  params: z.object({ need: id, photo: id }),
  reply: done,
  refusals: ['power.missing'],
})

export const backNeed = route({
  method: 'POST',
  path: '/needs/:need/backings',
  may: 'community.enter',
  says: '“We too”: an organisation shares the need, with a strength from 1 to 3; said again, the last word counts',
  params: need,
  body: z.object({ participant: id, strength: z.int().min(1).max(3).default(2), because: text }),
  reply: done,
  refusals: ['power.missing', 'need.not_taking_part', 'need.state'],
})

export const stopBacking = route({
  method: 'POST',
  path: '/needs/:need/backing-withdrawals',
  may: 'community.enter',
  says: 'An organisation does not share the need any more',
  params: need,
  body: z.object({ participant: id }),
  reply: done,
  refusals: ['power.missing', 'need.state', 'backing.none'],
})

export const giveOpinion = route({
  method: 'POST',
  path: '/needs/:need/opinions',
  may: 'community.enter',
  says: 'Say an opinion about a need; it is a person’s, never the position of the organisation',
  params: need,
  body: z.object({ participant: id, text: z.string().trim().min(1).max(4000) }),
  reply: z.object({ opinion: id }),
  refusals: ['power.missing', 'need.not_taking_part'],
})
