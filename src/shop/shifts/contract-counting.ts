/** Routes of what counts: outcomes, ledgers, extensions, leaves and who leaves. */
import { z } from 'zod'
import { route, signedIn } from '#platform/route.ts'
import { anyMode, day, id, instant, line, nothing } from './contract.ts'
import { counters, outcomes, standings } from './rules/words.ts'

const office = 'shifts.office'

export const markAttendance = route({
  method: 'POST',
  path: '/shifts/:shift/outcomes',
  may: 'shifts.lead',
  says: 'Says what became of a seat; a later outcome posts the opposite of the earlier one first. Leads mark their own shifts.',
  params: z.object({ shift: id }),
  body: z.object({
    member: id,
    outcome: z.enum([...outcomes, 'planned']),
    reason: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ attendance: id, standing: z.enum(standings) }),
  refusals: [
    'attendance.not_started',
    'attendance.nobody',
    'attendance.too_old',
    'attendance.needs_reason',
    'attendance.not_yours',
    'self.not_allowed',
  ],
})

const Amounts = z.object({ main: z.number(), makeUp: z.number(), absences: z.number() })

/** A message of the module with its facts. */
const Sentence = z.object({
  key: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
})

export const StandingFacts = z.object({
  mode: anyMode,
  standing: z.enum(standings),
  mayEnter: z.boolean(),
  mayBuy: z.boolean(),
  balances: Amounts,
  unit: z.enum(['shift', 'minute', 'day']),
  alertSince: day.nullable(),
  /** Last day of alert, while one runs. */
  alertUntil: day.nullable(),
  extensionUntil: day.nullable(),
  graceUsed: z.boolean(),
  penalised: z.boolean(),
  nextCount: day.nullable(),
  alertFrom: day.nullable(),
  /** The same, were every booked shift done. */
  alertFromWithBooked: day.nullable(),
  /** Ordinary shifts that put things right at once; null where work alone does not. */
  needed: z.int().nullable(),
  says: z.object({
    head: Sentence,
    why: z.array(Sentence),
    next: z.array(Sentence),
    wayBack: z.array(Sentence),
    mayShopUntil: day.nullable(),
  }),
})

export const LedgerLine = z.object({
  id,
  counter: z.enum(counters),
  amount: z.number(),
  effectiveOn: day,
  recordedAt: instant,
  cause: z.string(),
  round: z.int(),
  reverses: id.nullable(),
  sentence: z.string(),
  facts: z.record(z.string(), z.unknown()),
})

const Spans = z.array(
  z.object({
    from: day,
    to: day.nullable(),
    standing: z.enum(standings),
    alertStart: day.nullable(),
    extensionUntil: day.nullable(),
  }),
)

const Ledger = StandingFacts.extend({ name: z.string(), ledger: z.array(LedgerLine), spans: Spans })

export const readLedger = route({
  method: 'GET',
  path: '/workers/:member/ledger',
  may: office,
  says: 'What somebody owes and why: balances, standing with its days, and every entry as a sentence.',
  params: z.object({ member: id }),
  reply: Ledger,
})

export const readStanding = route({
  method: 'GET',
  path: '/workers/:member/standing',
  may: 'shifts.standing',
  says: 'Where somebody stands, why, what comes next and the way back, as sentences.',
  params: z.object({ member: id }),
  reply: StandingFacts.extend({ name: z.string(), memberNo: z.int().nullable() }),
})

export const readMyLedger = route({
  method: 'GET',
  path: '/my/ledger',
  may: 'shifts.book',
  says: 'One’s own counters and standing, with every entry as a sentence.',
  reply: Ledger,
})

export const correctCounter = route({
  method: 'POST',
  path: '/workers/:member/ledger',
  may: office,
  says: 'A correction by hand: one entry more, with its reason; nothing is erased.',
  params: z.object({ member: id }),
  body: z.object({
    counter: z.enum(counters),
    amount: z.number().min(-10_000).max(10_000).multipleOf(0.001),
    effectiveOn: day.optional(),
    reason: line(500),
  }),
  reply: z.object({ standing: z.enum(standings) }),
  refusals: ['self.not_allowed', 'ledger.nothing', 'ledger.not_yet'],
})

export const giveGrace = route({
  method: 'POST',
  path: '/workers/:member/graces',
  may: 'shifts.standing',
  says: 'The first extension of an alert, once, for somebody who is suspended.',
  params: z.object({ member: id }),
  reply: z.object({ until: day }),
  refusals: [
    'extension.off',
    'extension.in_grace',
    'extension.grace_used',
    'extension.not_suspended',
    'self.not_allowed',
  ],
})

export const giveExtension = route({
  method: 'POST',
  path: '/workers/:member/extensions',
  may: office,
  says: 'More time by hand, once a grace was used and is over; repeatable.',
  params: z.object({ member: id }),
  body: z.object({ days: z.int().min(1).max(365).optional() }),
  reply: z.object({ until: day }),
  refusals: ['extension.in_grace', 'extension.no_grace', 'extension.not_suspended', 'self.not_allowed'],
})

export const unsubscribe = route({
  method: 'POST',
  path: '/workers/:member/unsubscription',
  may: office,
  says: 'Takes somebody out by hand: all seats end. A change of mode brings the person back.',
  params: z.object({ member: id }),
  body: z.object({ reason: line(500) }),
  reply: nothing,
  refusals: ['self.not_allowed', 'standing.unsubscribed'],
})

export const resign = route({
  method: 'POST',
  path: '/workers/:member/resignation',
  may: office,
  says: 'The day from which somebody is leaving: all seats end that day.',
  params: z.object({ member: id }),
  body: z.object({ on: day.nullable() }),
  reply: nothing,
  refusals: ['self.not_allowed'],
})

export const leaveStates = ['requested', 'approved', 'refused', 'withdrawn', 'cancelled', 'lapsed'] as const

const Leave = z.object({
  id,
  member: id,
  name: z.string(),
  type: z.string(),
  from: day,
  until: day.nullable(),
  reason: z.string().nullable(),
  evidenceSeenOn: day.nullable(),
  state: z.enum(leaveStates),
  refusalReason: z.string().nullable(),
  requestedAt: instant,
  decidedAt: instant.nullable(),
})

export const listLeaves = route({
  method: 'GET',
  path: '/leaves',
  may: office,
  says: 'Leaves and exemptions, newest first; by person, state or day.',
  query: z.object({
    member: id.optional(),
    state: z.enum(leaveStates).optional(),
    on: day.optional(),
    size: z.coerce.number().int().min(1).max(500).default(100),
    before: id.optional(),
  }),
  reply: z.object({ leaves: z.array(Leave), next: id.nullable() }),
})

const LeaveKind = z.object({
  type: z.string(),
  standing: z.enum(['on_leave', 'exempted']).nullable(),
  openEnd: z.boolean(),
  needsReason: z.boolean(),
  minDays: z.int(),
  maxDays: z.int().nullable(),
  confirmUnderDays: z.int().nullable(),
})

export const readLeaveTypes = route({
  method: 'GET',
  path: '/leave-types',
  may: office,
  says: 'The kinds of leave the office may grant today.',
  reply: z.object({ types: z.array(LeaveKind) }),
})

export const readMyLeaves = route({
  method: 'GET',
  path: '/my/leaves',
  may: 'shifts.book',
  says: 'One’s own leaves, and the kinds one may ask for.',
  reply: z.object({
    leaves: z.array(Leave),
    types: z.array(LeaveKind),
  }),
})

const Wish = {
  type: line(60),
  from: day,
  until: day.nullable(),
  reason: z.string().trim().max(1000).default(''),
  shortAccepted: z.boolean().default(false),
}
const leaveRefusals = [
  'leave.office_only',
  'leave.past',
  'leave.end',
  'leave.too_short',
  'leave.too_long',
  'leave.confirm_short',
  'leave.reason',
  'leave.overlap',
  'leave.too_few_shifts',
  'leave.credits',
  'leave.no_such_type',
] as const

export const requestLeave = route({
  method: 'POST',
  path: '/my/leaves',
  may: 'shifts.book',
  says: 'Asks for a leave; the office answers.',
  body: z.object(Wish),
  reply: z.object({ leave: id }),
  refusals: leaveRefusals,
})

export const withdrawLeave = route({
  method: 'DELETE',
  path: '/my/leaves/:leave',
  may: 'shifts.book',
  says: 'Takes one’s own request back before it is answered.',
  params: z.object({ leave: id }),
  reply: nothing,
  refusals: ['state.not_possible'],
})

export const grantLeave = route({
  method: 'POST',
  path: '/leaves',
  may: office,
  says: 'Grants a leave: seats inside are freed, everybody concerned is told.',
  body: z.object({ member: id, evidenceSeen: z.boolean().default(false), ...Wish }),
  reply: z.object({ leave: id, freed: z.int() }),
  refusals: [...leaveRefusals, 'self.not_allowed'],
})

export const previewLeave = route({
  method: 'POST',
  path: '/leave-previews',
  may: signedIn('members see what their own leave would free; the office sees it for anybody'),
  says: 'The seats a leave of these days would free; writes nothing.',
  body: z.object({ member: id.optional(), from: day, until: day.nullable() }),
  reply: z.object({
    seats: z.array(z.object({ shift: id, name: z.string(), day, localStart: z.string(), localEnd: z.string() })),
  }),
})

export const approveLeave = route({
  method: 'POST',
  path: '/leaves/:leave/approval',
  may: office,
  says: 'Approves a request: seats inside are freed.',
  params: z.object({ leave: id }),
  body: z.object({ evidenceSeen: z.boolean().default(false) }),
  reply: z.object({ freed: z.int() }),
  refusals: [...leaveRefusals, 'state.not_possible', 'self.not_allowed'],
})

export const refuseLeave = route({
  method: 'POST',
  path: '/leaves/:leave/refusal',
  may: office,
  says: 'Refuses a request, with the reason.',
  params: z.object({ leave: id }),
  body: z.object({ reason: line(500) }),
  reply: nothing,
  refusals: ['state.not_possible', 'self.not_allowed'],
})

export const moveLeave = route({
  method: 'PATCH',
  path: '/leaves/:leave',
  may: office,
  says: 'Moves a bound of an approved leave: days given back seat fixed holders again.',
  params: z.object({ leave: id }),
  body: z.object({ from: day.optional(), until: day.nullable().optional(), evidenceSeen: z.boolean().optional() }),
  reply: z.object({ freed: z.int(), seated: z.int() }),
  refusals: ['leave.started', 'leave.past', 'leave.end', 'leave.overlap', 'state.not_possible', 'self.not_allowed'],
})

export const cancelLeave = route({
  method: 'DELETE',
  path: '/leaves/:leave',
  may: office,
  says: 'Cancels an approved leave from tomorrow on: fixed holders are seated again.',
  params: z.object({ leave: id }),
  reply: z.object({ seated: z.int() }),
  refusals: ['state.not_possible', 'self.not_allowed'],
})
