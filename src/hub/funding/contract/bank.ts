/** The routes of bank statements as data. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { undoingCalls } from './ledger.ts'

const id = z.uuid()
const day = z.iso.date()
const currency = z.enum(['EUR', 'CHF'])
const text = z.string().trim().min(1).max(1000)

export const readBankFile = route({
  method: 'POST',
  path: '/funding/bank/files',
  may: 'funding.book',
  says: 'Read a statement of the bank (camt.053, or a table): tell what would be booked, or with `apply` book it; lines read before are passed over',
  upload: true,
  body: z.object({ apply: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({
    applied: z.boolean(),
    matched: z.int(),
    proposed: z.int(),
    waiting: z.int(),
    known: z.int(),
    lines: z.array(
      z.object({
        day,
        amount: z.int(),
        currency,
        charges: z.int(),
        name: z.string().nullable(),
        text: z.string(),
        /** `known` was read before. */
        outcome: z.enum(['match', 'proposal', 'waits', 'known']),
        payer: z.string().nullable(),
      }),
    ),
  }),
  refusals: [
    'bank.file',
    'import.unreadable',
    'import.empty',
    'import.old_workbook',
    'import.too_big',
    'import.quote_open',
    'entry.month_locked',
  ],
})

export const listBankLines = route({
  method: 'GET',
  path: '/funding/bank/lines',
  may: 'funding.see_ledger',
  says: 'Lines of bank statements, and what was made of them',
  query: listQuery('state'),
  reply: listReply(
    z.object({
      id,
      day,
      amount: z.int(),
      currency,
      name: z.string().nullable(),
      text: z.string(),
      iban: z.string().nullable(),
      charges: z.int(),
      state: z.enum(['waiting', 'matched', 'set_aside']),
      /** What it probably pays. */
      proposed: id.nullable(),
      set: id.nullable(),
      note: z.string().nullable(),
    }),
  ),
})

export const exportBankLines = route({
  method: 'GET',
  path: '/funding/bank/line-list',
  may: 'funding.see_ledger',
  says: 'The same list as a file',
  query: listQuery('state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const line = z.object({ bankLine: id })

export const listDemands = route({
  method: 'GET',
  path: '/funding/bank/demands',
  may: 'funding.book',
  says: 'What a line of the bank may pay: dues and calls that are open, expenses that are scheduled',
  reply: z.object({
    demands: z.array(
      z.object({
        kind: z.enum(['dues', 'call', 'expense']),
        id,
        /** Who pays, or for an expense what it was spent for. */
        name: z.string(),
        open: z.int(),
        currency,
        reference: z.string().nullable(),
      }),
    ),
  }),
})

export const assignBankLine = route({
  method: 'POST',
  path: '/funding/bank/lines/:bankLine/match',
  may: 'funding.book',
  says: 'Say what a line pays: dues, a call of a round, what an organisation will owe later, or an expense',
  params: line,
  body: z.object({ period: id.optional(), callLine: id.optional(), creditOf: id.optional(), expense: id.optional() }),
  reply: z.object({}),
  refusals: [
    'bank.line_state',
    'bank.goes_out',
    'bank.what_for',
    'bank.other_currency',
    'bank.comes_in',
    'bank.other_amount',
    'dues.state',
    'expense.state',
    'entry.month_locked',
  ],
})

export const unmatchBankLine = route({
  method: 'POST',
  path: '/funding/bank/lines/:bankLine/unmatch',
  may: 'funding.book',
  says: 'Undo a wrong match by the mirror of what was booked: the line waits again',
  params: line,
  body: z.object({ note: text }),
  reply: z.object({}),
  refusals: ['bank.line_state', 'entry.month_locked', ...undoingCalls],
})

export const setAsideBankLine = route({
  method: 'POST',
  path: '/funding/bank/lines/:bankLine/aside',
  may: 'funding.book',
  says: 'Set a line aside for which nothing is to be booked, with the reason',
  params: line,
  body: z.object({ reason: text }),
  reply: z.object({}),
  refusals: ['bank.line_state'],
})

export const bookBankFee = route({
  method: 'POST',
  path: '/funding/bank/lines/:bankLine/fee',
  may: 'funding.book',
  says: 'Book what the bank took for itself',
  params: line,
  reply: z.object({}),
  refusals: ['bank.line_state', 'bank.comes_in', 'entry.month_locked'],
})
