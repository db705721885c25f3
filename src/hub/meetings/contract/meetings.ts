/** Routes of meetings: planned, called, begun, ended. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { meetingKinds, meetingStates } from '../rules/states.ts'
import { MeetingPage } from './page.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.string()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const language = z.enum(languages)
const line = z.string().trim().max(200)
const meeting = z.object({ meeting: id })
const done = z.object({})
const filters = ['kind', 'state', 'time'] as const

const Row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  kind: z.enum(meetingKinds),
  state: z.enum(meetingStates),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string().nullable(),
  videoLink: z.string().nullable(),
})

export const listMeetings = route({
  method: 'GET',
  path: '/meetings',
  may: 'community.enter',
  says: 'The meetings of the community',
  query: listQuery(...filters),
  reply: listReply(Row),
})

export const exportMeetings = route({
  method: 'GET',
  path: '/meeting-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readMeeting = route({
  method: 'GET',
  path: '/meetings/:meeting',
  may: 'community.enter',
  says: 'One meeting: when and where, its agenda with the time spent, who came, minutes in all versions, actions',
  params: meeting,
  reply: MeetingPage,
})

export const readMeetingsAbout = route({
  method: 'GET',
  path: '/meetings-about/:matter',
  may: 'community.enter',
  says: 'Meetings on whose agenda a need or a round stands, the latest first',
  params: z.object({ matter: id }),
  reply: z.object({ meetings: z.array(Row.pick({ id: true, title: true, state: true, startsAt: true })) }),
})

export const readPlanning = route({
  method: 'GET',
  path: '/meeting-people',
  may: 'community.enter',
  says: 'Who may lead and write, those first whose turn it is',
  query: z.object({ kind: z.enum(meetingKinds).default('monthly'), circle: id.optional() }),
  reply: z.object({
    callDays: z.int(),
    circles: z.array(z.object({ id, name: z.string() })),
    facilitators: z.array(z.object({ id, name: z.string(), last: instant.nullable() })),
    noteTakers: z.array(z.object({ id, name: z.string(), last: instant.nullable() })),
  }),
})

const when = {
  /** Null while a date is being asked for. */
  day: day.nullable().default(null),
  from: time.default('19:00'),
  /** The day on which it ends: the same, of a two-day gathering the next, when left out. */
  lastDay: day.nullable().default(null),
  until: time.default('21:00'),
}
const where = {
  place: line.nullable().default(null),
  videoLink: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
  languages: z.array(language).max(5).default([]),
}
const timeRefusals = ['time.missing', 'time.past', 'time.order'] as const

export const planMeeting = route({
  method: 'POST',
  path: '/meetings',
  may: 'community.steer',
  says: 'Plan a meeting. Who leads and who writes is whoever did it least recently, unless it is said',
  body: z.object({
    kind: z.enum(meetingKinds).default('monthly'),
    /** The circle that meets; left out: the community, or its core group. */
    circle: id.nullable().default(null),
    /** The word for its kind when left out. */
    title: line.nullable().default(null),
    ...when,
    ...where,
    facilitator: id.nullable().default(null),
    noteTaker: id.nullable().default(null),
  }),
  reply: z.object({ meeting: id, number: z.int() }),
  refusals: [...timeRefusals, 'meeting.not_acting'],
})

export const changeMeeting = route({
  method: 'PATCH',
  path: '/meetings/:meeting',
  may: 'community.enter',
  says: 'Change when and where, by whoever leads it or the core group; once it is called, everybody is told',
  params: meeting,
  body: z.object({ title: line.min(1), ...when, ...where }),
  reply: done,
  refusals: [...timeRefusals, 'meeting.state', 'meeting.call_late', 'meeting.no_date', 'meeting.not_leading'],
})

export const nameRoles = route({
  method: 'PUT',
  path: '/meetings/:meeting/roles',
  may: 'community.enter',
  says: 'Say who leads and who writes',
  params: meeting,
  body: z.object({ facilitator: id.nullable().default(null), noteTaker: id.nullable().default(null) }),
  reply: done,
  refusals: ['meeting.state', 'meeting.not_acting', 'meeting.not_leading'],
})

export const callMeeting = route({
  method: 'POST',
  path: '/meetings/:meeting/call',
  may: 'community.enter',
  says: 'Call a meeting: everybody concerned is told, with its agenda and a date for the calendar',
  params: meeting,
  reply: done,
  refusals: ['meeting.state', 'meeting.call_late', 'meeting.no_date', 'meeting.not_leading'],
})

export const cancelMeeting = route({
  method: 'POST',
  path: '/meetings/:meeting/cancellation',
  may: 'community.enter',
  says: 'Call a meeting off, and say why',
  params: meeting,
  body: z.object({ reason: z.string().trim().max(1000) }),
  reply: done,
  refusals: ['meeting.state', 'meeting.reason_missing', 'meeting.not_leading'],
})

export const startMeeting = route({
  method: 'POST',
  path: '/meetings/:meeting/start',
  may: 'community.enter',
  says: 'Begin a meeting',
  params: meeting,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading'],
})

export const endMeeting = route({
  method: 'POST',
  path: '/meetings/:meeting/end',
  may: 'community.enter',
  says: 'End a meeting: what was agreed goes to those who do it, the minutes are finished next',
  params: meeting,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_writing', 'decision.runs'],
})

export const noteAttendance = route({
  method: 'PUT',
  path: '/meetings/:meeting/attendance',
  may: 'community.enter',
  says: 'Note who came for an organisation; nobody when the list is empty',
  params: meeting,
  body: z.object({ participant: id, persons: z.array(line.min(1)).max(50).default([]) }),
  reply: done,
  refusals: ['meeting.state', 'meeting.not_writing', 'power.missing'],
})
