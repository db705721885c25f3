/** The routes of funding as data: the ledger of a community. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { accountKinds, entryKinds } from '../rules/ledger.ts'

const id = z.uuid()
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const currency = z.enum(['EUR', 'CHF'])
const cents = z.int().min(-1_000_000_000_000).max(1_000_000_000_000).meta(decimals(2))
const note = z.string().trim().min(1).max(1000)
const requestKey = z.string().trim().min(1).max(120)

const Account = z.object({
  account: z.enum(Object.keys(accountKinds) as [keyof typeof accountKinds]),
  /** The organisation, provider, holder or round it is about; null for accounts of the community itself. */
  about: id.nullable().default(null),
})
/** Debit above 0, credit below. */
const Line = Account.extend({ currency, amount: cents })

export const readLedger = route({
  method: 'GET',
  path: '/funding/ledger',
  may: 'funding.see_ledger',
  says: 'What was booked in a month, line by line, and what every account comes to today',
  query: z.object({ month: month.optional() }),
  reply: z.object({
    month,
    locked: z.boolean(),
    sets: z.array(
      z.object({
        id,
        number: z.int(),
        kind: z.enum(entryKinds),
        day,
        note: z.string().nullable(),
        reverses: id.nullable(),
        reversedBy: id.nullable(),
        bookedAt: z.string(),
        lines: z.array(Line),
      }),
    ),
    balances: z.array(Line),
  }),
})

/** What follows from a payment of a call may not be able to go back with it. */
export const undoingCalls = ['entry.of_call', 'entry.of_buy_in', 'round.state', 'payout.not_received']

const booking = ['entry.no_lines', 'entry.empty_line', 'entry.not_balanced', 'entry.month_locked', 'entry.key_used']

export const bookOpening = route({
  method: 'POST',
  path: '/funding/ledger/openings',
  may: 'funding.book',
  says: 'Book what the community brought along: balances of before, in lines that sum to 0 in each currency',
  body: z.object({ day, note, requestKey, lines: z.array(Line).max(500) }),
  reply: z.object({ set: id }),
  refusals: [...booking, 'entry.account'],
})

export const coverShortage = route({
  method: 'POST',
  path: '/funding/ledger/covers',
  may: 'funding.book',
  says: 'Say which account bears what another was left short of, such as a fee lost in a refund',
  body: z.object({ day, note, requestKey, bearer: Account, short: Account, currency, amount: cents.min(1) }),
  reply: z.object({ set: id }),
  refusals: [...booking, 'entry.account'],
})

export const reverseSet = route({
  method: 'POST',
  path: '/funding/ledger/sets/:set/reversal',
  may: 'funding.book',
  says: 'Undo a set by its mirror: whole, and once',
  params: z.object({ set: id }),
  body: z.object({ note }),
  reply: z.object({ reversal: id }),
  refusals: [
    ...booking,
    'entry.reversed',
    'entry.is_reversal',
    'entry.of_dues',
    'entry.of_expense',
    'entry.of_cost',
    'entry.follows',
    ...undoingCalls,
  ],
})

export const lockMonth = route({
  method: 'POST',
  path: '/funding/ledger/months/:month/lock',
  may: 'funding.book',
  says: 'Lock a month that is over: nothing is booked in it any more',
  params: z.object({ month }),
  reply: z.object({}),
  refusals: ['month.not_over', 'month.locked'],
})
