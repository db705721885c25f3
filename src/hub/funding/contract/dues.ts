/** The routes of dues as data. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { billings } from '../rules/dues.ts'
import { duesStatuses } from '../rules/dues-plan.ts'

const id = z.uuid()
const day = z.iso.date()
const cents = z.int().min(0).max(1_000_000_000).meta(decimals(2))

const Reckoned = z.discriminatedUnion('kind', [
  /** A fixed part, and so many basis points of the gross margin. */
  z.object({ kind: z.literal('margin'), fixed: cents, marginBp: z.int().min(0).max(10_000) }),
  /** So much for each active member and week. */
  z.object({ kind: z.literal('members'), each: cents, weeks: z.int().min(1).max(53) }),
])

const Plan = z.object({
  billing: z.enum(billings),
  termDays: z.int().min(7).max(90),
  /** A month without VAT. */
  statuses: z
    .array(
      z.object({
        status: z.enum(duesStatuses),
        minimum: cents,
        solidarity: cents.nullable().default(null),
        /** What a month comes to by attested figures of the last closed year, never below the minimum. */
        reckoned: Reckoned.nullable().default(null),
      }),
    )
    .max(10),
})

export const adoptDuesPlan = route({
  method: 'POST',
  path: '/funding/dues/plans',
  may: 'community.steer',
  says: 'Adopt what taking part costs, by a decision and from a day on',
  body: Plan.extend({
    from: day,
    billing: z.enum(billings).default('yearly'),
    termDays: z.int().min(7).max(90).default(30),
    decision: z.object({ number: z.string().trim().min(1).max(40), day }),
  }),
  reply: z.object({ version: z.int() }),
  refusals: [
    'plan.not_decided',
    'plan.day_passed',
    'plan.statuses',
    'plan.solidarity',
    'decision.unknown',
    'decision.other_day',
    'decision.state',
  ],
})

export const chooseDues = route({
  method: 'POST',
  path: '/funding/dues/:participant/choice',
  may: 'community.enter',
  says: 'Choose what the organisation gives a month, at least the minimum of its status',
  params: z.object({ participant: id }),
  body: z.object({ amount: cents, from: day.optional() }),
  reply: z.object({}),
  refusals: ['dues.below_minimum', 'dues.status', 'dues.choice_passed', 'power.missing'],
})

export const readDues = route({
  method: 'GET',
  path: '/funding/dues/:participant',
  may: 'community.enter',
  says: 'What an organisation gives a month, and what a period that begins on a day would cost without VAT',
  params: z.object({ participant: id }),
  query: z.object({ from: day.optional() }),
  reply: z.object({
    plan: Plan.extend({ version: z.int() }),
    status: z.enum(duesStatuses).nullable(),
    minimum: cents.nullable(),
    solidarity: cents.nullable(),
    monthly: cents.nullable(),
    period: z.object({ from: day, to: day, net: cents, due: day }).nullable(),
  }),
})
