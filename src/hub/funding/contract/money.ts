/** What the money of the community comes to, for everybody who takes part (domain-hub-funding 8): to the cent, with the
 *  hours and the time that came of it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { roundStates } from '../rules/states.ts'

const id = z.uuid()
const currency = z.enum(['EUR', 'CHF'])

/** Of all organisations together, in whole cents. */
const Standing = z.object({
  currency,
  bank: z.int(),
  reserve: z.int(),
  dues: z.int(),
  /** Money without VAT that rounds hold. */
  rounds: z.int(),
  /** Asked of organisations and not paid yet. */
  owedToUs: z.int(),
  /** What the reserve lent for payers. */
  lent: z.int(),
  /** Owed to providers and to whoever paid something out. */
  owedByUs: z.int(),
  /** Credit of organisations. */
  credits: z.int(),
})

const DuesOfYear = z.object({
  year: z.int(),
  currency,
  asked: z.int(),
  paid: z.int(),
  open: z.int(),
  waived: z.int(),
  writtenOff: z.int(),
})

const Bought = z.object({ funded: z.int(), booked: z.int() })

export const readMoney = route({
  method: 'GET',
  path: '/funding/money',
  may: 'funding.see_ledger',
  says: 'What the money comes to: what there is and is owed, dues by year, hours bought and used by month in minutes, and the days from a need to its delivery',
  reply: z.object({
    standing: z.array(Standing),
    dues: z.array(DuesOfYear),
    /** The last twelve months, the latest first. */
    hours: z.array(z.object({ month: z.string(), analysis: Bought, coordination: Bought })),
    leadTimes: z.object({
      delivered: z.int(),
      medianDays: z.number().nullable(),
      states: z.array(z.object({ state: z.string(), needs: z.int(), medianDays: z.number() })),
    }),
  }),
})

const filters = ['state'] as const

export const listRoundMoney = route({
  method: 'GET',
  path: '/funding/money/rounds',
  may: 'funding.see_ledger',
  says: 'What each round was to cost, was shared, called, paid, cost and left over, and its hours as estimated and as worked, in minutes',
  query: listQuery(...filters),
  reply: listReply(
    z.object({
      id,
      seq: z.int(),
      name: z.string(),
      state: z.enum(roundStates),
      currency,
      target: z.int(),
      /** Without VAT, what payers bear when it closed. */
      shares: z.int(),
      /** With VAT; of a development of before without. */
      called: z.int(),
      /** With VAT, what came of it in money and in hours; of a development of before without. */
      paid: z.int(),
      /** Without VAT. */
      cost: z.int(),
      surplus: z.int(),
      estimated: z.int().nullable(),
      worked: z.int().nullable(),
    }),
  ),
})

export const exportRoundMoney = route({
  method: 'GET',
  path: '/funding/money/round-list',
  may: 'funding.see_ledger',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})
