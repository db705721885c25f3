/** Routes of contributors, Open Weeks and calls for volunteers. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { spoken } from './tasks.ts'

const id = z.uuid()
const yes = z.boolean()
const text = z.string()
const day = z.iso.date()
const steers = 'tasks.steer'
const done = z.object({})
const contributor = z.object({ contributor: id })
const openWeek = z.object({ openWeek: id })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const link = z.url({ protocol: /^https?$/ }).max(500)

const ContributorLine = z.object({
  ...{ id, name: text, email: text, language: text, state: z.enum(['asked', 'active', 'left']), askedOn: text },
  ...{ minor: yes, schoolAgreedOn: text.nullable(), parentsAgreedOn: text.nullable(), account: id.nullable() },
  tasksDone: z.int(),
})

export const listContributors = route({
  method: 'GET',
  path: '/contributors',
  may: steers,
  says: 'People who help with tasks and belong to no organisation; of those under 18, what was agreed',
  query: listQuery('state'),
  reply: listReply(ContributorLine),
})

export const exportContributors = route({
  method: 'GET',
  path: '/contributor-table',
  may: steers,
  says: 'The same list as a file',
  query: listQuery('state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const inviteContributor = route({
  method: 'POST',
  path: '/contributors',
  may: steers,
  says: 'Let somebody in who helps: a mail with the way in goes to the address',
  body: z.object({
    name: z.string().trim().min(1).max(80),
    email: z.email().max(200),
    language: spoken.optional(),
    minor: yes.default(false),
  }),
  reply: z.object({ contributor: id }),
  refusals: ['contributor.state'],
})

export const noteAgreements = route({
  method: 'PUT',
  path: '/contributors/:contributor/agreements',
  may: steers,
  says: 'Note whether somebody is under 18, and on which days school and parents agreed',
  params: contributor,
  body: z.object({ minor: yes, school: day.nullable().default(null), parents: day.nullable().default(null) }),
  reply: done,
  refusals: ['contributor.agreed_ahead'],
})

export const endContributor = route({
  method: 'DELETE',
  path: '/contributors/:contributor',
  may: steers,
  says: 'Let somebody go: takes no task any more; what is at hand goes back with its work',
  params: contributor,
  reply: done,
  refusals: ['contributor.state'],
})

const readiness = {
  ...{ tasksNeeded: z.int(), tasksReady: z.int(), tasksMissing: z.int() },
  ...{ mentorsNeeded: z.int(), mentors: z.int(), mentorsMissing: z.int(), ready: yes, readyBy: text },
}

const WeekLine = z.object({
  ...{ id, name: text, fromDay: text, untilDay: text, school: text.nullable(), cancelled: yes, participants: z.int() },
})

export const listWeeks = route({
  method: 'GET',
  path: '/open-weeks',
  may: 'tasks.take',
  says: 'Open Weeks, the latest first',
  query: listQuery('cancelled'),
  reply: listReply(WeekLine),
})

const WeekPerson = z.object({ account: id, name: text, mentor: text.nullable(), own: yes })

export const readWeek = route({
  method: 'GET',
  path: '/open-weeks/:openWeek',
  may: 'tasks.take',
  says: 'One Open Week: its days, circle and demo, who takes part with which mentor, whether enough is ready',
  params: openWeek,
  reply: z.object({
    ...{ id, name: text, fromDay: text, untilDay: text, school: text.nullable(), circleAt: text, demoAt: text },
    ...{ link: text.nullable(), trialLink: text.nullable(), cancelled: yes, cancelReason: text.nullable() },
    ...{ circleDays: z.array(text), circleMinutes: z.int(), demoMinutes: z.int(), demoDay: text },
    mentors: z.array(z.object({ account: id, name: text, people: z.int() })),
    participants: z.array(WeekPerson),
    readiness: z.object(readiness),
    steers: yes,
    /** Whether who asks takes part, and as what. */
    own: z.enum(['participant', 'mentor']).nullable(),
    mayMentor: yes,
    calendar: text,
    history: z.array(z.object({ id: text, at: text, says: text, by: text.nullable() })),
  }),
})

const planned = {
  name: z.string().trim().min(1).max(120),
  from: day,
  until: day,
  school: z.string().trim().min(1).max(120).nullable().default(null),
  circleAt: time.default('09:30'),
  demoAt: time.default('16:00'),
  meetAt: link.nullable().default(null),
  trialLink: link.nullable().default(null),
}

export const planWeek = route({
  method: 'POST',
  path: '/open-weeks',
  may: steers,
  says: 'Plan an Open Week: its days, the hour of the daily circle, the demo at the end',
  body: z.object(planned),
  reply: z.object({ openWeek: id }),
  refusals: ['open_week.days', 'open_week.over'],
})

export const changeWeek = route({
  method: 'PUT',
  path: '/open-weeks/:openWeek',
  may: steers,
  says: 'Change an Open Week; whoever takes part is told, calendars follow',
  params: openWeek,
  body: z.object(planned),
  reply: done,
  refusals: ['open_week.days', 'open_week.over', 'open_week.cancelled'],
})

export const cancelWeek = route({
  method: 'POST',
  path: '/open-weeks/:openWeek/cancellation',
  may: steers,
  says: 'Call an Open Week off, with the reason',
  params: openWeek,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: ['open_week.over', 'open_week.cancelled'],
})

const joinRefusals = [
  ...['open_week.over', 'open_week.cancelled', 'open_week.person_there', 'open_week.mentors_full'],
  ...['open_week.mentor_full', 'contributor.school_missing', 'contributor.parents_missing'],
]

export const joinWeek = route({
  method: 'POST',
  path: '/open-weeks/:openWeek/own-place',
  may: 'tasks.take',
  says: 'Take part in an Open Week; the mentor with the fewest people takes one on',
  params: openWeek,
  reply: done,
  refusals: joinRefusals,
})

export const mentorWeek = route({
  method: 'POST',
  path: '/open-weeks/:openWeek/mentors',
  may: 'tasks.mentor',
  says: 'Be a mentor of an Open Week, for four people at most',
  params: openWeek,
  reply: done,
  refusals: ['open_week.over', 'open_week.cancelled', 'open_week.person_there'],
})

export const addToWeek = route({
  method: 'POST',
  path: '/open-weeks/:openWeek/participants',
  may: steers,
  says: 'Put somebody down for an Open Week, with a mentor or with the one who has the fewest people',
  params: openWeek,
  body: z.object({ contributor: id, mentor: id.nullable().default(null) }),
  reply: done,
  refusals: [...joinRefusals, 'contributor.state', 'task.mentor_unknown'],
})

export const leaveWeek = route({
  method: 'DELETE',
  path: '/open-weeks/:openWeek/people/:helper',
  may: 'tasks.take',
  says: 'Leave an Open Week, or take somebody out of it (core group); a mentor with people stays',
  params: openWeek.extend({ helper: id }),
  reply: done,
  refusals: ['open_week.over', 'open_week.cancelled', 'open_week.mentor_has_people'],
})

export const openCall = route({
  method: 'POST',
  path: '/volunteer-calls',
  may: steers,
  says: 'Call for volunteers: it stands on the board, in public, and in the next newsletter',
  body: z.object({
    title: z.string().trim().min(1).max(120),
    says: z.string().trim().min(1).max(2000),
    language: spoken.optional(),
    until: day.nullable().default(null),
  }),
  reply: z.object({ volunteerCall: id }),
  refusals: ['call.day_passed'],
})

export const closeCall = route({
  method: 'POST',
  path: '/volunteer-calls/:volunteerCall/end',
  may: steers,
  says: 'End a call for volunteers',
  params: z.object({ volunteerCall: id }),
  reply: done,
  refusals: ['call.closed'],
})
