/** Routes of what persons think of a vote of organisations. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { ballotRefusals, Content } from './ballots.ts'

const id = z.uuid()

export const giveOpinion = route({
  method: 'POST',
  path: '/votes/:vote/opinions',
  may: 'community.enter',
  says: 'Say what one thinks oneself, beside the answers of organisations: it is shown, and decides nothing',
  params: z.object({ vote: id }),
  body: Content,
  reply: z.object({}),
  refusals: ['vote.state', 'vote.over', 'opinion.secret', 'opinion.lots', 'opinion.of_persons', ...ballotRefusals],
})
