/** Routes of secret ballots. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { ballotRefusals, Content } from './ballots.ts'

const id = z.uuid()

export const castBallot = route({
  method: 'POST',
  path: '/votes/:vote/ballots',
  may: 'community.enter',
  says: 'Cast the secret ballot of an organisation, or of a person where persons vote: once and for good. The receipt finds it again among those published after the closing; nobody else can tell whose it is.',
  params: z.object({ vote: id }),
  body: Content.extend({ participant: id.optional(), elector: id.optional() }),
  /** Null where the same request comes a second time. */
  reply: z.object({ receipt: z.string().nullable() }),
  refusals: [
    'vote.not_secret',
    'vote.cast_already',
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.only_oneself',
    ...ballotRefusals,
  ],
})
