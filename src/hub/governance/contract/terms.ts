/** Routes of mandates: reported on, renewed, laid down, taken back. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { reportParts, termStates } from '../rules/terms.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const term = z.object({ term: id })
const line = z.string().trim().min(1).max(400)
const part = z.string().trim().max(8000).default('')
const Link = z.object({ id, number: z.string(), title: z.string() })

const filters = ['state', 'untilDay'] as const

export const listTerms = route({
  method: 'GET',
  path: '/terms',
  may: 'community.enter',
  says: 'Every mandate there is and was: by person, organisation, circle or role, by state, by its last day',
  query: listQuery(...filters),
  reply: listReply(
    z.object({
      id,
      person: z.string(),
      organisation: z.string(),
      circle: z.string(),
      role: z.string(),
      state: z.enum(termStates),
      fromDay: day,
      untilDay: day,
      termInRow: z.int(),
    }),
  ),
})

export const exportTerms = route({
  method: 'GET',
  path: '/term-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readTerm = route({
  method: 'GET',
  path: '/terms/:term',
  may: 'community.enter',
  says: 'One mandate with its days, its decision, the report for the successor and what is handed over',
  params: term,
  reply: z.object({
    id,
    state: z.enum(termStates),
    circleSeat: id,
    circle: z.string(),
    role: z.string(),
    person: z.string(),
    organisation: z.string(),
    fromDay: day,
    untilDay: day,
    termInRow: z.int(),
    /** Whether its powers run today. */
    holds: z.boolean(),
    decision: Link,
    leftOn: day.nullable(),
    leftReason: z.string().nullable(),
    actingFrom: day.nullable(),
    actingUntil: day.nullable(),
    renewedBy: id.nullable(),
    report: z.object({ done: z.string(), notDone: z.string(), money: z.string(), openTasks: z.string() }).nullable(),
    handOver: z.array(z.object({ id, text: z.string(), doneOn: day.nullable() })),
    /** The person who asks holds it, or held it. */
    mine: z.boolean(),
    gives: z.boolean(),
    may: z.array(z.enum(['report', 'renew', 'resign', 'recall', 'let_act', 'hand_over'])),
    latestActing: day,
    happened: z.array(z.string()),
    history: z.array(
      z.object({ id: z.string(), at: z.iso.datetime({ offset: true }), says: z.string(), by: z.string().nullable() }),
    ),
  }),
})

export const writeReport = route({
  method: 'PUT',
  path: '/terms/:term/report',
  may: 'community.enter',
  says: `Report for the successor: ${reportParts.join(', ')}; whoever holds the mandate, or held it, writes it`,
  params: term,
  body: z.object({ done: part, notDone: part, money: part, openTasks: part }),
  reply: done,
  refusals: ['mandate.state', 'mandate.not_yours', 'report.incomplete'],
})

export const renewMandate = route({
  method: 'POST',
  path: '/terms/:term/renewal',
  may: 'community.mandate',
  says: 'Renew a mandate that is about to end, by a decision and with the report in: a new one follows the day after',
  params: term,
  body: z.object({ decided: id, months: z.int().min(1).max(36).optional() }),
  reply: z.object({ renewed: id }),
  refusals: [
    'mandate.state',
    'mandate.ended',
    'mandate.report_missing',
    'mandate.terms',
    'mandate.not_taking_part',
    'mandate.not_representing',
    'mandate.seat_taken',
    'mandate.other_seat',
    'mandate.held',
    'mandate.same_organisation',
    'decision.state',
  ],
})

const lines = z.array(line).max(50).default([])

export const resignMandate = route({
  method: 'POST',
  path: '/terms/:term/resignation',
  may: 'community.enter',
  says: 'Lay one’s mandate down: its powers end at once, what the next one takes over is listed',
  params: term,
  body: z.object({ reason: z.string().trim().max(4000).default(''), lines }),
  reply: done,
  refusals: ['mandate.state', 'mandate.ended', 'mandate.not_yours'],
})

export const recallMandate = route({
  method: 'POST',
  path: '/terms/:term/recall',
  may: 'community.mandate',
  says: 'Take a mandate back by a decision: its powers end at once, what the next one takes over is listed',
  params: term,
  body: z.object({ decided: id, lines }),
  reply: done,
  refusals: ['mandate.state', 'mandate.ended', 'decision.state'],
})

export const letAct = route({
  method: 'POST',
  path: '/terms/:term/acting',
  may: 'community.mandate',
  says: 'Let somebody go on after the end while the seat is empty, by a decision, for as many days as the community allows',
  params: term,
  body: z.object({ decided: id, until: day.optional() }),
  reply: z.object({ until: day }),
  refusals: [
    'mandate.state',
    'mandate.acting_days',
    'mandate.acting_passed',
    'mandate.terms',
    'mandate.seat_taken',
    'mandate.not_taking_part',
    'mandate.not_representing',
    'mandate.held',
    'mandate.same_organisation',
    'decision.state',
  ],
})

export const addHandOver = route({
  method: 'POST',
  path: '/terms/:term/hand-over',
  may: 'community.enter',
  says: 'Add to what the next one takes over; whoever holds the mandate does, or held it, or the core group',
  params: term,
  body: z.object({ lines: z.array(line).min(1).max(50) }),
  reply: done,
  refusals: ['mandate.state', 'mandate.not_yours'],
})

export const tickHandOver = route({
  method: 'POST',
  path: '/hand-overs/:handOver/tick',
  may: 'community.enter',
  says: 'Say that something was taken over; whoever sits there now does, or the core group',
  params: z.object({ handOver: id }),
  reply: done,
  refusals: ['mandate.none', 'mandate.ended'],
})
