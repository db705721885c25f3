/** What the treasurer does with an expense: approve it or not, have it paid, note what the bank did. */
import { type ActionContext, action } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day } from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/expenses.ts'
import { payableIn } from '../reads/payable.ts'
import { whyNotApproved, whyNotApproveNow } from '../reads/who-approves.ts'
import { coverLines, expenseLines, feeLines, payoutLines } from '../rules/entries.ts'
import { whyNotPaidOn, whyNotPayOn } from '../rules/expenses.ts'
import type { Approval } from '../rules/ledger.ts'
import { type ExpenseState, whyNotMove } from '../rules/states.ts'
import { changeExpense, type ExpenseRow } from '../store/expenses.ts'
import { type Booking, post, postAll } from './booking.ts'
import { approvalAct, endWaiting, lockVisible, moveTo } from './expenses.ts'
import { undoSets } from './receipts.ts'
import { afterReversal } from './reversed.ts'
import { askFor } from './wishes.ts'

type Of<C> = InputOf<C>

const grossOf = ({ net, vat }: ExpenseRow): Cents => add(net, vat)

export const approveExpense = action('funding.approveExpense', async (ctx, { expense }: { expense: string }) => {
  const row = await lockVisible(ctx, expense)
  refuseWith(await whyNotApproveNow(ctx, row))
  const asked = await askFor(ctx, {
    act: approvalAct,
    subject: row.id,
    amount: grossOf(row),
    currency: row.currency,
    input: {},
    needsTwo: false,
    reason: row.what,
  })
  const state = asked.ready ? await carryOutApproval(ctx, row.id, asked.approvals) : row.state
  return { state, wish: asked.wish, done: asked.ready }
})

/** Books what it costs: owed to the organisation whose member spent it. */
export async function carryOutApproval(
  ctx: ActionContext,
  expense: string,
  approvals: readonly Approval[],
): Promise<ExpenseState> {
  const row = await lockVisible(ctx, expense)
  refuseWith(await whyNotApproved(ctx, row, approvals))
  const { holder } = await payableIn(ctx)
  const lines = expenseLines(row.currency, { ...row, from: row.bornBy, organisation: row.participant })
  const entry = { kind: 'cost' as const, day: ctx.today, requestKey: `expense/${row.id}`, reverses: null, lines }
  const costSet = await post(ctx, entry, row.what, approvals)
  return (await moveTo(ctx, row, 'approved', { costSet, holder: holder.id, note: null })).state
}

export const rejectExpense = action('funding.rejectExpense', (ctx, input: Of<typeof contract.rejectExpense>) =>
  answer(ctx, 'reject', input),
)

export const askMoreOfExpense = action('funding.askMoreOfExpense', (ctx, input: Of<typeof contract.askMoreOfExpense>) =>
  answer(ctx, 'ask_more', input),
)

async function answer(ctx: ActionContext, act: 'reject' | 'ask_more', input: Of<typeof contract.rejectExpense>) {
  const row = await lockVisible(ctx, input.expense)
  refuseWith(whyNotMove('expense', act, row.state))
  await endWaiting(ctx, row.id, input.reason)
  return moveTo(ctx, row, act === 'reject' ? 'rejected' : 'incomplete', { note: input.reason })
}

export const scheduleExpense = action(
  'funding.scheduleExpense',
  async (ctx, input: Of<typeof contract.scheduleExpense>) => {
    const row = await lockVisible(ctx, input.expense)
    const payOn = day(input.day ?? ctx.today)
    refuseWith([...whyNotMove('expense', 'schedule', row.state), ...whyNotPayOn(payOn, ctx.today)])
    return moveTo(ctx, row, 'scheduled', { payOn, note: null })
  },
)

export const failExpense = action('funding.failExpense', async (ctx, input: Of<typeof contract.failExpense>) => {
  const row = await lockVisible(ctx, input.expense)
  refuseWith(whyNotMove('expense', 'fail', row.state))
  return moveTo(ctx, row, 'error', { note: input.reason })
})

export const payExpense = action('funding.payExpense', async (ctx, input: Of<typeof contract.payExpense>) => {
  const row = await lockVisible(ctx, input.expense)
  await pay(ctx, row, { day: day(input.day ?? ctx.today), fee: cents(input.fee) })
  return { state: 'paid' as const }
})

/** What left the account, and what the bank took for it, each a set of its own; answers the payout. */
export async function pay(
  ctx: ActionContext,
  row: ExpenseRow,
  paid: { readonly day: Day; readonly fee: Cents },
): Promise<string> {
  refuseWith([...whyNotMove('expense', 'pay', row.state), ...whyNotPaidOn(paid.day, ctx.today)])
  const holder = row.holder ?? ctx.organisation
  const { currency, id } = row
  const set = { day: paid.day, reverses: null }
  const payout = payoutLines(currency, row.participant, holder, grossOf(row))
  const wishes: Booking[] = [
    { set: { ...set, kind: 'payout', requestKey: `expense/${id}/paid`, lines: payout }, note: row.what },
    ...(paid.fee === noMoney
      ? []
      : [
          {
            set: {
              ...set,
              kind: 'fee' as const,
              requestKey: `expense/${id}/fee`,
              lines: feeLines(currency, holder, paid.fee),
            },
            note: row.what,
          },
        ]),
  ]
  const [payoutSet, feeSet] = await postAll(ctx, wishes)
  const booked = { payoutSet: payoutSet as string, feeSet: feeSet ?? null, fee: paid.fee, paidOn: paid.day }
  await moveTo(ctx, row, 'paid', booked)
  return booked.payoutSet
}

/** The payout goes back by its mirror. A fee that the bank keeps is the holder's, never the fund's nor the payee's. */
export const takeExpenseBack = action(
  'funding.takeExpenseBack',
  async (ctx, input: Of<typeof contract.takeExpenseBack>) => {
    const row = await lockVisible(ctx, input.expense)
    refuseWith(whyNotMove('expense', 'take_back', row.state))
    const { payoutSet } = row
    if (row.feeSet && !input.feeBack) await coverFee(ctx, row, input.note)
    if (payoutSet) {
      await undoSets(ctx, [payoutSet], input.note)
      await afterReversal(ctx, payoutSet)
    }
    await changeExpense(ctx.db, ctx.organisation, row.id, { note: input.note }, ctx.now)
    return { state: 'unpaid' as const }
  },
)

async function coverFee(ctx: ActionContext, row: ExpenseRow, note: string): Promise<void> {
  const holder = { kind: 'payable' as const, provider: row.holder ?? ctx.organisation }
  const lines = coverLines(row.currency, holder, { kind: 'fees' }, row.fee)
  const entry = { kind: 'cover' as const, day: ctx.today, requestKey: `expense/${row.id}/cover`, reverses: null, lines }
  await post(ctx, entry, note)
  await changeExpense(ctx.db, ctx.organisation, row.id, { feeSet: null }, ctx.now)
}
