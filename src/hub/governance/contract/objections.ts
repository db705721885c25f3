/** Routes of objections: raised, tested by the others, met by an offer, taken back. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { offers } from '../rules/objections.ts'

const id = z.uuid()
const done = z.object({})
const objection = z.object({ objection: id })

export const raiseObjection = route({
  method: 'POST',
  path: '/proposals/:rfc/objections',
  may: 'community.enter',
  says: 'An organisation sees harm and says what would help; final comments stop, and the others test it for 7 days. While consent is asked it is this organisation’s answer.',
  params: z.object({ rfc: id }),
  body: z.object({
    participant: id,
    harm: z.string().trim().max(20_000).default(''),
    whatWouldHelp: z.string().trim().max(20_000).default(''),
  }),
  reply: z.object({ objection: id }),
  refusals: [
    'power.missing',
    'proposal.state',
    'proposal.not_active',
    'objection.harm',
    'objection.help',
    'objection.not_asked',
    'vote.state',
    'vote.over',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
  ],
})

export const withdrawObjection = route({
  method: 'POST',
  path: '/objections/:objection/withdrawal',
  may: 'community.enter',
  says: 'Take an objection back; only the organisation that raised it does, and it stays to be read',
  params: objection,
  reply: done,
  refusals: ['power.missing', 'objection.over', 'objection.not_tested'],
})

export const testObjection = route({
  method: 'POST',
  path: '/objections/:objection/tests',
  may: 'community.enter',
  says: 'Say for an organisation whether leaving the text as it is does harm or misses a worthwhile improvement; the newest answer counts',
  params: objection,
  body: z.object({
    participant: id,
    harms: z.boolean(),
    reason: z.string().trim().max(4000).nullable().default(null),
  }),
  reply: done,
  refusals: [
    'power.missing',
    'proposal.not_active',
    'objection.over',
    'objection.not_tested',
    'objection.own',
    'objection.not_asked_of',
    'vote.reason',
  ],
})

export const endTest = route({
  method: 'POST',
  path: '/objections/:objection/test-end',
  may: 'community.enter',
  says: 'End the test of an objection before its 7 days, once all the others have answered; the core group does it',
  params: objection,
  reply: z.object({ state: z.enum(['qualified', 'not_qualified']) }),
  refusals: ['objection.over', 'objection.not_tested', 'objection.test_runs'],
})

export const offerForObjection = route({
  method: 'POST',
  path: '/objections/:objection/offer',
  may: 'community.enter',
  says: 'Offer how a qualified objection is met: the text is amended, deferred, delegated, monitored or tried smaller; whoever wrote the proposal does, or the core group',
  params: objection,
  body: z.object({ how: z.enum(offers), words: z.string().trim().min(1).max(4000) }),
  reply: done,
  refusals: ['power.missing', 'objection.over', 'objection.not_tested'],
})

export const agreeToOffer = route({
  method: 'POST',
  path: '/objections/:objection/agreement',
  may: 'community.enter',
  says: 'The organisation that raised an objection agrees with what is offered: it is resolved',
  params: objection,
  reply: done,
  refusals: ['power.missing', 'objection.over', 'objection.not_tested', 'objection.no_offer'],
})
