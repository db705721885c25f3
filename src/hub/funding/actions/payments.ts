/** Money that comes for a call: from a transfer, from credit, as hours done. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add, type Cents, cents, negate, noMoney, portion, subtract, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/calls.ts'
import { netPart, openOf, partsOfPayment, whyNotHours, whyNotPay } from '../rules/calls.ts'
import { creditUsedLines, exchangedLines, hoursDoneLines, receivedLines } from '../rules/entries.ts'
import { type PaidIn, rateKept } from '../rules/exchange-rate.ts'
import type { Approval } from '../rules/ledger.ts'
import { repayments } from '../rules/missing-money.ts'
import * as store from '../store/calls.ts'
import { lockLedger, setsByKey } from '../store/ledger.ts'
import { keepOffers, type OfferRow, offersOf } from '../store/missing.ts'
import { pledgesOf } from '../store/pledges.ts'
import { lockRound, type RoundRow } from '../store/rounds.ts'
import { post, postAll } from './booking.ts'
import { holderOf } from './calling.ts'
import { buyInPaid } from './late.ts'
import { holderFeeLines, paidAt } from './receipts.ts'
import { moveOn } from './settling.ts'

type Of<C> = InputOf<C>

/** Money on its way to a call. */
export interface Receipt {
  readonly call: string
  readonly amount: Cents
  readonly day: Day
  /** What the bank kept. */
  readonly fee: Cents
  readonly requestKey: string
  readonly note: string | null
  /** What came, where it was another currency than the round's. */
  readonly paidIn?: PaidIn | null
}

export const payCall = action('funding.payCall', async (ctx, input: Of<typeof contract.payCall>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  const amount = input.amount === null ? openOf(call) : cents(input.amount)
  const on = day(input.day ?? ctx.today)
  const key = `payment/${input.requestKey ?? newId()}`
  if (input.amount === null && amount === 0 && !(await isBooked(ctx, key))) refuseWith([refuse('call.settled')])
  if (input.from === 'credit') return payFromCredit(ctx, { round, call, amount, on, key })
  const paidIn = input.paidIn && paidInOf(input.paidIn)
  const fee = cents(input.fee)
  return settleReceivable(ctx, { call: call.id, amount, day: on, fee, requestKey: key, note: null, paidIn })
})

/** As the rules know it. */
export const paidInOf = ({ currency, amount, rate }: NonNullable<Of<typeof contract.payCall>['paidIn']>): PaidIn => ({
  currency,
  amount: cents(amount),
  millionths: rate,
})

/** The call and its round, locked in this order by whoever settles anything. */
export async function lockCall(ctx: ActionContext, id: string) {
  const seen = found(await store.callById(ctx.db, ctx.organisation, id), 'call')
  const round = found(await lockRound(ctx.db, ctx.organisation, seen.round), 'round')
  return { round, call: found(await store.callById(ctx.db, ctx.organisation, id), 'call') }
}

const isBooked = async (ctx: ActionContext, key: string): Promise<boolean> =>
  (await setsByKey(ctx.db, ctx.organisation, [key])).length > 0

/** The key of what the holder took of a payment, which goes back with it. */
export const holderFeeKey = (payment: string): string => `fee/${payment}`

/** Books money for a call, once for each key: the bank import and the treasurer come through here. */
export async function settleReceivable(
  ctx: ActionContext,
  receipt: Receipt,
  approvals: readonly Approval[] = [],
): Promise<{ open: Cents; credit: Cents; gained: Cents }> {
  const { round, call } = await lockCall(ctx, receipt.call)
  await lockLedger(ctx.db, ctx.organisation)
  if (await isBooked(ctx, receipt.requestKey)) return { open: openOf(call), credit: noMoney, gained: noMoney }
  const { paidIn = null } = receipt
  const rated = paidIn && rateKept(paidIn, { currency: round.currency, amount: receipt.amount }, receipt.day)
  refuseWith([...whyNotPay(call, receipt.amount), ...(rated?.no ?? [])])
  const offers = call.takenOver > 0 ? await offersOf(ctx.db, ctx.organisation, call.id) : []
  const owed = offers.map(({ took, returned }) => subtract(took ?? noMoney, returned))
  const use = partsOfPayment(receipt.amount, call, sum(owed))
  const back = repayments(use.toOthers, owed, round.seq)
  const toOthers = offers.map((offer, at) => ({ organisation: offer.participant, amount: back[at] ?? noMoney }))
  const { participant: organisation } = call
  const holder = holderOf(ctx, round)
  const fee = paidIn ? noMoney : receipt.fee
  const money = receivedLines(round.currency, { ...receipt, fee, organisation, holder, ...use, toOthers })
  const lines = paidIn ? exchangedLines(money, { ...paidIn, holder, fee: receipt.fee }) : money
  const { requestKey } = receipt
  const entry = { kind: 'payment' as const, day: receipt.day, requestKey, reverses: null, lines }
  const note = receipt.note ?? round.name
  const taken = await holderFeeLines(ctx, netPart(use.toRound, call), { currency: round.currency, holder })
  const feeSet = { ...entry, kind: 'fee' as const, requestKey: holderFeeKey(requestKey), lines: taken }
  const [set = ''] = await postAll(ctx, [
    { set: entry, note, approvals },
    ...(taken.length > 0 ? [{ set: feeSet, note: round.name }] : []),
  ])
  if (use.toOthers > 0) await giveBack(ctx, round, call, offers, toOthers)
  const paid = add(call.paid, add(use.toRound, use.toReserve))
  const repaid = add(call.repaid, use.toReserve)
  await store.changeCalls(ctx.db, ctx.organisation, [call.id], { paid, repaid })
  await keep(ctx, set, receipt.day, [
    { call: call.id, way: 'bank', amount: use.toRound, ...paidAt(paidIn, rated) },
    { call: call.id, way: 'repaid', amount: use.toReserve },
    { call: call.id, way: 'returned', amount: use.toOthers },
  ])
  ctx.record('funding.call_paid', {
    subject: round.id,
    call: call.id,
    participant: organisation,
    amount: receipt.amount,
    credit: use.excess,
  })
  await afterSettling(ctx, round, { ...call, paid, repaid })
  return { open: openOf({ ...call, paid, repaid }), credit: use.excess, gained: rated?.gained ?? noMoney }
}

async function afterSettling(ctx: ActionContext, round: RoundRow, call: store.CallRow): Promise<void> {
  if (call.kind === 'buy_in' && openOf(call) === 0) await buyInPaid(ctx, round, call.id)
  await moveOn(ctx, round)
}

/** Money that comes after others took over goes to them; the payer bears again what it brought. */
async function giveBack(
  ctx: ActionContext,
  round: RoundRow,
  call: store.CallRow,
  offers: readonly OfferRow[],
  back: readonly { readonly organisation: string; readonly amount: Cents }[],
): Promise<void> {
  const after = offers.map((offer, at) => ({ ...offer, returned: add(offer.returned, back[at]?.amount ?? noMoney) }))
  await keepOffers(ctx.db, ctx.organisation, call.id, after)
  const given = back.filter(({ amount }) => amount > 0)
  await store.writeNets(ctx.db, ctx.organisation, round.id, ctx.today, [
    { id: newId(), participant: call.participant, kind: 'take_over', amount: sum(given.map(({ amount }) => amount)) },
    ...given.map(({ organisation, amount }) => ({
      id: newId() as string,
      participant: organisation,
      kind: 'take_over' as const,
      amount: negate(amount),
    })),
  ])
}

async function keep(
  ctx: ActionContext,
  set: string,
  on: Day,
  each: readonly Pick<store.SettlementRow, 'call' | 'way' | 'amount' | 'paidCurrency' | 'paidAmount' | 'rate'>[],
): Promise<void> {
  await store.writeSettlements(
    ctx.db,
    ctx.organisation,
    each
      .filter(({ amount }) => amount !== 0)
      .map((one) => ({ ...one, id: newId(), day: on, set, at: ctx.now, by: ctx.actor.account })),
  )
}

interface Paying {
  readonly round: RoundRow
  readonly call: store.CallRow
  readonly amount: Cents
  readonly on: Day
  readonly key: string
}

async function payFromCredit(ctx: ActionContext, { round, call, amount, on, key }: Paying) {
  await lockLedger(ctx.db, ctx.organisation)
  const credit = await store.creditOf(ctx.db, ctx.organisation, call.participant, round.currency)
  if (await isBooked(ctx, key)) return { open: openOf(call), credit, gained: noMoney }
  const most = cents(Math.min(amount, openOf(call)))
  refuseWith([...whyNotPay(call, most), ...(most > credit ? [refuse('credit.short', { credit, amount: most })] : [])])
  const lines = creditUsedLines(round.currency, call.participant, most)
  const set = await post(ctx, { kind: 'payment', day: on, requestKey: key, reverses: null, lines }, round.name)
  const paid = add(call.paid, most)
  await store.changeCalls(ctx.db, ctx.organisation, [call.id], { paid })
  await keep(ctx, set, on, [{ call: call.id, way: 'credit', amount: most }])
  ctx.record('funding.call_paid', { subject: round.id, call: call.id, participant: call.participant, amount: most })
  await afterSettling(ctx, round, { ...call, paid })
  return { open: openOf({ ...call, paid }), credit: cents(credit - most), gained: noMoney }
}

/** Hours are worth the rate of the estimate, up to what is open; VAT stays owed in money. */
export const confirmHours = action('funding.confirmHours', async (ctx, input: Of<typeof contract.confirmHours>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  if (round.provider) mustHave(ctx, 'speak', await lockActing(ctx, round.provider))
  const pledge = (await pledgesOf(ctx.db, ctx.organisation, round.id)).find(({ id }) => id === call.pledge)
  const worth = portion(round.rate ?? noMoney, input.minutes, 60)
  const { net, inHours: done } = call
  refuseWith(whyNotHours({ net, inHours: done, open: openOf(call), asHours: pledge?.mode === 'hours' }, worth))
  const on = day(input.day ?? ctx.today)
  const lines = hoursDoneLines(round.currency, round.id, call.participant, worth)
  const entry = { kind: 'hours_done' as const, day: on, requestKey: `hours/${newId()}`, reverses: null, lines }
  const set = await post(ctx, entry, round.name)
  const inHours = add(call.inHours, worth)
  await store.changeCalls(ctx.db, ctx.organisation, [call.id], { inHours })
  await keep(ctx, set, on, [{ call: call.id, way: 'hours', amount: worth }])
  ctx.record('funding.hours_done', { subject: round.id, call: call.id, participant: call.participant, amount: worth })
  await moveOn(ctx, round)
  return { open: openOf({ ...call, inHours }) }
})
