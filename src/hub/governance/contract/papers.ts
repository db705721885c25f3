/** Routes of answers on paper. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { ballotRefusals, Content } from './ballots.ts'

const id = z.uuid()

export const typeSheet = route({
  method: 'POST',
  path: '/votes/:vote/sheets',
  may: 'community.enter',
  says: 'Type the papers of a secret vote: who put one into the box, and the papers without names. They count once a second person, of another organisation, typed the same; until then nothing of the papers is kept but a digest.',
  params: z.object({ vote: id }),
  body: z.object({
    /** For which organisation one types. */
    participant: id,
    /** Who put a paper into the box. */
    paperVoters: z.array(id).max(1000),
    papers: z.array(Content).max(1000),
  }),
  reply: z.object({ state: z.enum(['first', 'entered', 'differs']) }),
  refusals: [
    'power.missing',
    'vote.not_secret',
    'vote.state',
    'vote.over',
    'paper.not_on_roll',
    'paper.cast_already',
    'paper.count',
    'paper.few',
    'paper.same_hand',
    ...ballotRefusals,
  ],
})

export const typePaper = route({
  method: 'POST',
  path: '/votes/:vote/papers',
  may: 'community.enter',
  says: 'Type an answer that an organisation gave on paper; it counts once a second person, of another organisation, typed the same',
  params: z.object({ vote: id }),
  body: Content.extend({
    /** Whose paper it is. */
    paperOf: id,
    /** For which organisation one types. */
    participant: id,
  }),
  /** `first`: one hand typed it; `entered`: both typed the same; `differs`: look at the paper again. */
  reply: z.object({ state: z.enum(['first', 'entered', 'differs']) }),
  refusals: [
    'power.missing',
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'paper.secret',
    'paper.objection',
    'paper.same_hand',
    ...ballotRefusals,
  ],
})
