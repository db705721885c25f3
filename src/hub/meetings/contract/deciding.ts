/** Routes of deciding in a meeting: opened, answered, saved or put off; and of the round of speech before it. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()
const done = z.object({})
/** As in votes of governance, which hold it against their method. */
const says = z.enum([
  'yes',
  'no',
  'abstain',
  'none',
  'marks',
  'no_objection',
  'concern',
  'possible_objection',
  'stand_aside',
])
const meeting = z.object({ meeting: id })
const item = z.object({ agendaItem: id })

export const openDecision = route({
  method: 'POST',
  path: '/agenda-items/:agendaItem/decision',
  may: 'community.enter',
  says: 'Decide on the proposal of this line: its words were published the days of consultation before, or it lies within the mandate of the circle that meets. Whoever leads opens it, organisations answer in it as in any vote',
  params: item,
  reply: z.object({ vote: id, number: z.int() }),
  refusals: [
    'meeting.state',
    'meeting.not_leading',
    'agenda.no_proposal',
    'decision.runs',
    'decision.other_circle',
    'decision.not_consulted',
    'decision.objections',
    'proposal.state',
  ],
})

export const noteAnswer = route({
  method: 'POST',
  path: '/meetings/:meeting/decision/answers',
  may: 'community.enter',
  says: 'Write down, as whoever takes the minutes, what somebody with the power to answer says for an organisation',
  params: meeting,
  body: z.object({
    participant: id,
    /** Who says it. */
    speaker: id,
    says,
    marks: z
      .array(z.object({ option: z.string(), mark: z.number() }))
      .max(100)
      .default([]),
    reason: z.string().trim().max(20_000).nullable().default(null),
    whatWouldHelp: z.string().trim().max(20_000).default(''),
  }),
  reply: done,
  refusals: [
    'meeting.state',
    'meeting.not_writing',
    'vote.not_elector',
    'vote.conflict',
    'vote.no_position',
    'vote.reason',
    'objection.harm',
    'objection.help',
    'ballot.yes_or_no',
    'ballot.consent_asked',
    'ballot.options_asked',
    'ballot.option_foreign',
    'ballot.option_twice',
    'ballot.choices',
    'ballot.score',
    'ballot.dots',
    'ballot.dots_whole',
    'ballot.ranks',
    'ballot.empty',
    'ballot.none_with_choice',
  ],
})

export const saveDecision = route({
  method: 'POST',
  path: '/meetings/:meeting/decision',
  may: 'community.enter',
  says: 'Save what was decided, before the next line begins: enough have answered. What is adopted is in the register, and for seven days organisations that were absent may object; an objection raised in the meeting is tested first',
  params: meeting,
  reply: z.object({
    state: z.enum(['adopted', 'adopted_with_reservations', 'rejected', 'waits']),
    number: z.string().nullable(),
  }),
  refusals: ['meeting.state', 'meeting.not_leading', 'decision.quorum'],
})

export const putOffDecision = route({
  method: 'DELETE',
  path: '/meetings/:meeting/decision',
  may: 'community.enter',
  says: 'Not decide today: the proposal is where it was before, what was answered stays to be read',
  params: meeting,
  query: z.object({ reason: z.string().trim().max(1000).default('') }),
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading'],
})

export const endObjectionTest = route({
  method: 'POST',
  path: '/meetings/:meeting/objections/:objection/test-end',
  may: 'community.enter',
  says: 'End the test of an objection that was raised in this meeting before its 7 days, once all the others have answered; whoever leads does it',
  params: meeting.extend({ objection: id }),
  reply: z.object({ state: z.enum(['qualified', 'not_qualified']) }),
  refusals: ['meeting.state', 'meeting.not_leading', 'objection.over', 'objection.not_tested', 'objection.test_runs'],
})

export const startSpeech = route({
  method: 'POST',
  path: '/agenda-items/:agendaItem/speech',
  may: 'community.enter',
  says: 'Begin a round of speech on this line: every organisation that is there speaks once, in turn',
  params: item,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading', 'speech.nobody'],
})

export const nextSpeaker = route({
  method: 'POST',
  path: '/agenda-items/:agendaItem/speech/next',
  may: 'community.enter',
  says: 'The next organisation speaks; after the last one the round is over',
  params: item,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading', 'speech.over'],
})
