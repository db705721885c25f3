/** What somebody owes and why: balances, the standing with its days, every entry as a sentence. */
import { type Context, read } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { me, memberOf, modeOn } from '../booking-facts.ts'
import { type Away, alertFrom, countAnchor, nextCount } from '../rules/count.ts'
import type { Counting } from '../rules/counting.ts'
import type { Mode } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import * as store from '../store/counting.ts'
import { readWorker, type WorkerRow } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'

const entriesShown = 200

export const readLedger = read('shifts.readLedger', async (ctx, input: { member: string }) =>
  ledgerOf(ctx, await memberOf(ctx, input.member)),
)

export const readMyLedger = read('shifts.readMyLedger', async (ctx, _input: Record<never, never>) =>
  ledgerOf(ctx, await me(ctx)),
)

async function ledgerOf(ctx: Context, person: MemberFacts) {
  const [db, here, member] = [ctx.db, ctx.organisation, person.contact]
  const lines = await store.readLedger(db, here, member, entriesShown)
  const spans = await store.readSpans(db, here, member)
  return {
    ...(await standingFacts(ctx, person)),
    ledger: lines.map(({ id, counter, amount, effectiveOn, recordedAt, cause, round, reverses, sentence, facts }) => ({
      id,
      counter,
      amount: amount / 1000,
      effectiveOn,
      recordedAt,
      cause,
      round,
      reverses,
      sentence,
      facts,
    })),
    spans,
  }
}

/** Where somebody stands today, and what comes when nothing is done any more. */
export async function standingFacts(ctx: Context, person: MemberFacts) {
  const [db, here, member] = [ctx.db, ctx.organisation, person.contact]
  const policy = await policyOn(db, here, ctx.today)
  const worker = await readWorker(db, here, member)
  const [state] = await store.readStates(db, here, [member])
  const mode = modeOn(person, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode))
  const standing = policy.control ? (state?.standing ?? 'up_to_date') : 'up_to_date'
  const alertSince = state?.alertStart ?? null
  const counts = await countsAhead(ctx, { policy, mode, worker, state, member })
  return {
    mode,
    standing,
    mayEnter: policy.benefits.enter.includes(standing),
    mayBuy: policy.benefits.buy.includes(standing),
    balances: {
      main: (state?.main ?? 0) / 1000,
      makeUp: (state?.makeUp ?? 0) / 1000,
      absences: (state?.absences ?? 0) / 1000,
    },
    unit: policy.unit,
    alertSince,
    alertUntil: alertSince === null ? null : lastAlertDay(policy, alertSince),
    extensionUntil: state?.extensionUntil ?? null,
    graceUsed: state?.graceUsed ?? false,
    penalised: state?.penalised ?? false,
    ...counts,
  }
}

/** The last day of an alert that began then, by the line of the policy that ends it. */
export function lastAlertDay(policy: Pick<Counting, 'standing'>, since: Day): Day | null {
  const conditions = policy.standing.flatMap(({ when }) => when.flat())
  const ending = conditions.find((one) => one.is === 'alert_older' || one.is === 'alert_newer')
  return ending && 'days' in ending ? addDays(since, ending.days - ('last' in ending && ending.last ? 0 : 1)) : null
}

interface Counted {
  readonly policy: Counting
  readonly mode: Mode | 'not_concerned'
  readonly worker: WorkerRow | null
  readonly state: store.StateRow | undefined
  readonly member: string
}

async function countsAhead(ctx: Context, { policy, mode, worker, state, member }: Counted) {
  const none = { nextCount: null, alertFrom: null, alertFromWithBooked: null }
  const anchor = countAnchor(policy.count, mode, worker?.flyingStart ?? null)
  if (anchor === null) return none
  const aways = await awaysOf(ctx, policy, member)
  const booked = await store.readPlanned(ctx.db, ctx.organisation, [member], ctx.today)
  const main = state?.main ?? 0
  const from = (balance: number) =>
    alertFrom(policy.count, anchor, {
      today: ctx.today,
      main: balance,
      inAlert: state?.standing === 'alert',
      aways,
    })
  return {
    nextCount: nextCount(anchor, policy.count.everyDays, ctx.today, aways),
    alertFrom: from(main),
    alertFromWithBooked: from(main + booked.length * 1000),
  }
}

async function awaysOf(ctx: Context, policy: Counting, member: string): Promise<Away[]> {
  const leaves = await store.readLeaves(ctx.db, ctx.organisation, [member], null)
  return leaves.map(({ type, from, until }) => ({
    from,
    until,
    stopsCount: policy.leaveTypes[type]?.stopsCount ?? false,
  }))
}
