/** Where somebody's counters begin anew: a change of mode, and two contacts that are one person. Parts of the actions
 *  that do it. Source: domain-shifts 5.2 (Mode change). */
import type { ActionContext } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { notForOneself, postByHand } from './actions/standing.ts'
import { recount } from './counting.ts'
import type { Mode } from './rules/words.ts'
import * as workerStore from './store/counted-workers.ts'
import * as ledgerStore from './store/ledger.ts'
import type { WorkerRow } from './store/people.ts'
import * as standingStore from './store/standing.ts'
import * as factStore from './store/standing-facts.ts'

export interface NewMode {
  readonly member: string
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly was: WorkerRow
  /** Posts what brings `main` to 0, and forgets alert and extensions. */
  readonly resetMain: boolean
  readonly resetMakeUp: boolean
}

/** The new mode counts from today, and what the office took out by hand is over. */
export async function beginAnew(ctx: ActionContext, change: NewMode): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const { member, mode, flyingStart, was } = change
  await workerStore.beginCounting(db, here, [member], ctx.today)
  if ((await workerStore.readModes(db, here, [member])).length === 0) {
    const [worker] = await workerStore.lockWorkers(db, here, [member])
    const from = worker?.countedFrom ?? ctx.today
    await workerStore.writeMode(db, here, { member, from, mode: was.mode, flyingStart: was.flyingStart, fresh: false })
  }
  await workerStore.writeMode(db, here, { member, from: ctx.today, mode, flyingStart, fresh: change.resetMain })
  await factStore.endUnsubscription(db, here, member, ctx.today)
  await resetCounters(ctx, change)
  await recount(ctx, [member], { lifted: 'known' })
}

async function resetCounters(ctx: ActionContext, { member, mode, resetMain, resetMakeUp }: NewMode): Promise<void> {
  const [state] = await standingStore.readStates(ctx.db, ctx.organisation, [member])
  const resets = [
    { counter: 'main' as const, amount: -(state?.main ?? 0), asked: resetMain },
    { counter: 'make_up' as const, amount: -(state?.makeUp ?? 0), asked: resetMakeUp },
  ]
  for (const { counter, amount, asked } of resets)
    if (asked && amount !== 0)
      await postByHand(ctx, member, { counter, amount, on: ctx.today }, 'shifts.ledger.mode', { mode }, 'mode')
}

/** The balances of a merged contact go over to the kept one: the ledger is not rewritten, each side gets an entry. */
export async function moveBalances(ctx: ActionContext, kept: string, gone: string): Promise<void> {
  const sums = await ledgerStore.balancesOf(ctx.db, ctx.organisation, gone)
  if (sums.length > 0) await notForOneself(ctx, kept)
  for (const { counter, amount } of sums) {
    await postByHand(ctx, gone, { counter, amount: -amount, on: ctx.today }, 'shifts.ledger.merged', {})
    await postByHand(ctx, kept, { counter, amount, on: ctx.today }, 'shifts.ledger.merged', {})
  }
  await recount(ctx, [kept])
}
