/** The routes of dues periods as data: what is owed, what is paid, who is spared, and the second pair of eyes. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { duesStatuses } from '../rules/dues-plan.ts'
import { vatKinds } from '../rules/invoice.ts'
import { duesStates } from '../rules/states.ts'
import { PaidIn } from './exchange.ts'

const id = z.uuid()
const day = z.iso.date()
const cents = z.int().min(0).max(1_000_000_000_000)
const currency = z.enum(['EUR', 'CHF'])
const text = z.string().trim().min(1).max(1000)
const decision = z.object({ number: z.string().trim().min(1).max(40), day })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const Row = z.object({
  id,
  number: z.int().nullable(),
  participant: z.string().nullable(),
  payer: z.string().nullable(),
  from: day,
  to: day,
  net: cents,
  vat: cents,
  total: cents,
  paid: cents,
  dueOn: day,
  state: z.enum(duesStates),
})

export const listPeriods = route({
  method: 'GET',
  path: '/funding/dues-periods',
  may: 'community.enter',
  says: 'Dues of all organisations, period by period',
  query: listQuery('state', 'participant'),
  reply: listReply(Row),
})

export const exportPeriods = route({
  method: 'GET',
  path: '/funding/dues-period-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state', 'participant').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Payment = z.object({
  id,
  set: id,
  source: z.enum(['typed', 'bank', 'credit', 'hours']),
  day,
  amount: cents,
  covers: cents,
  undoneOn: day.nullable(),
})

const Period = z.object({
  id,
  number: z.int().nullable(),
  participant: id,
  participantName: z.string(),
  payer: id,
  payerName: z.string(),
  planVersion: z.int(),
  status: z.enum(duesStatuses),
  from: day,
  to: day,
  monthly: cents,
  net: cents,
  vat: cents,
  vatBp: z.int(),
  vatKind: z.enum(vatKinds),
  total: cents,
  currency,
  dueOn: day,
  state: z.enum(duesStates),
  paid: cents,
  open: cents,
  holder: id,
  holderName: z.string(),
  /** The paper it stands on; null before it is issued, and where nothing is left to pay. */
  invoice: id.nullable(),
  /** What a payer copies; null before it is issued. */
  reference: z.string().nullable(),
  iban: z.string().nullable(),
  /** What the app of a bank reads from a picture; null without an account. */
  qr: z.string().nullable(),
  issuedAt: z.string().nullable(),
  reminders: z.int(),
  checkedAt: z.string().nullable(),
  reason: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: day.nullable(),
  payments: z.array(Payment),
})

export const readPeriod = route({
  method: 'GET',
  path: '/funding/dues-periods/:period',
  may: 'community.enter',
  says: 'Dues of one period: what, until when, how to pay, what was paid',
  params: z.object({ period: id }),
  reply: Period,
})

export const readOwnDues = route({
  method: 'GET',
  path: '/funding/dues/:participant/periods',
  may: 'community.enter',
  says: 'What an organisation owes and owed, its own and as a sponsor, its credit, and what spares it',
  params: z.object({ participant: id }),
  reply: z.object({
    periods: z.array(Period),
    open: cents,
    credit: cents,
    /** Whether a vote that opens now counts it. */
    votes: z.boolean(),
    exemptions: z.array(
      z.object({ part: z.int(), reason: z.string(), until: day, decisionNumber: z.string(), decisionOn: day }),
    ),
    sponsorship: z
      .object({
        part: z.int(),
        periodsLeft: z.int(),
        sponsors: z.array(z.object({ sponsor: id, name: z.string(), weight: z.int() })),
      })
      .nullable(),
    hours: z.array(
      z.object({
        id,
        participant: id,
        participantName: z.string(),
        beneficiary: id,
        beneficiaryName: z.string(),
        minutes: z.int(),
        day,
        what: z.string(),
        state: z.enum(['reported', 'confirmed', 'declined']),
        worth: cents.nullable(),
      }),
    ),
  }),
})

export const turnDues = route({
  method: 'POST',
  path: '/funding/dues-run',
  may: 'funding.book',
  says: 'Draw up, issue, shorten and remind of dues now, as each night does',
  reply: z.object({ issued: z.int(), shortened: z.int(), reminded: z.int() }),
})

export const recordPayment = route({
  method: 'POST',
  path: '/funding/dues-periods/:period/payments',
  may: 'funding.book',
  says: 'Book money that came in for dues; more than is owed becomes the credit of the organisation',
  params: z.object({ period: id }),
  body: z.object({
    amount: cents.min(1),
    fee: cents.default(0),
    paidIn: PaidIn.optional(),
    day: day.optional(),
    requestKey: z.string().trim().min(1).max(120).optional(),
    note: text.nullable().default(null),
  }),
  /** `gained`: what the rate makes of it more than was asked; below 0 less. */
  reply: z.object({ payment: id, credit: cents, gained: z.int() }),
  refusals: [
    'dues.state',
    'payment.not_yet',
    'rate.not_usable',
    'entry.month_locked',
    'entry.key_used',
    'entry.empty_line',
  ],
})

export const payFromCredit = route({
  method: 'POST',
  path: '/funding/dues-periods/:period/credit',
  may: 'funding.book',
  says: 'Pay dues out of the credit of the organisation; without an amount, as much as there is and is owed',
  params: z.object({ period: id }),
  body: z.object({ amount: cents.min(1).optional() }),
  reply: z.object({ payment: id, amount: cents }),
  refusals: ['dues.state', 'payment.no_credit', 'entry.month_locked'],
})

const closing = {
  params: z.object({ period: id }),
  body: z.object({ reason: text, decision }),
  reply: z.object({ wish: id, done: z.boolean() }),
  refusals: [
    'dues.state',
    'decision.not_yet',
    'decision.unknown',
    'decision.other_day',
    'decision.state',
    'wish.waits',
    'entry.month_locked',
  ],
}

export const waiveDues = route({
  method: 'POST',
  path: '/funding/dues-periods/:period/waiver',
  may: 'funding.book',
  says: 'Ask that dues are waived: done once two people of two organisations approve',
  ...closing,
})

export const writeOffDues = route({
  method: 'POST',
  path: '/funding/dues-periods/:period/write-off',
  may: 'funding.book',
  says: 'Ask that dues are written off at the cost of the reserve: done once two people of two organisations approve',
  ...closing,
})

export const checkArrears = route({
  method: 'POST',
  path: '/funding/dues-periods/:period/check',
  may: 'community.steer',
  says: 'Record that the core group looked into dues unpaid for more than ninety days',
  params: z.object({ period: id }),
  body: z.object({ note: text }),
  reply: z.object({}),
  refusals: ['dues.state', 'check.too_early'],
})

export const exemptDues = route({
  method: 'POST',
  path: '/funding/dues/:participant/exemptions',
  may: 'community.steer',
  says: 'Spare an organisation a part of its dues until a day, by a decision and with the reason',
  params: z.object({ participant: id }),
  /** In hundredths of a percent. */
  body: z.object({ part: z.int().min(1).max(10_000), reason: text, until: day, decision }),
  reply: z.object({ exemption: id }),
  refusals: ['exemption.day_passed', 'decision.not_yet', 'decision.unknown', 'decision.other_day', 'decision.state'],
})

export const sponsorDues = route({
  method: 'POST',
  path: '/funding/dues/:participant/sponsorship',
  may: 'community.steer',
  says: 'Record which organisations pay a part of the dues of another, by which weights, for how many periods',
  params: z.object({ participant: id }),
  body: z.object({
    part: z.int().min(1).max(10_000),
    periods: z.int().min(1).max(120).default(1),
    sponsors: z
      .array(z.object({ sponsor: id, weight: z.int().min(1).max(1000).default(1) }))
      .min(1)
      .max(50),
  }),
  reply: z.object({ sponsorship: id }),
  refusals: ['sponsorship.itself', 'sponsorship.twice', 'sponsorship.not_taking_part'],
})

export const reportHoursInKind = route({
  method: 'POST',
  path: '/funding/dues/:participant/hours',
  may: 'community.enter',
  says: 'Tell of hours given to another organisation instead of money',
  params: z.object({ participant: id }),
  body: z.object({ beneficiary: id, minutes: z.int().min(1).max(600_000), day, what: text }),
  reply: z.object({ hours: id }),
  refusals: ['hours.own', 'hours.not_yet', 'power.missing'],
})

export const confirmHoursInKind = route({
  method: 'POST',
  path: '/funding/hours/:hours/confirmation',
  may: 'community.enter',
  says: 'Confirm hours the organisation got: their value settles the oldest dues of whoever gave them',
  params: z.object({ hours: id }),
  reply: z.object({ worth: cents, credit: cents }),
  refusals: ['dues.rate_not_set', 'hours.answered', 'power.missing', 'entry.month_locked'],
})

export const declineHoursInKind = route({
  method: 'POST',
  path: '/funding/hours/:hours/refusal',
  may: 'community.enter',
  says: 'Say that the organisation did not get these hours',
  params: z.object({ hours: id }),
  reply: z.object({}),
  refusals: ['hours.answered', 'power.missing'],
})

export const readArrears = route({
  method: 'GET',
  path: '/funding/arrears',
  may: 'community.enter',
  says: 'Who is behind with dues, since when, and whether that costs the vote in votes that open now',
  reply: z.object({
    arrears: z.array(
      z.object({
        period: id,
        participant: id,
        name: z.string(),
        open: cents,
        dueOn: day,
        days: z.int(),
        reminders: z.int(),
        checkedAt: z.string().nullable(),
        votes: z.boolean(),
      }),
    ),
  }),
})

export const readFunded = route({
  method: 'GET',
  path: '/funding/hours-bought',
  may: 'community.enter',
  says: 'What dues of a month came to without VAT, and the minutes given in kind',
  query: z.object({ month: month.optional() }),
  reply: z.object({ month, netReceived: z.int(), minutesInKind: z.int() }),
})

const Wish = z.object({
  id,
  act: z.string(),
  subject: id,
  /** Whom it is about, in words. */
  about: z.string(),
  amount: z.int(),
  currency,
  reason: z.string().nullable(),
  needsTwo: z.boolean(),
  state: z.enum(['asked', 'done', 'declined']),
  askedAt: z.string(),
  approvals: z.array(z.object({ name: z.string(), organisation: z.string() })),
  /** Why whoever asks cannot approve it; empty: they can. */
  reasons: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
})

export const listWishes = route({
  method: 'GET',
  path: '/funding/approvals',
  may: 'funding.see_ledger',
  says: 'What waits for a second person to approve; with `over`, what ended',
  query: z.object({ over: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ wishes: z.array(Wish) }),
})

export const approveWish = route({
  method: 'POST',
  path: '/funding/approvals/:wish',
  may: 'funding.approve',
  says: 'Approve what was asked: it is carried out once enough people stand behind it',
  params: z.object({ wish: id }),
  reply: z.object({ done: z.boolean() }),
  refusals: [
    'wish.over',
    'wish.no_task',
    'wish.approved_by_you',
    'wish.same_organisation',
    'dues.state',
    'round.state',
    'round.no_provider',
    'round.last_booked',
    'round.not_delivered',
    'round.last_missing',
    'round.calls_open',
    'round.cost_unpaid',
    'round.fund_left',
    'round.paid_out',
    'round.no_majority',
    'cost.over',
    'payout.not_received',
    'payout.too_much',
    'payout.nothing',
    'expense.state',
    'expense.own',
    'expense.holder_only',
    'entry.month_locked',
  ],
})

export const declineWish = route({
  method: 'POST',
  path: '/funding/approvals/:wish/refusal',
  may: 'funding.approve',
  says: 'Decline what was asked, with the reason',
  params: z.object({ wish: id }),
  body: z.object({ reason: text }),
  reply: z.object({}),
  refusals: ['wish.over'],
})
