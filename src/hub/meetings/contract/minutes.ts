/** Routes of minutes, corrections, and what was agreed. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { Action } from './page.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const meeting = z.object({ meeting: id })
const words = z.string().trim().min(1).max(2000)

export const writeMinutes = route({
  method: 'POST',
  path: '/meetings/:meeting/minutes',
  may: 'community.enter',
  says: 'Write the minutes. If somebody else went on meanwhile, both versions stay and the difference is shown; `settles` says that this text takes up that other version',
  params: meeting,
  body: z.object({
    text: z.string().max(100_000),
    /** The version that was on the screen; 0: none. */
    basedOn: z.int().min(0),
    settles: z.int().min(1).nullable().default(null),
  }),
  reply: z.object({
    version: z.int(),
    /** True: another version was written meanwhile, this one stands beside it. */
    beside: z.boolean(),
    current: z.int(),
  }),
  refusals: ['meeting.state', 'meeting.not_acting', 'meeting.not_writing', 'minutes.not_beside'],
})

export const publishMinutes = route({
  method: 'POST',
  path: '/meetings/:meeting/publication',
  may: 'community.enter',
  says: 'Publish the minutes: everybody is told, each with the actions that are theirs; from then on silence approves',
  params: meeting,
  reply: z.object({ silenceUntil: day }),
  refusals: ['meeting.state', 'meeting.not_writing', 'minutes.empty', 'minutes.two_versions'],
})

export const askCorrection = route({
  method: 'POST',
  path: '/meetings/:meeting/corrections',
  may: 'community.enter',
  says: 'Ask for a correction of published minutes for an organisation; they are not approved before it is answered',
  params: meeting,
  body: z.object({ participant: id, text: words }),
  reply: z.object({ correction: id }),
  refusals: ['meeting.state', 'minutes.silence_over', 'power.missing'],
})

export const answerCorrection = route({
  method: 'POST',
  path: '/minutes-corrections/:correction/answer',
  may: 'community.enter',
  says: 'Take up a correction, or decline it with a reason; the days of silence begin anew',
  params: z.object({ correction: id }),
  body: z.object({
    answer: z.enum(['taken_up', 'declined']),
    reason: z.string().trim().max(1000).nullable().default(null),
  }),
  reply: z.object({ silenceUntil: day }),
  refusals: [
    'meeting.state',
    'meeting.not_writing',
    'correction.answered',
    'meeting.reason_missing',
    'minutes.two_versions',
  ],
})

export const addAction = route({
  method: 'POST',
  path: '/meetings/:meeting/actions',
  may: 'community.enter',
  says: 'Write down who does what until when',
  params: meeting,
  body: z.object({ what: words, who: id, due: day }),
  reply: z.object({ action: id }),
  refusals: ['meeting.state', 'meeting.not_acting', 'time.past'],
})

export const finishAction = route({
  method: 'POST',
  path: '/meeting-actions/:action/done',
  may: 'community.enter',
  says: 'Say that an action is done: whoever does it, whoever led or wrote, or the core group',
  params: z.object({ action: id }),
  reply: done,
  refusals: ['action.done', 'action.not_yours'],
})

export const reopenAction = route({
  method: 'DELETE',
  path: '/meeting-actions/:action/done',
  may: 'community.enter',
  says: 'Say that an action is not done after all',
  params: z.object({ action: id }),
  reply: done,
  refusals: ['action.not_done', 'action.not_yours'],
})

export const readActions = route({
  method: 'GET',
  path: '/meeting-actions',
  may: 'community.enter',
  says: 'What was agreed and is not done, or what was done, the latest first: one’s own, or everybody’s',
  query: z.object({ whose: z.enum(['own', 'all']).default('own'), which: z.enum(['open', 'done']).default('open') }),
  reply: z.object({ actions: z.array(Action.extend({ meetingTitle: z.string(), yours: z.boolean() })) }),
})

export const exportMinutes = route({
  method: 'GET',
  path: '/meetings/:meeting/minutes-file',
  may: 'community.enter',
  says: 'The minutes as a text file: when and where, who came, the agenda, the text, what was agreed',
  params: meeting,
  reply: z.unknown(),
  sends: 'text/markdown',
})
