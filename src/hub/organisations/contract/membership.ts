/** How an organisation is let in, changes its status, pauses and leaves. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { act, day, decision, done, note, status } from './basics.ts'

export const admitParticipant = route({
  ...act('/community/participants/:participant/admission', 'community.steer', 'Admit an applicant: its welcome begins'),
  reply: done,
  refusals: ['membership.state', 'application.still_visible'],
})
export const refuseParticipant = route({
  ...act(
    '/community/participants/:participant/refusal',
    'community.steer',
    'Refuse an applicant, by a decision and with its reason',
  ),
  body: z.object({ decision, reason: note }),
  reply: done,
  refusals: ['membership.state', 'application.still_visible', 'decision.not_yet'],
})
export const completeOnboarding = route({
  ...act(
    '/community/participants/:participant/completion',
    'community.steer',
    'End the welcome: the organisation becomes observer or active and gets its number',
  ),
  body: z.object({ status: status.optional() }),
  reply: z.object({ joinSeq: z.int() }),
  refusals: [
    'membership.state',
    'checklist.sponsor',
    'checklist.contacts',
    'checklist.figures',
    'checklist.mailing_list',
    'checklist.booklet',
    'checklist.meeting',
    'contacts.short',
    'sign.nobody',
    'dues.mandate_missing',
  ],
})
export const changeStatus = route({
  ...act(
    '/community/participants/:participant/status',
    'community.enter',
    'Become active or observer, from the next month on',
  ),
  body: z.object({ to: status }),
  reply: z.object({ from: day.nullable() }),
  refusals: [
    'membership.state',
    'status.same',
    'contacts.short',
    'sign.nobody',
    'dues.mandate_missing',
    'power.missing',
  ],
})
export const acceptDues = route({
  ...act(
    '/community/participants/:participant/dues-mandate',
    'community.enter',
    'Promise to pay the dues: without it nobody is active',
  ),
  reply: done,
  refusals: ['power.missing'],
})
export const askPause = route({
  ...act(
    '/community/participants/:participant/pause-request',
    'community.enter',
    'Ask for a pause, with a reason and its last day',
  ),
  body: z.object({ until: day, reason: note }),
  reply: done,
  refusals: ['membership.state', 'pause.day_passed', 'pause.too_long', 'power.missing'],
})
export const agreePause = route({
  ...act('/community/participants/:participant/pause', 'community.steer', 'Agree to the pause that was asked for'),
  reply: done,
  refusals: ['membership.state', 'pause.not_asked', 'pause.day_passed'],
})
export const askResume = route({
  ...act(
    '/community/participants/:participant/resumption-request',
    'community.enter',
    'Ask to come back from a pause before its end',
  ),
  reply: done,
  refusals: ['membership.state', 'power.missing'],
})
export const agreeResume = route({
  ...act(
    '/community/participants/:participant/resumption',
    'community.steer',
    'Agree that a paused organisation comes back',
  ),
  reply: done,
  refusals: ['membership.state', 'resume.not_asked'],
})
export const giveNotice = route({
  ...act('/community/participants/:participant/notice', 'community.enter', 'Give notice to leave the community'),
  reply: z.object({ leavesOn: day }),
  refusals: ['membership.state', 'notice.given', 'power.missing'],
})
export const excludeParticipant = route({
  ...act(
    '/community/participants/:participant/exclusion',
    'community.steer',
    'Exclude an organisation, by a decision and after hearing it',
  ),
  body: z.object({ decision, reason: note, heardOn: day.nullable().default(null) }),
  reply: done,
  refusals: ['membership.state', 'decision.not_yet', 'exclusion.not_heard', 'exclusion.heard_after'],
})
