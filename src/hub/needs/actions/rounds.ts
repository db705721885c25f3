/** The door for funding: what a round on an estimate needs to know, and how its needs move with it. */
import type { ActionContext, Context } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import { whyNotGoOnWith } from '../reads/second-provider.ts'
import type { Basis } from '../rules/estimating.ts'
import { type RoundMove, stateAfterRound, whyNotMoveByRound } from '../rules/rounds.ts'
import type { EstimateState } from '../rules/states.ts'
import * as estimates from '../store/estimates.ts'
import * as store from '../store/needs.ts'
import * as payers from '../store/payers.ts'

export interface EstimateFacts {
  readonly id: string
  readonly series: string
  readonly version: number
  readonly provider: string
  readonly needs: readonly { readonly id: string; readonly number: number | null; readonly problem: string | null }[]
  readonly minutesMin: number | null
  readonly minutesLikely: number | null
  readonly minutesMax: number | null
  readonly rate: Cents | null
  readonly basis: Basis | null
  readonly net: Cents | null
  readonly currency: Currency
  readonly validUntil: Day | null
  readonly state: EstimateState
}

/** An estimate as a round sees it; null: there is none. */
export async function estimateFor(ctx: Context, estimate: string): Promise<EstimateFacts | null> {
  const row = await estimates.readEstimate(ctx.db, ctx.organisation, estimate)
  if (!row) return null
  const { criteria: _criteria, assumptions: _assumptions, needs, ...facts } = row
  return { ...facts, needs: await store.needTitles(ctx.db, ctx.organisation, needs) }
}

/** Estimates on which a round may be opened today: handed in or taken, all of their needs estimated. */
export async function estimatesToFund(ctx: Context): Promise<EstimateFacts[]> {
  const open = await estimates.allEstimates(ctx.db, ctx.organisation, false)
  const offered = open.filter(({ state }) => state === 'submitted' || state === 'accepted')
  const ids = [...new Set(offered.flatMap(({ needs }) => needs))]
  const known = new Map((await store.readNeeds(ctx.db, ctx.organisation, ids)).map((need) => [need.id as string, need]))
  return offered
    .filter(({ needs }) => needs.every((id) => known.get(id)?.state === 'estimated'))
    .map(({ criteria: _criteria, assumptions: _assumptions, needs, ...facts }) => ({
      ...facts,
      needs: needs.flatMap((id) => known.get(id) ?? []).map(({ id, number, problem }) => ({ id, number, problem })),
    }))
}

/** Moves the needs of an estimate with its round; whoever pays is kept with them. Runs in the caller's transaction and
 *  refuses where a need is not where it should be. Harmless when it comes twice for the same round. */
export async function moveNeedsByRound(
  ctx: ActionContext,
  estimate: string,
  move: RoundMove,
  of: { readonly round: string; readonly payers: readonly string[] },
): Promise<void> {
  const row = found(await estimates.lockEstimate(ctx.db, ctx.organisation, estimate), 'estimate')
  const needs = await store.lockNeeds(ctx.db, ctx.organisation, row.needs)
  const state = stateAfterRound[move]
  if (needs.every((need) => need.state === state && need.round === (move === 'ended' ? null : of.round))) return
  refuseWith([
    ...whyNotMoveByRound({ move, estimate: row.state, needs }),
    ...(move === 'opened' && row.state === 'submitted' ? await whyNotGoOnWith(ctx, row, needs) : []),
  ])
  if (move === 'opened') await accept(ctx, row)
  if (move === 'secured')
    await payers.addPayers(ctx.db, ctx.organisation, row.needs, of.payers, { ...of, since: ctx.today })
  if (move === 'ended') await payers.removePayers(ctx.db, ctx.organisation, of.round)
  await store.changeNeeds(ctx.db, ctx.organisation, row.needs, {
    state,
    estimate: row.id,
    round: move === 'ended' ? null : of.round,
  })
  for (const { id } of needs) ctx.record(happened[move], { subject: id, estimate: row.id, round: of.round })
}

const happened = {
  opened: 'needs.round_opened',
  secured: 'needs.round_secured',
  ended: 'needs.round_ended',
} as const

/** The estimate a round is opened on is taken; the others of the same needs are not. */
async function accept(ctx: ActionContext, row: estimates.EstimateRow): Promise<void> {
  const others = await estimates.estimatesOf(ctx.db, ctx.organisation, row.needs)
  const open = others.filter((one) => one.id !== row.id && ['requested', 'draft', 'submitted'].includes(one.state))
  if (open.length > 0)
    await estimates.moveEstimates(
      ctx.db,
      ctx.organisation,
      open.map(({ id }) => id),
      { state: 'declined' },
    )
  await estimates.moveEstimates(ctx.db, ctx.organisation, [row.id], { state: 'accepted' })
}

/** Adds an organisation that pays later: it is a payer like the others from this day on. */
export async function addLatePayer(ctx: ActionContext, estimate: string, round: string, payer: string): Promise<void> {
  const row = found(await estimates.lockEstimate(ctx.db, ctx.organisation, estimate), 'estimate')
  await payers.addPayers(ctx.db, ctx.organisation, row.needs, [payer], { round, since: ctx.today })
  for (const need of row.needs) ctx.record('needs.payer_joined', { subject: need, participant: payer, round })
}

/** The day on which the last need of the estimate was delivered; null: not all are. */
export const deliveredOn = async (ctx: Context, estimate: string): Promise<Day | null> =>
  lastDay((await needsOf(ctx, estimate)).map((need) => need.deliveredOn))

/** The day since which all needs of the estimate are, or were, there to be tried; null: not all have been released. */
export const inAcceptanceSince = async (ctx: Context, estimate: string): Promise<Day | null> =>
  lastDay((await needsOf(ctx, estimate)).map((need) => need.inAcceptanceSince))

async function needsOf(ctx: Context, estimate: string): Promise<store.NeedRow[]> {
  const row = found(await estimates.readEstimate(ctx.db, ctx.organisation, estimate), 'estimate')
  return store.readNeeds(ctx.db, ctx.organisation, row.needs)
}

const lastDay = (days: readonly (Day | null)[]): Day | null =>
  days.length === 0
    ? null
    : days.reduce((last, day) => (last === null || day === null ? null : day > last ? day : last))
