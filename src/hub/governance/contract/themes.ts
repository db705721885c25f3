/** Routes of delegations for all votes about a theme. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { themes } from '../rules/themes.ts'

const id = z.uuid()
const day = z.iso.date()

export const listThemeDelegations = route({
  method: 'GET',
  path: '/vote-delegations',
  may: 'community.enter',
  says: 'Who lets whom answer in all votes about a theme, until when, and in which votes that was used',
  reply: z.object({
    delegations: z.array(
      z.object({
        id,
        from: z.string(),
        to: z.string(),
        theme: z.enum(themes),
        untilDay: day,
        state: z.enum(['holds', 'over', 'ended']),
        usedIn: z.array(z.object({ id, number: z.int(), title: z.string() })),
        /** Given by an organisation for which the reader answers. */
        own: z.boolean(),
      }),
    ),
    /** For whom the reader may give one, and to whom. */
    givers: z.array(z.object({ id, name: z.string() })),
    receivers: z.array(z.object({ id, name: z.string() })),
  }),
})

export const delegateTheme = route({
  method: 'POST',
  path: '/vote-delegations',
  may: 'community.enter',
  says: 'Let another organisation answer in all votes about a theme, until a day; an answer of one’s own always wins',
  body: z.object({ participant: id, receiver: id, theme: z.enum(themes), untilDay: day }),
  reply: z.object({ themed: id }),
  refusals: [
    'power.missing',
    'delegation.itself',
    'delegation.not_voting',
    'delegation.until_passed',
    'delegation.twice',
    'delegation.chain',
    'delegation.full',
  ],
})

export const endThemeDelegation = route({
  method: 'POST',
  path: '/vote-delegations/:themed/ending',
  may: 'community.enter',
  says: 'End a delegation for a theme; answers that were given by it stay',
  params: z.object({ themed: id }),
  reply: z.object({}),
  refusals: ['power.missing', 'delegation.over'],
})
