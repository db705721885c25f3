/** The states of a meeting and what may be done in each (domain-hub-governance-communication 4, Meeting). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const meetingKinds = ['monthly', 'noyau', 'technical', 'two_day', 'info', 'assembly'] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingStates = [
  'planned',
  'called',
  'open',
  'minutes_draft',
  'minutes_published',
  'approved',
  'cancelled',
] as const
export type MeetingState = (typeof meetingStates)[number]

const ahead: readonly MeetingState[] = ['planned', 'called']
const written: readonly MeetingState[] = ['open', 'minutes_draft', 'minutes_published']

const allowed = {
  change: ahead,
  name: ['planned', 'called', 'open', 'minutes_draft'],
  poll: ['planned'],
  call: ['planned'],
  cancel: ahead,
  start: ['called'],
  end: ['open'],
  add_item: ahead,
  order: ['planned', 'called', 'open'],
  time: ['open'],
  weigh: ['open', 'minutes_draft', 'minutes_published', 'approved'],
  attend: ['called', 'open', 'minutes_draft'],
  write: written,
  publish: ['minutes_draft'],
  add_action: written,
  correct: ['minutes_published'],
} as const satisfies Readonly<Record<string, readonly MeetingState[]>>
export type MeetingAct = keyof typeof allowed

/** Why the state of the meeting does not allow it; empty means it does. */
export const whyNotMove = (act: MeetingAct, state: MeetingState): Refusal[] =>
  (allowed[act] as readonly MeetingState[]).includes(state) ? [] : [refuse('meeting.state', { why: state, state })]
