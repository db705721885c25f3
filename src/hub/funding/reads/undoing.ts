/** Why a set cannot be undone: the same answer for the button and for whoever undoes, who locks first. */
import type { Context } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import { sum } from '#platform/values/money.ts'
import { callWithout, whyNotUndoPayment } from '../rules/call-undone.ts'
import { receivedIn } from '../rules/calls.ts'
import { whyNotUndoSpending } from '../rules/cost-undone.ts'
import { type Booked, type EntryKind, whyNotReverse } from '../rules/ledger.ts'
import * as calls from '../store/calls.ts'
import { costsOf, spendingOf } from '../store/costs.ts'
import { expenseOfSet } from '../store/expenses.ts'
import { joinOfCall } from '../store/late.ts'
import { readRound } from '../store/rounds.ts'

/** Kinds that follow from what a round or dues came to: alone, none of them goes back. */
const follows: ReadonlySet<EntryKind> = new Set(['refund', 'surplus', 'reserve_out', 'grant'])

export async function whyNotUndo(ctx: Context, set: Booked, reversedBy: string | null): Promise<Refusal[]> {
  const [ofCall, ofCost, ofExpense] = await Promise.all([
    whyNotUndoCall(ctx, set.id),
    whyNotUndoRoundCost(ctx, set.id),
    whyNotUndoExpense(ctx, set.id),
  ])
  return [
    ...whyNotReverse(set, reversedBy),
    ...(set.kind === 'dues' ? [refuse('entry.of_dues')] : []),
    ...(follows.has(set.kind) ? [refuse('entry.follows')] : []),
    ...ofCall,
    ...ofCost,
    ...ofExpense,
  ]
}

/** A set that settled a call, or asks for one. */
export async function whyNotUndoCall(ctx: Context, set: string): Promise<Refusal[]> {
  if (await calls.isCallSet(ctx.db, ctx.organisation, set)) return [refuse('entry.of_call')]
  const settled = await calls.settlementsOf(ctx.db, ctx.organisation, set)
  const [first] = settled
  if (!first) return []
  const call = found(await calls.callById(ctx.db, ctx.organisation, first.call), 'call')
  const round = found(await readRound(ctx.db, ctx.organisation, call.round), 'round')
  const [all, costs, join] = await Promise.all([
    calls.callsOf(ctx.db, ctx.organisation, round.id),
    costsOf(ctx.db, ctx.organisation, round.id),
    joinOfCall(ctx.db, ctx.organisation, call.id),
  ])
  const after = all.map((one) => (one.id === call.id ? { ...one, ...callWithout(call, settled) } : one))
  return whyNotUndoPayment({
    round: round.state,
    settled,
    join: join?.state ?? null,
    receivedAfter: receivedIn(round, after),
    paidOut: sum(costs.map(({ paid }) => paid)),
  })
}

/** A set that booked a cost of a round, or paid its provider. */
async function whyNotUndoRoundCost(ctx: Context, set: string): Promise<Refusal[]> {
  const spent = await spendingOf(ctx.db, ctx.organisation, set)
  return spent ? whyNotUndoSpending(spent) : []
}

/** What an expense costs is taken back with it, unless it was paid and that was undone. */
async function whyNotUndoExpense(ctx: Context, set: string): Promise<Refusal[]> {
  const known = await expenseOfSet(ctx.db, ctx.organisation, set)
  const held = known && known.payoutSet !== set && known.state !== 'unpaid'
  return held ? [refuse('entry.of_expense', { number: known.number })] : []
}
