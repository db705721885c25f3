/** A round closes: by itself after its last second, or early when everybody asked has answered. */
import { moveNeedsByRound } from '#hub/needs/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/rounds.ts'
import { keptOf, type Standing, sharesIn, standingOf } from '../reads/standing.ts'
import { answeredBy, stateAtClosing } from '../rules/pledging.ts'
import { whyNotCloseEarly } from '../rules/rounds.ts'
import { whyNotMove } from '../rules/states.ts'
import { minRoundDays } from '../settings.ts'
import * as pledges from '../store/pledges.ts'
import * as store from '../store/rounds.ts'

/** Every round whose last second is over: met and closing, or failed with the reasons kept. */
export const closeOverdue = action('funding.closeOverdue', async (ctx) => {
  const rounds = await store.lockOverdueRounds(ctx.db, ctx.organisation, ctx.now)
  for (const round of rounds) await close(ctx, round, await standingOf(ctx, round))
  return { closed: rounds.length }
})

export const closeEarly = action('funding.closeEarly', async (ctx, input: InputOf<typeof contract.closeEarly>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const standing = await standingOf(ctx, round)
  const declined = await pledges.declinesOf(ctx.db, ctx.organisation, round.id)
  const answered = [...answeredBy(standing.pledges, declined)]
  const minDays = await ctx.setting(minRoundDays)
  const facts = { ...round, closing: standing.closing, answered, today: ctx.today, minDays }
  refuseWith(whyNotCloseEarly(facts))
  await close(ctx, round, standing)
  return {}
})

async function close(ctx: ActionContext, round: store.RoundRow, standing: Standing): Promise<void> {
  const { closing, outcome } = standing
  const { met } = closing
  refuseWith(whyNotMove('round', met ? 'close' : 'fail', round.state))
  await movePledges(ctx, standing)
  const state = met ? ('closing' as const) : ('failed' as const)
  await store.closeRow(ctx.db, ctx.organisation, round.id, {
    state,
    at: ctx.now,
    endedOn: met ? null : ctx.today,
    kept: keptOf(round, standing),
  })
  if (met) await pledges.writeShares(ctx.db, ctx.organisation, round.id, sharesIn(standing))
  if (!met && round.estimate) await moveNeedsByRound(ctx, round.estimate, 'ended', { round: round.id, payers: [] })
  ctx.record(met ? 'funding.round_met' : 'funding.round_failed', { subject: round.id, short: outcome.short })
}

/** Pledges that hold are binding, all others are released. */
async function movePledges(ctx: ActionContext, { pledges: all, counted, closing }: Standing): Promise<void> {
  const held = new Set(closing.parts.map(({ pledge }) => counted[Number(pledge)]?.id))
  const moved = { power: 'system', at: ctx.now, by: null }
  const states = all.map(({ id, state }) => ({ id, state: stateAtClosing(state, closing.met, held.has(id)) }))
  for (const state of ['binding', 'released'] as const) {
    const ids = states.filter((one) => one.state === state).map(({ id }) => id)
    await pledges.movePledges(ctx.db, ctx.organisation, ids, state, moved)
  }
}
