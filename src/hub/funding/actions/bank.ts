/** Statements of the bank: looked at first, then read in; what bears a reference of ours is booked, the rest waits for
 *  somebody to say what it is. */
import { type ActionContext, action, type UploadedFile } from '#platform/action.ts'
import { readStatements } from '#platform/bank/read-statement.ts'
import { belgianReference, isoReference, referencesIn } from '#platform/bank/reference.ts'
import { keysOf, type Statement, type StatementLine, StatementProblem } from '#platform/bank/statement.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { add, cents, negate, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/bank.ts'
import { payableIn } from '../reads/payable.ts'
import { whyNotUndoCall } from '../reads/undoing.ts'
import { type Demand, type Match, matchOf } from '../rules/bank-matching.ts'
import { feeLines } from '../rules/entries.ts'
import type { Line } from '../rules/ledger.ts'
import * as store from '../store/bank.ts'
import { openPeriods, readPeriod } from '../store/dues-periods.ts'
import { setsByKey } from '../store/ledger.ts'
import { post } from './booking.ts'
import { lockSettled } from './call-undone.ts'
import { pay } from './expense-steps.ts'
import { lock as lockExpense } from './expenses.ts'
import { settleReceivable } from './payments.ts'
import { openOf, receive, undoSets } from './receipts.ts'
import { afterReversal } from './reversed.ts'

type Of<C> = InputOf<C>

interface Planned {
  readonly line: StatementLine
  readonly key: string
  readonly match: Match | { readonly is: 'known' }
}

/** With `apply: no` it tells what would happen, and nothing does. */
export const readBankFile = action('funding.readBankFile', async (ctx, input: Of<typeof contract.readBankFile>) => {
  const { file } = input as typeof input & { readonly file: UploadedFile }
  await store.lockBank(ctx.db, ctx.organisation)
  const statements = await statementsIn(ctx, file)
  const demands = await demandsIn(ctx)
  const planned = await plan(ctx, statements, demands)
  if (input.apply === 'yes') await apply(ctx, file.name, statements, planned)
  const count = (is: Planned['match']['is']) => planned.filter(({ match }) => match.is === is).length
  return {
    applied: input.apply === 'yes',
    ...{ matched: count('match'), proposed: count('proposal'), waiting: count('waits'), known: count('known') },
    lines: planned.map(({ line, match }) => ({
      ...{ day: line.day, amount: line.amount, currency: line.currency, charges: line.charges },
      ...{ name: line.name, text: line.text, outcome: match.is },
      payer: 'demand' in match ? match.demand.payer : null,
    })),
  }
})

async function statementsIn(ctx: ActionContext, file: UploadedFile): Promise<Statement[]> {
  try {
    return await readStatements(file.bytes, file.name, ctx.shop.currency)
  } catch (error) {
    if (error instanceof StatementProblem) refuseWith([refuse('bank.file', { why: error.code, line: error.line })])
    throw error
  }
}

/** Everything that is to be paid. */
async function demandsIn(ctx: ActionContext): Promise<Demand[]> {
  const [periods, calls, { nameOf }] = await Promise.all([
    openPeriods(ctx.db, ctx.organisation),
    store.openCalls(ctx.db, ctx.organisation),
    payableIn(ctx),
  ])
  const dues = periods.map((one): Demand => {
    const { id, currency, reference } = one
    return { kind: 'dues', id, currency, reference, payer: nameOf(one.payer), open: openOf(one) }
  })
  return [...dues, ...calls.map((one): Demand => ({ ...one, kind: 'call', payer: nameOf(one.payer) }))]
}

async function plan(
  ctx: ActionContext,
  statements: readonly Statement[],
  demands: readonly Demand[],
): Promise<Planned[]> {
  const all = statements.flatMap(({ iban, lines }) => {
    const keys = keysOf(iban, lines)
    return lines.map((line, at) => ({ line, key: keys[at] as string }))
  })
  const known = await store.knownKeys(
    ctx.db,
    ctx.organisation,
    all.map(({ key }) => key),
  )
  const left = new Map(demands.map(({ id, open }) => [id, open]))
  return all.map(({ line, key }): Planned => {
    if (known.has(key)) return { line, key, match: { is: 'known' } }
    // two payments of one file for the same demand: the second finds what the first left
    const now = demands.map((one) => ({ ...one, open: left.get(one.id) ?? noMoney }))
    const match = matchOf({ ...line, references: referencesOf(line) }, now)
    if (match.is === 'match')
      left.set(match.demand.id, cents(Math.max(0, match.demand.open - line.amount - line.charges)))
    return { line, key, match }
  })
}

function referencesOf({ text }: StatementLine): string[] {
  const { belgian, iso } = referencesIn(text)
  return [...belgian.map(belgianReference), ...iso.map(isoReference)]
}

async function apply(
  ctx: ActionContext,
  name: string,
  statements: readonly Statement[],
  planned: readonly Planned[],
): Promise<void> {
  const fresh = planned.filter(({ match }) => match.is !== 'known')
  const file = { id: newId(), name, iban: statements[0]?.iban ?? null, lines: planned.length }
  const made = { at: ctx.now, by: ctx.actor.account }
  await store.writeFile(ctx.db, ctx.organisation, { ...file, ...made })
  const rows = fresh.map(({ line, key, match }) => rowOf(line, key, file.id, match))
  await store.writeLines(ctx.db, ctx.organisation, rows, made)
  ctx.record('funding.bank_file_read', { subject: file.id, lines: rows.length })
  // each match settles a demand of its own with its own notice; there are as many as came in that day
  for (const [at, { match }] of fresh.entries()) {
    const row = rows[at]
    if (match.is === 'match' && row) await settle(ctx, row, match.demand)
  }
}

const rowOf = (line: StatementLine, key: string, file: string, match: Planned['match']): store.BankLineRow => ({
  ...{ id: newId(), file, key, day: line.day, amount: line.amount, currency: line.currency, charges: line.charges },
  givenCurrency: line.given?.currency ?? null,
  givenAmount: line.given?.amount ?? null,
  ...{ name: line.name, iban: line.iban, text: line.text, state: 'waiting', set: null, note: null },
  proposed: match.is === 'proposal' ? match.demand.id : null,
})

/** Books the line for what it pays. */
async function settle(
  ctx: ActionContext,
  row: store.BankLineRow,
  demand: Pick<Demand, 'id' | 'kind' | 'open' | 'currency'>,
): Promise<void> {
  const gross = add(row.amount, row.charges)
  const facts = { fee: row.charges, day: row.day, requestKey: `bank/${row.id}/${newId()}`, note: row.text || null }
  const paidIn = row.currency === demand.currency ? null : { currency: row.currency, amount: gross, millionths: null }
  // in another currency it settles what is open
  const amount = paidIn ? demand.open : gross
  if (demand.kind === 'call') {
    await settleReceivable(ctx, { ...facts, call: demand.id, amount, paidIn })
    const [set] = await setsByKey(ctx.db, ctx.organisation, [facts.requestKey])
    return matched(ctx, row, found(set ?? null, 'entry set').id)
  }
  const { set } = await receive(ctx, { ...facts, paidIn, period: demand.id, amount, source: 'bank', line: row.id })
  await matched(ctx, row, set)
}

async function matched(ctx: ActionContext, row: store.BankLineRow, set: string): Promise<void> {
  const to = { state: 'matched' as const, set, note: row.note }
  await store.changeLine(ctx.db, ctx.organisation, row.id, to, { at: ctx.now, account: ctx.actor.account })
  ctx.record('funding.bank_line_matched', { subject: row.id, set })
}

const lockWaiting = async (ctx: ActionContext, id: string): Promise<store.BankLineRow> => {
  const row = found(await store.lockLine(ctx.db, ctx.organisation, id), 'bank line')
  if (row.state !== 'waiting') refuseWith([refuse('bank.line_state', { why: row.state })])
  return row
}

/** Somebody says what a line pays: dues, a call, or what an organisation will owe. */
export const assignBankLine = action(
  'funding.assignBankLine',
  async (ctx, input: Of<typeof contract.assignBankLine>) => {
    const row = await lockWaiting(ctx, input.bankLine)
    if (input.expense) return payFromLine(ctx, row, input.expense)
    if (row.amount <= 0) refuseWith([refuse('bank.goes_out')])
    if (input.period) {
      const period = found(await readPeriod(ctx.db, ctx.organisation, input.period), 'dues period')
      await settle(ctx, row, { id: period.id, kind: 'dues', open: openOf(period), currency: period.currency })
    } else if (input.callLine) {
      const calls = await store.openCalls(ctx.db, ctx.organisation)
      const call = found(calls.find(({ id }) => id === input.callLine) ?? null, 'call')
      await settle(ctx, row, { ...call, kind: 'call' })
    } else if (input.creditOf) await keepAsCredit(ctx, row, input.creditOf)
    else refuseWith([refuse('bank.what_for')])
    return {}
  },
)

/** What left the account is the payout of an expense; what is above it the bank took for itself. */
async function payFromLine(ctx: ActionContext, row: store.BankLineRow, id: string) {
  const expense = await lockExpense(ctx, id)
  const amount = add(expense.net, expense.vat)
  const fee = cents(-row.amount - amount)
  refuseWith([
    ...(row.amount >= 0 ? [refuse('bank.comes_in')] : []),
    ...(row.currency === expense.currency ? [] : [refuse('bank.other_currency')]),
    ...(row.amount < 0 && fee !== row.charges && fee !== 0 ? [refuse('bank.other_amount', { amount })] : []),
  ])
  await matched(ctx, row, await pay(ctx, expense, { day: row.day, fee }))
  return {}
}

async function keepAsCredit(ctx: ActionContext, row: store.BankLineRow, organisation: string): Promise<void> {
  const { byId, holder } = await payableIn(ctx)
  found(byId.get(organisation) ?? null, 'participant')
  const { currency, amount, charges } = row
  const lines: Line[] = [
    { account: { kind: 'bank', holder: holder.id }, currency, amount },
    ...(charges > 0 ? [{ account: { kind: 'fees' as const }, currency, amount: charges }] : []),
    { account: { kind: 'credit', organisation }, currency, amount: negate(add(amount, charges)) },
  ]
  const entry = {
    kind: 'payment' as const,
    day: row.day,
    requestKey: `bank/${row.id}/${newId()}`,
    reverses: null,
    lines,
  }
  await matched(ctx, row, await post(ctx, entry, row.text || null))
}

/** A wrong match is undone by the mirror of what was booked; the line waits again. */
export const unmatchBankLine = action(
  'funding.unmatchBankLine',
  async (ctx, input: Of<typeof contract.unmatchBankLine>) => {
    const row = found(await store.lockLine(ctx.db, ctx.organisation, input.bankLine), 'bank line')
    const { set } = row
    if (set === null) return refuseWith([refuse('bank.line_state', { why: row.state })]) ?? {}
    await lockSettled(ctx, set)
    refuseWith(await whyNotUndoCall(ctx, set))
    await undoSets(ctx, [set], input.note)
    await afterReversal(ctx, set)
    return {}
  },
)

/** Nothing is to be booked for it, and why; or it waits again after all. */
export const setAsideBankLine = action(
  'funding.setAsideBankLine',
  async (ctx, input: Of<typeof contract.setAsideBankLine>) => {
    const row = await lockWaiting(ctx, input.bankLine)
    const to = { state: 'set_aside' as const, set: null, note: input.reason }
    await store.changeLine(ctx.db, ctx.organisation, row.id, to, { at: ctx.now, account: ctx.actor.account })
    ctx.record('funding.bank_line_set_aside', { subject: row.id })
    return {}
  },
)

/** What the bank took for itself is a fee. */
export const bookBankFee = action('funding.bookBankFee', async (ctx, input: Of<typeof contract.bookBankFee>) => {
  const row = await lockWaiting(ctx, input.bankLine)
  if (row.amount >= 0) refuseWith([refuse('bank.comes_in')])
  const { holder } = await payableIn(ctx)
  const lines = feeLines(row.currency, holder.id, negate(row.amount))
  const entry = { kind: 'fee' as const, day: row.day, requestKey: `bank/${row.id}/${newId()}`, reverses: null, lines }
  await matched(ctx, row, await post(ctx, entry, row.text || null))
  return {}
})

export const exportBankLines = action(
  'funding.exportBankLines',
  async (ctx, { format, ...asked }: Of<typeof contract.exportBankLines>) => {
    const file = await fileOfList(ctx, store.bankLineList(ctx.organisation), asked, {
      format,
      name: 'money.bank_file',
      fields: 'money.field',
    })
    ctx.record('funding.list_exported', { subject: ctx.organisation, list: 'bank', format })
    return file
  },
)
