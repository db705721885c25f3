/** What a settled call brings about: the round collects, is secured, and a pledge is paid. */
import { moveNeedsByRound } from '#hub/needs/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { noMoney } from '#platform/values/money.ts'
import { openOf } from '../rules/calls.ts'
import { isSecured } from '../rules/rounds.ts'
import type { RoundState } from '../rules/states.ts'
import { type CallRow, callsOf, netsOf } from '../store/calls.ts'
import { movePledges, pledgesOf } from '../store/pledges.ts'
import { moveRound, type RoundRow } from '../store/rounds.ts'

/** Moves the round on after something was settled; answers the state it is in now. */
export async function moveOn(ctx: ActionContext, round: RoundRow): Promise<RoundState> {
  const calls = await callsOf(ctx.db, ctx.organisation, round.id)
  await markPaid(ctx, round, calls)
  let state = round.state
  if (state === 'called' && calls.some((call) => call.paid + call.inHours > 0)) {
    state = 'collecting'
    ctx.record('funding.round_collecting', { subject: round.id })
  }
  if ((state === 'called' || state === 'collecting') && isFirstSettled(calls)) {
    state = 'secured'
    await needsSecured(ctx, round)
    ctx.record('funding.round_secured', { subject: round.id })
  }
  if (state !== round.state) await moveRound(ctx.db, ctx.organisation, round.id, { state })
  return state
}

/** Work on the needs may begin; whoever bears something of the round is a payer of them. */
async function needsSecured(ctx: ActionContext, { id, estimate }: RoundRow): Promise<void> {
  if (estimate === null) return
  const nets = await netsOf(ctx.db, ctx.organisation, id)
  const payers = nets.filter(({ net }) => net > 0).map(({ participant }) => participant)
  await moveNeedsByRound(ctx, estimate, 'secured', { round: id, payers })
}

const isFirstSettled = (calls: readonly CallRow[]): boolean =>
  isSecured(calls.filter(({ tranche }) => tranche === 1).map((call) => ({ owed: openOf(call), settled: noMoney })))

/** A pledge is paid once everything of it was called and settled by whoever gave it. */
async function markPaid(ctx: ActionContext, round: RoundRow, calls: readonly CallRow[]): Promise<void> {
  if (round.tranchesCalled < round.tranchesBp.length) return
  const pledges = await pledgesOf(ctx.db, ctx.organisation, round.id)
  const paid = pledges.filter(
    ({ id, state }) =>
      (state === 'called' || state === 'defaulted') &&
      calls.filter(({ pledge }) => pledge === id).every((call) => call.paid + call.inHours >= call.net + call.vat),
  )
  const ids = paid.map(({ id }) => id)
  await movePledges(ctx.db, ctx.organisation, ids, 'paid', { power: 'system', at: ctx.now, by: null })
}
