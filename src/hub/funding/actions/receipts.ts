/** What comes in for dues: in money, out of credit, in hours; and taken back where it was wrong. */
import { lockActing, tellOrganisation } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add, type Cents, type Currency, cents, negate, noMoney, portion, subtract } from '#platform/values/money.ts'
import { netOfReceipt } from '../rules/capacity.ts'
import { creditUsedLines, exchangedLines, paymentLines } from '../rules/entries.ts'
import { type PaidIn, type Rate, rateKept } from '../rules/exchange-rate.ts'
import { type EntrySet, type Line, reversalOf } from '../rules/ledger.ts'
import { duesStateAfter, whyNotMove } from '../rules/states.ts'
import { holderFeeBp } from '../settings.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/dues-periods.ts'
import * as ledger from '../store/ledger.ts'
import { postAll } from './booking.ts'

export interface Receipt {
  readonly period: string
  readonly amount: Cents
  /** What the bank kept of it. */
  readonly fee: Cents
  readonly day: Day
  readonly source: store.PaymentRow['source']
  readonly requestKey: string
  readonly line: string | null
  readonly note: string | null
  /** What reached the account in another currency: it settles what is owed in full, whatever the rate makes of it. */
  readonly paidIn?: PaidIn | null
}

export const openOf = ({ net, vat, paid }: store.PeriodRow): Cents => cents(Math.max(0, subtract(add(net, vat), paid)))

/** Books a receipt, settles the period by it, and tells the payer. The same receipt twice is booked once. */
export async function receive(
  ctx: ActionContext,
  receipt: Receipt,
): Promise<{ payment: string; credit: Cents; set: string; gained: Cents }> {
  const before = await repeated(ctx, receipt)
  if (before) return before
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, receipt.period), 'dues period')
  refuseWith(whyNotMove('dues', 'pay', row.state))
  const kept = receipt.paidIn
    ? rateKept(receipt.paidIn, { currency: row.currency, amount: receipt.amount }, receipt.day)
    : null
  refuseWith(kept?.no ?? [])
  const covers = cents(Math.min(openOf(row), receipt.amount))
  const payment = newId()
  const fee = await holderFee(ctx, row, receipt, covers)
  // what nobody put in words is found by the reference of its invoice
  const note = receipt.note ?? row.reference
  const [set, feeSet] = await postAll(ctx, [
    { set: setOf(receipt, linesOf(row, receipt)), note },
    ...(fee.length > 0
      ? [{ set: { ...setOf(receipt, fee), kind: 'fee' as const, requestKey: `fee/${payment}` }, note: row.reference }]
      : []),
  ])
  const written = {
    ...receipt,
    id: payment,
    set: set as string,
    feeSet: feeSet ?? null,
    covers,
    ...paidAt(receipt.paidIn, kept),
  }
  await store.writePayments(ctx.db, ctx.organisation, [written], { at: ctx.now, by: ctx.actor.account })
  await settle(ctx, row, add(row.paid, covers))
  ctx.record('funding.dues_paid', { subject: row.id, payment, amount: receipt.amount })
  const credit = subtract(receipt.amount, covers)
  const left = subtract(openOf(row), covers)
  await tellOf(ctx, 'funding.payment', row, { amount: receipt.amount, left, credit })
  return { payment, credit, set: set as string, gained: kept?.gained ?? noMoney }
}

/** As it is kept with what was paid. */
export const paidAt = (paidIn: PaidIn | null | undefined, kept: { readonly rate: Rate } | null) => ({
  paidCurrency: paidIn?.currency ?? null,
  paidAmount: paidIn?.amount ?? null,
  rate: kept?.rate.millionths ?? null,
})

async function repeated(ctx: ActionContext, { requestKey, period }: Receipt) {
  await ledger.lockLedger(ctx.db, ctx.organisation)
  const [set] = await ledger.setsByKey(ctx.db, ctx.organisation, [requestKey])
  const payment = set && (await store.paymentOfSet(ctx.db, ctx.organisation, set.id))
  return payment?.period === period
    ? { payment: payment.id, credit: subtract(payment.amount, payment.covers), set: payment.set, gained: noMoney }
    : null
}

const setOf = ({ day, requestKey, source }: Receipt, lines: readonly Line[]): EntrySet => ({
  kind: source === 'hours' ? 'hours_done' : 'payment',
  day,
  requestKey,
  reverses: null,
  lines,
})

function linesOf(row: store.PeriodRow, receipt: Receipt): Line[] {
  const { payer, holder, currency } = row
  if (receipt.source === 'credit') return creditUsedLines(currency, payer, receipt.amount)
  const money = paymentLines(currency, {
    organisation: payer,
    holder,
    paid: receipt.amount,
    open: openOf(row),
    fee: receipt.paidIn ? noMoney : receipt.fee,
  })
  if (receipt.paidIn) return exchangedLines(money, { ...receipt.paidIn, holder, fee: receipt.fee })
  if (receipt.source !== 'hours') return money
  // hours fill the capacity that dues would have bought: what is owed goes without money
  return money.map((line) => (line.account.kind === 'bank' ? { ...line, account: { kind: 'dues' as const } } : line))
}

async function holderFee(
  ctx: ActionContext,
  row: store.PeriodRow,
  { source }: Receipt,
  covers: Cents,
): Promise<Line[]> {
  if (source !== 'typed' && source !== 'bank') return []
  return holderFeeLines(ctx, netOfReceipt(covers, row.net, add(row.net, row.vat)), row)
}

/** What the holder takes for its work, of what came in without VAT: owed to it until it is paid out. */
export async function holderFeeLines(
  ctx: ActionContext,
  net: Cents,
  { currency, holder }: { readonly currency: Currency; readonly holder: string },
): Promise<Line[]> {
  const amount = portion(net, await ctx.setting(holderFeeBp), 10_000)
  if (amount === 0) return []
  return [
    { account: { kind: 'fees' }, currency, amount },
    { account: { kind: 'payable', provider: holder }, currency, amount: negate(amount) },
  ]
}

async function settle(ctx: ActionContext, row: store.PeriodRow, paid: Cents): Promise<void> {
  const closed = row.state === 'waived' || row.state === 'written_off'
  const state = closed
    ? row.state
    : duesStateAfter(add(row.net, row.vat), paid, row.state === 'overdue' || row.reminders > 0)
  await store.changePeriods(ctx.db, ctx.organisation, ['paid', 'state'], [{ id: row.id, paid, state }])
}

/** What was booked as a payment was undone in the ledger: the period follows. */
export async function paymentUndone(ctx: ActionContext, set: string): Promise<void> {
  const payment = await store.paymentOfSet(ctx.db, ctx.organisation, set)
  if (!payment || payment.undoneOn !== null) return
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, payment.period), 'dues period')
  await store.undoPayment(ctx.db, ctx.organisation, payment.id, ctx.today)
  await settle(ctx, row, cents(Math.max(noMoney, subtract(row.paid, payment.covers))))
  if (payment.feeSet) await undoSets(ctx, [payment.feeSet])
  ctx.record('funding.payment_undone', { subject: row.id, payment: payment.id })
}

/** Mirrors whole sets. */
export async function undoSets(ctx: ActionContext, ids: readonly string[], note: string | null = null): Promise<void> {
  const rows = await ledger.setsById(ctx.db, ctx.organisation, ids)
  const lines = await ledger.linesOf(ctx.db, ctx.organisation, ids)
  await postAll(
    ctx,
    bookedOf(rows, lines).map((set) => ({ set: reversalOf(set, ctx.today), note })),
  )
}

/** N5: money that came in, or that is owed no more. */
export async function tellOf(
  ctx: ActionContext,
  code: string,
  row: store.PeriodRow,
  facts: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  tellOrganisation(ctx, code, await lockActing(ctx, row.payer), {
    link: `/community/money/dues/${row.id}`,
    about: row.id,
    from: row.from,
    to: row.to,
    ...facts,
  })
}
