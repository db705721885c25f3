/** Routes by which votes are checked: counted again, as files, and by people from outside. */
import { z } from 'zod'
import { listQuery } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { methods } from '../rules/counting/terms.ts'

const id = z.uuid()
const vote = z.object({ vote: id })
const format = z.enum(['csv', 'xlsx']).default('csv')

export const recountVote = route({
  method: 'POST',
  path: '/votes/:vote/recounts',
  may: 'community.enter',
  says: 'Count a closed vote again from its answers: a second record beside the first, which stays as it is',
  params: vote,
  reply: z.object({ agrees: z.boolean() }),
  refusals: ['vote.state'],
})

export const readElectorate = route({
  method: 'GET',
  path: '/vote-electorate',
  may: 'community.steer',
  says: 'Who would vote if a vote opened now',
  reply: z.object({ organisations: z.array(z.object({ id, name: z.string() })) }),
})

export const exportVotes = route({
  method: 'GET',
  path: '/vote-list',
  may: 'community.enter',
  says: 'The list of votes as a file',
  query: listQuery('state', 'cancelledBy', 'method').extend({ format }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const exportAnswers = route({
  method: 'GET',
  path: '/votes/:vote/answer-list',
  may: 'community.enter',
  says: 'The answers of a vote as a file, as far as one may know them by now; of a secret vote receipts with their ballots',
  params: vote,
  query: z.object({ format }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const everybody = anyone('a closed vote can be counted again by anybody, where the community publishes its votes')

export const readClosedVotes = route({
  method: 'GET',
  path: '/organisations/:organisation/votes',
  may: everybody,
  says: 'The votes of a community that are closed, the newest first, each with the address of its file',
  params: z.object({ organisation: z.string() }),
  reply: z.object({
    community: z.string(),
    votes: z.array(
      z.object({
        number: z.int(),
        title: z.string(),
        method: z.enum(methods),
        closedOn: z.iso.date(),
        outcome: z.string(),
        file: z.string(),
      }),
    ),
  }),
  forWebsites: true,
})

export const readPublicVoteFile = route({
  method: 'GET',
  path: '/organisations/:organisation/votes/:number/file',
  may: everybody,
  says: 'Everything by which anybody counts a closed vote again, without a sign-in',
  params: z.object({ organisation: z.string(), number: z.coerce.number().int() }),
  reply: z.unknown(),
  sends: 'application/json',
  forWebsites: true,
})
