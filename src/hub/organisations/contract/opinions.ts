/** Routes of opinions about applications, and of the data an organisation takes along. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id, note, participant } from './basics.ts'

export const giveOpinion = route({
  method: 'POST',
  path: '/community/applications/:applicant/opinions',
  may: 'community.enter',
  says: 'Say an opinion about an application while members look at it; it is a person’s, never the position of the organisation',
  params: z.object({ applicant: id }),
  body: participant.extend({ text: note }),
  reply: z.object({ opinion: id }),
  refusals: ['power.missing', 'membership.state', 'opinion.not_taking_part'],
})

export const takeData = route({
  method: 'GET',
  path: '/community/participants/:participant/data',
  may: 'community.enter',
  says: 'Everything the community holds about an organisation, as a file it takes along; for its people, and for the core group',
  params: participant,
  reply: z.unknown(),
  sends: 'application/json',
  refusals: ['power.missing'],
})

export const takeOwnData = route({
  method: 'GET',
  path: '/community/own-data',
  may: 'community.enter',
  says: 'What the community keeps in the name of the person who asks, as a file',
  reply: z.unknown(),
  sends: 'application/json',
})
