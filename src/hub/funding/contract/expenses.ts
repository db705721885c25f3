/** The routes of expenses as data: what somebody spent for the community, from the draft until it is paid. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { bornBy } from '../rules/expenses.ts'
import { expenseStates } from '../rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const cents = z.int().min(0).max(1_000_000_000_000)
const currency = z.enum(['EUR', 'CHF'])
const text = z.string().trim().min(1).max(1000)
const expense = z.object({ expense: id })
const state = z.enum(expenseStates)
const moved = z.object({ state })

const written = z.object({
  /** What it was spent for. */
  what: z.string().trim().min(1).max(300),
  /** Number or name of the bill or receipt. */
  document: z.string().trim().min(1).max(120).nullable().default(null),
  /** Today, where nothing is said. */
  spentOn: day.optional(),
  /** Without VAT. */
  net: cents,
  vat: cents.default(0),
  bornBy: z.enum(bornBy).default('dues'),
  /** Who gets the money; the organisation, where nothing is said. */
  payee: z.string().trim().min(1).max(120).nullable().default(null),
  /** Account the money goes to; what stands on the invoices of the organisation, where nothing is said. */
  iban: z.string().trim().min(1).max(42).nullable().default(null),
})

export const writeExpense = route({
  method: 'POST',
  path: '/funding/expenses',
  may: 'community.enter',
  says: 'Write down what one spent for the community; only the author sees the draft',
  body: written.extend({ participant: id }),
  reply: z.object({ expense: id }),
  refusals: ['power.missing', 'expense.iban', 'expense.spent_ahead'],
})

export const changeExpense = route({
  method: 'PUT',
  path: '/funding/expenses/:expense',
  may: 'community.enter',
  says: 'Change an own draft, or what is incomplete',
  params: expense,
  body: written,
  reply: moved,
  refusals: ['expense.not_author', 'expense.state', 'expense.iban', 'expense.spent_ahead', 'wish.waits'],
})

export const submitExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/submission',
  may: 'community.enter',
  says: 'Hand an expense in: it gets its number',
  params: expense,
  reply: moved.extend({ number: z.int() }),
  refusals: ['expense.state', 'expense.not_author', 'expense.nothing', 'power.missing'],
})

export const addPaper = route({
  method: 'POST',
  path: '/funding/expenses/:expense/papers',
  may: 'community.enter',
  says: 'Add a bill or receipt: a PDF or a photo',
  params: expense,
  upload: true,
  reply: z.object({ receipt: id }),
  refusals: ['expense.not_author', 'expense.state', 'receipt.kind', 'receipt.size', 'receipt.too_many'],
})

export const readPaper = route({
  method: 'GET',
  path: '/funding/expenses/:expense/papers/:receipt',
  may: 'community.enter',
  says: 'A bill or receipt of an expense',
  params: expense.extend({ receipt: id }),
  reply: z.unknown(),
  sends: 'application/pdf',
})

export const removePaper = route({
  method: 'DELETE',
  path: '/funding/expenses/:expense/papers/:receipt',
  may: 'community.enter',
  says: 'Take a bill or receipt away again, while its author may still change it',
  params: expense.extend({ receipt: id }),
  reply: z.object({}),
  refusals: ['expense.not_author', 'expense.state'],
})

export const approveExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/approval',
  may: 'funding.approve',
  says: 'Approve an expense: its cost is booked; from the limit on, once a second person of another organisation approves the wish (`funding.approveWish`)',
  params: expense,
  reply: moved.extend({ wish: id, done: z.boolean() }),
  refusals: ['expense.state', 'expense.own', 'expense.holder_only', 'wish.waits', 'wish.no_task', 'entry.month_locked'],
})

const answered = { params: expense, body: z.object({ reason: text }), reply: moved, refusals: ['expense.state'] }

export const rejectExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/rejection',
  may: 'funding.book',
  says: 'Turn an expense down, with the reason',
  ...answered,
})

export const askMoreOfExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/question',
  may: 'funding.book',
  says: 'Say what is missing: the expense is incomplete until the treasurer of the holder approves it',
  ...answered,
})

export const scheduleExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/schedule',
  may: 'funding.book',
  says: 'Have an approved expense paid on a day, or try again after the bank refused',
  params: expense,
  body: z.object({ day: day.optional() }),
  reply: moved,
  refusals: ['expense.state', 'expense.day_passed'],
})

export const failExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/failure',
  may: 'funding.book',
  says: 'Note that the bank did not carry the transfer out, and why',
  ...answered,
})

export const payExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/payment',
  may: 'funding.book',
  says: 'Note that the bank paid a scheduled expense, and what it took for that',
  params: expense,
  body: z.object({ day: day.optional(), fee: cents.default(0) }),
  reply: moved,
  refusals: ['expense.state', 'payment.not_yet', 'entry.month_locked'],
})

export const takeExpenseBack = route({
  method: 'POST',
  path: '/funding/expenses/:expense/reversal',
  may: 'funding.book',
  says: 'Undo the payment of an expense by its mirror; a fee the bank keeps is borne by the holder of the account',
  params: expense,
  body: z.object({ note: text, feeBack: z.boolean().default(false) }),
  reply: moved,
  refusals: ['expense.state', 'entry.month_locked'],
})

export const cancelExpense = route({
  method: 'POST',
  path: '/funding/expenses/:expense/cancellation',
  may: 'community.enter',
  says: 'Cancel an expense that is not paid: its author, or whoever keeps the books',
  params: expense,
  body: z.object({ reason: text.nullable().default(null) }),
  reply: moved,
  refusals: ['expense.state', 'expense.not_author', 'entry.month_locked'],
})

const Row = z.object({
  id,
  number: z.int().nullable(),
  participant: z.string().nullable(),
  what: z.string(),
  document: z.string().nullable(),
  spentOn: day,
  net: cents,
  vat: cents,
  total: cents,
  currency,
  state,
  payOn: day.nullable(),
  paidOn: day.nullable(),
  note: z.string().nullable(),
})

export const listExpenses = route({
  method: 'GET',
  path: '/funding/expenses',
  may: 'community.enter',
  says: 'Own expenses, and for those who see the ledger all that were handed in',
  query: listQuery('state', 'participant'),
  reply: listReply(Row),
})

export const exportExpenses = route({
  method: 'GET',
  path: '/funding/expense-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state', 'participant').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Reasons = z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }))

export const readExpense = route({
  method: 'GET',
  path: '/funding/expenses/:expense',
  may: 'community.enter',
  says: 'An expense: what, how much, which papers, where it stands, and what whoever asks may do with it',
  params: expense,
  reply: Row.omit({ participant: true }).extend({
    participant: id,
    participantName: z.string(),
    authorName: z.string().nullable(),
    own: z.boolean(),
    bornBy: z.enum(bornBy),
    holder: id.nullable(),
    holderName: z.string().nullable(),
    payee: z.string().nullable(),
    /** Shown to its author and to whoever keeps the books. */
    iban: z.string().nullable(),
    fee: cents,
    costSet: id.nullable(),
    payoutSet: id.nullable(),
    papers: z.array(z.object({ id, name: z.string(), type: z.string() })),
    /** A second person has to approve it. */
    waits: z.boolean(),
    reasons: z.object({ change: Reasons, submit: Reasons, approve: Reasons, cancel: Reasons }),
  }),
})

export const readPaymentFile = route({
  method: 'GET',
  path: '/funding/payment-file',
  may: 'funding.book',
  says: 'A file for the bank (pain.001) of what is to be paid until a day from one account',
  query: z.object({ holder: id.optional(), until: day.optional() }),
  reply: z.unknown(),
  sends: 'application/xml',
  refusals: ['payment_file.nothing', 'payment_file.no_account', 'payment_file.no_payee_account'],
})
