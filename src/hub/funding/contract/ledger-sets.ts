/** The routes of the ledger as data: the list of sets, one set, the book as a file with its chain, and holding a file
 *  against it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { accountKinds, entryKinds } from '../rules/ledger.ts'

const id = z.uuid()
const day = z.iso.date()
const currency = z.enum(['EUR', 'CHF'])
const kind = z.enum(entryKinds)
const account = z.enum(Object.keys(accountKinds) as [keyof typeof accountKinds])

const filters = ['kind', 'account', 'about', 'month', 'year'] as const

export const listEntries = route({
  method: 'GET',
  path: '/funding/ledger/sets',
  may: 'funding.see_ledger',
  says: 'What was booked, set by set, the latest first',
  query: listQuery(...filters),
  reply: listReply(
    z.object({
      id,
      number: z.int(),
      day,
      kind,
      /** Organisations and rounds it touches; null: only accounts of the community. */
      about: z.string().nullable(),
      note: z.string().nullable(),
      /** What its debits come to, in its first currency. */
      amount: z.int(),
      currency,
      /** Number of the set it undoes, and of the one that undid it. */
      undoes: z.int().nullable(),
      undoneBy: z.int().nullable(),
    }),
  ),
})

export const exportEntries = route({
  method: 'GET',
  path: '/funding/ledger/set-list',
  may: 'funding.see_ledger',
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const exportEntryLines = route({
  method: 'GET',
  path: '/funding/ledger/line-list',
  may: 'funding.see_ledger',
  says: 'For the accountant: every line with its set, account, debit and credit; of a month or a year, or all',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readEntry = route({
  method: 'GET',
  path: '/funding/ledger/sets/:set',
  may: 'funding.see_ledger',
  says: 'One set: its lines, who approved it, what it undoes or what undid it, and its hash',
  params: z.object({ set: id }),
  reply: z.object({
    id,
    number: z.int(),
    kind,
    day,
    note: z.string().nullable(),
    bookedAt: z.string(),
    bookedBy: z.string().nullable(),
    hash: z.string().nullable(),
    undoes: z.object({ id, number: z.int() }).nullable(),
    undoneBy: z.object({ id, number: z.int() }).nullable(),
    approvals: z.array(z.object({ name: z.string(), organisation: z.string() })),
    lines: z.array(
      z.object({ account, about: id.nullable(), aboutName: z.string().nullable(), currency, amount: z.int() }),
    ),
    /** Why it cannot be undone; empty: it can. */
    reasons: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
  }),
})

export const exportChain = route({
  method: 'GET',
  path: '/funding/ledger/chain',
  may: 'funding.see_ledger',
  says: 'The whole book as a file that anybody can verify: each set with the hash of itself and the one before',
  query: z.object({ format: z.enum(['json', 'csv']).default('json') }),
  reply: z.unknown(),
  sends: 'application/json',
})

export const verifyChain = route({
  method: 'POST',
  path: '/funding/ledger/verification',
  may: 'funding.see_ledger',
  says: 'Hold a file of the book against its own chain, and against what stands in the book today',
  upload: true,
  reply: z.object({
    sets: z.int(),
    holds: z.boolean(),
    /** Numbers of sets that say something else than their hash, do not balance, or do not follow the one before. */
    broken: z.array(z.int()),
    /** Numbers of sets that stand in the book with another hash, or do not. */
    differs: z.array(z.int()),
    /** Sets booked since the file was made. */
    since: z.int(),
  }),
  refusals: ['ledger.file'],
})

export const readBalances = route({
  method: 'GET',
  path: '/funding/ledger/balances',
  may: 'funding.see_ledger',
  says: 'What each account comes to today; those at 0 are left out',
  reply: z.object({
    balances: z.array(
      z.object({ account, about: id.nullable(), aboutName: z.string().nullable(), currency, amount: z.int() }),
    ),
  }),
})
