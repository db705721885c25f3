/** What a round costs, and paying its provider: never more than came in, and by two from the limit on. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add, type Cents, cents, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/endings.ts'
import { owedOf, receivedIn } from '../rules/calls.ts'
import { costLines, payoutLines } from '../rules/entries.ts'
import { type Approval, whyNotPayCost } from '../rules/ledger.ts'
import { whyNotBookCost, whyNotMarkLast } from '../rules/rounds.ts'
import { callsOf, netsOf } from '../store/calls.ts'
import * as store from '../store/costs.ts'
import { lockRound, moveRound, type RoundRow } from '../store/rounds.ts'
import { post } from './booking.ts'
import { holderOf } from './calling.ts'
import { askFor } from './wishes.ts'

type Of<C> = InputOf<C>

export interface CostWish {
  readonly id: string
  readonly day: Day
  readonly document: string
  readonly net: Cents
  readonly vat: Cents
  readonly inHours: Cents | null
  readonly last: boolean
}

export const bookCost = action('funding.bookCost', async (ctx, input: Of<typeof contract.bookCost>) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const cost: CostWish = {
    id: newId(),
    day: day(input.day ?? ctx.today),
    document: input.document,
    net: cents(input.net),
    vat: cents(input.vat),
    inHours: input.inHours === null ? null : cents(input.inHours),
    last: input.last,
  }
  refuseWith(await whyNotCost(ctx, round, cost))
  const asked = await askFor(ctx, {
    act: 'round.cost',
    subject: round.id,
    amount: add(cost.net, cost.vat),
    currency: round.currency,
    input: { ...cost },
    needsTwo: round.state === 'secured',
    reason: cost.document,
  })
  if (asked.ready) await carryOutCost(ctx, round.id, cost, asked.approvals)
  return { wish: asked.wish, done: asked.ready, cost: cost.id }
})

async function whyNotCost(ctx: ActionContext, round: RoundRow, { net }: CostWish) {
  const costs = await store.costsOf(ctx.db, ctx.organisation, round.id)
  const there = await netTotal(ctx, round)
  return whyNotBookCost({ state: round.state, hasProvider: round.provider !== null, costs, there }, net)
}

/** What there is for costs: money of before and all that payers bear. */
async function netTotal(ctx: ActionContext, round: RoundRow): Promise<Cents> {
  const nets = await netsOf(ctx.db, ctx.organisation, round.id)
  return add(sum(round.secured.map(({ amount }) => amount)), sum(nets.map(({ net }) => net)))
}

export async function carryOutCost(
  ctx: ActionContext,
  id: string,
  cost: CostWish,
  approvals: readonly Approval[],
): Promise<void> {
  const round = found(await lockRound(ctx.db, ctx.organisation, id), 'round')
  refuseWith(await whyNotCost(ctx, round, cost))
  const provider = found(round.provider, 'provider')
  const [calls, costs] = await Promise.all([
    callsOf(ctx.db, ctx.organisation, round.id),
    store.costsOf(ctx.db, ctx.organisation, round.id),
  ])
  const hours = cents(sum(calls.map((call) => call.inHours)) - sum(costs.map((one) => one.inHours)))
  const inHours = cents(Math.min(cost.net, cost.inHours ?? hours))
  const lines = costLines(round.currency, { ...cost, round: round.id, provider, inHours })
  const entry = { kind: 'cost' as const, day: cost.day, requestKey: `cost/${cost.id}`, reverses: null, lines }
  const set = await post(ctx, entry, cost.document, approvals)
  const row = { ...cost, round: round.id, provider, inHours, paid: cents(0), set, at: ctx.now, by: ctx.actor.account }
  await store.writeCost(ctx.db, ctx.organisation, row)
  if (round.state === 'secured') await moveRound(ctx.db, ctx.organisation, round.id, { state: 'spending' })
  ctx.record('funding.cost_booked', { subject: round.id, cost: cost.id, amount: add(cost.net, cost.vat) })
}

/** What was booked as one bill of several was the last after all. */
export const markLastCost = action('funding.markLastCost', async (ctx, input: Of<typeof contract.markLastCost>) => {
  const { cost, round } = await lockCost(ctx, input.cost)
  refuseWith(whyNotMarkLast(round.state, await store.costsOf(ctx.db, ctx.organisation, round.id)))
  await store.markLast(ctx.db, ctx.organisation, cost.id)
  ctx.record('funding.last_cost_marked', { subject: round.id, cost: cost.id })
  return {}
})

export const payProvider = action('funding.payProvider', async (ctx, input: Of<typeof contract.payProvider>) => {
  const { cost, round } = await lockCost(ctx, input.cost)
  const owed = owedOf(cost)
  const amount = input.amount === null ? owed : cents(input.amount)
  const wish: PayoutWish = { id: newId(), cost: cost.id, amount, day: day(input.day ?? ctx.today) }
  refuseWith(await whyNotPayout(ctx, round, cost, amount))
  const asked = await askFor(ctx, {
    act: 'round.payout',
    subject: cost.id,
    amount,
    currency: round.currency,
    input: { ...wish },
    needsTwo: false,
    reason: cost.document,
  })
  if (asked.ready) await carryOutPayout(ctx, wish, asked.approvals)
  return { wish: asked.wish, done: asked.ready }
})

export interface PayoutWish {
  readonly id: string
  readonly cost: string
  readonly amount: Cents
  readonly day: Day
}

async function lockCost(ctx: ActionContext, id: string) {
  const seen = found(await store.costById(ctx.db, ctx.organisation, id), 'cost')
  const round = found(await lockRound(ctx.db, ctx.organisation, seen.round), 'round')
  return { round, cost: found(await store.costById(ctx.db, ctx.organisation, id), 'cost') }
}

async function whyNotPayout(ctx: ActionContext, round: RoundRow, cost: store.CostRow, amount: Cents) {
  const [calls, costs] = await Promise.all([
    callsOf(ctx.db, ctx.organisation, round.id),
    store.costsOf(ctx.db, ctx.organisation, round.id),
  ])
  return whyNotPayCost(amount, owedOf(cost), {
    received: receivedIn(round, calls),
    paidOut: sum(costs.map(({ paid }) => paid)),
  })
}

export async function carryOutPayout(
  ctx: ActionContext,
  wish: PayoutWish,
  approvals: readonly Approval[],
): Promise<void> {
  const { cost, round } = await lockCost(ctx, wish.cost)
  refuseWith(await whyNotPayout(ctx, round, cost, wish.amount))
  const lines = payoutLines(round.currency, cost.provider, holderOf(ctx, round), wish.amount)
  const entry = { kind: 'payout' as const, day: wish.day, requestKey: `payout/${wish.id}`, reverses: null, lines }
  const set = await post(ctx, entry, cost.document, approvals)
  await store.writePayout(ctx.db, ctx.organisation, { ...wish, set, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.provider_paid', { subject: round.id, cost: cost.id, amount: wish.amount })
}
