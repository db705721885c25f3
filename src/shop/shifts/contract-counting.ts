/** Routes of what counts: outcomes, ledgers, extensions and who leaves. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
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

export const takeGrace = route({
  method: 'POST',
  path: '/my/graces',
  may: 'shifts.book',
  says: 'The first extension of an alert, taken by whoever is suspended, where the shop lets members do it themselves.',
  reply: z.object({ until: day }),
  refusals: [
    'extension.by_office',
    'extension.off',
    'extension.in_grace',
    'extension.grace_used',
    'extension.not_suspended',
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
