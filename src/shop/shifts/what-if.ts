/** What a choice would do to counters and standing, before anybody confirms it. Writes nothing. */
import type { Context } from '#platform/action.ts'
import { type Day, minutesBetween } from '#platform/values/day.ts'
import { foreseeable } from './counting-facts.ts'
import type { EffectStep } from './rules/counting.ts'
import {
  type Balances,
  boundsFor,
  noBalance,
  type Posting,
  postingsOf,
  postSteps,
  withPostings,
} from './rules/effects.ts'
import { purposeFor } from './rules/outcome.ts'
import { foldStanding } from './rules/standing.ts'
import type { Mode, Outcome, Standing } from './rules/words.ts'
import { firstMode } from './settings.ts'
import type { HeldSeat } from './store/exchanging.ts'
import { readWorker } from './store/people.ts'
import { policyOn } from './store/policy.ts'
import { readStates, type StateRow } from './store/standing.ts'

export interface Supposed {
  readonly on: Day
  readonly postings: readonly Posting[]
}

/** Counters in whole units as they would be, what moved them, and the standing on that day. */
export interface WhatIf {
  readonly main: number
  readonly makeUp: number
  readonly moved: { readonly main: number; readonly makeUp: number }
  readonly standing: Standing
}

/** Each supposition by itself, in the same order; were nothing else done until its day. */
export async function whatIf(ctx: Context, member: string, supposed: readonly Supposed[]): Promise<WhatIf[]> {
  const last = supposed.map(({ on }) => on).reduce((one, other) => (one > other ? one : other), ctx.today)
  const [state] = await readStates(ctx.db, ctx.organisation, [member])
  const seen = await foreseeable(ctx, member, last)
  const balances = balancesIn(state)
  return supposed.map(({ on, postings }) => {
    const after = withPostings(balances, postings)
    const moved = withPostings(noBalance, postings)
    return {
      main: after.main / 1000,
      makeUp: after.make_up / 1000,
      moved: { main: moved.main / 1000, makeUp: moved.make_up / 1000 },
      standing: seen ? standingWith(seen, on, postings) : (state?.standing ?? 'up_to_date'),
    }
  })
}

function standingWith(
  { facts, dayOf }: NonNullable<Awaited<ReturnType<typeof foreseeable>>>,
  on: Day,
  postings: readonly Posting[],
): Standing {
  const day = on < facts.since ? facts.since : on
  const entries = [...facts.entries, ...postings.map(({ counter, amount }) => ({ on: day, counter, amount }))]
  const ordered = entries.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return foldStanding({ ...facts, entries: ordered }, day, dayOf).state.standing
}

/** What this outcome of the seat would post on whoever answers for it, in the rules of today. */
export async function outcomePostings(ctx: Context, seat: HeldSeat, outcome: Outcome): Promise<Posting[]> {
  const { policy, mode, balances } = await answering(ctx, seat)
  const worked = {
    mode,
    purpose: purposeFor(mode, seat.purpose),
    outcome,
    weight: seat.weight,
    minutes: minutesOf(seat),
  }
  return policy.control ? postingsOf(worked, balances, policy) : []
}

/** The same of a price that is written for an ordinary shift. */
export async function costPostings(ctx: Context, seat: HeldSeat, steps: readonly EffectStep[]): Promise<Posting[]> {
  const { policy, mode, balances } = await answering(ctx, seat)
  const factor = policy.unit === 'minute' ? minutesOf(seat) * 1000 : seat.weight
  return policy.control ? postSteps(steps, factor, balances, { bounds: boundsFor(mode, policy) }) : []
}

/** What so many ordinary shifts are worth on somebody's first counter, as a shift well done would post them there. */
export async function creditPostings(ctx: Context, member: string, shifts: number): Promise<Posting[]> {
  const { policy, mode, balances } = await reckonedWith(ctx, member)
  const step = policy.effects[mode]?.flying?.done?.find(({ counter }) => counter === 'main')
  const by = (step?.by ?? 1) * (policy.unit === 'minute' ? policy.count.by : 1)
  const steps = [{ counter: 'main' as const, by: shifts * by }]
  return policy.control ? postSteps(steps, 1000, balances, { bounds: boundsFor(mode, policy) }) : []
}

const minutesOf = ({ startsAt, endsAt }: HeldSeat): number => minutesBetween(startsAt, endsAt)

const answering = (ctx: Context, seat: HeldSeat) => reckonedWith(ctx, seat.standIn ?? seat.member)

async function reckonedWith(ctx: Context, member: string) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const mode: Mode = (await readWorker(ctx.db, ctx.organisation, member))?.mode ?? (await ctx.setting(firstMode))
  return { policy, mode, balances: balancesIn((await readStates(ctx.db, ctx.organisation, [member]))[0]) }
}

const balancesIn = (state: StateRow | undefined): Balances =>
  state ? { main: state.main, make_up: state.makeUp, absences: state.absences } : noBalance
