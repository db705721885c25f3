/** Routes of an agenda: what is on it, in which order, and the timer. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { itemAims } from '../rules/agenda.ts'

const id = z.uuid()
const done = z.object({})
const item = z.object({ agendaItem: id })
const title = z.string().trim().min(1).max(200)
const minutes = z.int().min(1).max(600)

export const addItem = route({
  method: 'POST',
  path: '/meetings/:meeting/agenda',
  may: 'community.enter',
  says: 'Put something on the agenda for an organisation, until two days before: a proposal, a need, a round, or words of one’s own',
  params: z.object({ meeting: id }),
  body: z.object({
    participant: id,
    rfc: id.nullable().default(null),
    need: id.nullable().default(null),
    round: id.nullable().default(null),
    /** Left out where it is a proposal, a need or a round. */
    title: title.nullable().default(null),
    minutes: minutes.default(10),
    aim: z.enum(itemAims).default('discuss'),
  }),
  reply: z.object({ agendaItem: id }),
  refusals: [
    'meeting.state',
    'agenda.closed',
    'agenda.title_missing',
    'agenda.one_subject',
    'agenda.twice',
    'power.missing',
  ],
})

export const changeItem = route({
  method: 'PATCH',
  path: '/agenda-items/:agendaItem',
  may: 'community.enter',
  says: 'Change words, minutes or aim of a line',
  params: item,
  body: z.object({ title, minutes, aim: z.enum(itemAims) }),
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading'],
})

export const removeItem = route({
  method: 'DELETE',
  path: '/agenda-items/:agendaItem',
  may: 'community.enter',
  says: 'Take a line off the agenda; it does not come back by itself',
  params: item,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading', 'decision.runs'],
})

export const orderAgenda = route({
  method: 'PUT',
  path: '/meetings/:meeting/agenda-order',
  may: 'community.enter',
  says: 'Order the agenda: every line once',
  params: z.object({ meeting: id }),
  body: z.object({ agendaItems: z.array(id).max(500) }),
  reply: done,
  refusals: ['meeting.state', 'agenda.order', 'meeting.not_leading'],
})

export const startItem = route({
  method: 'POST',
  path: '/agenda-items/:agendaItem/timer',
  may: 'community.enter',
  says: 'Begin a line: its timer runs, the one before stops',
  params: item,
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading', 'decision.runs'],
})

export const stopItem = route({
  method: 'DELETE',
  path: '/meetings/:meeting/timer',
  may: 'community.enter',
  says: 'Stop the timer',
  params: z.object({ meeting: id }),
  reply: done,
  refusals: ['meeting.state', 'meeting.not_leading'],
})
