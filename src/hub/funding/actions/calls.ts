/** A round that was met is confirmed and its tranches are called. */
import { deliveredOn, inAcceptanceSince } from '#hub/needs/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { noMoney, sum } from '#platform/values/money.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/calls.ts'
import { whyNotCallNext, whyNotDeliver } from '../rules/calls.ts'
import { intoRoundLines } from '../rules/entries.ts'
import { whyNotConfirm } from '../rules/rounds.ts'
import { trancheCalls, trancheMoment } from '../rules/tranches.ts'
import { type CallRow, writeNets } from '../store/calls.ts'
import * as pledges from '../store/pledges.ts'
import * as store from '../store/rounds.ts'
import { slipsOf } from '../store/slips.ts'
import { postAll } from './booking.ts'
import { callMoney, holderOf } from './calling.ts'
import { moveOn } from './settling.ts'

type Of<C> = InputOf<C>

export const confirmRound = action('funding.confirmRound', async (ctx, input: Of<typeof contract.confirmRound>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const closedOn = round.closedAt ? dayIn(round.closedAt, ctx.shop.zone) : ctx.today
  const slips = await slipsOf(ctx.db, ctx.organisation, round.id)
  const openSlips = slips.filter(({ state }) => state === 'open').length
  refuseWith(whyNotConfirm(round.state, closedOn, ctx.today, openSlips))
  const shares = await pledges.sharesOf(ctx.db, ctx.organisation, round.id)
  await bookSecured(ctx, round)
  await store.moveRound(ctx.db, ctx.organisation, round.id, { state: 'called', calledOn: ctx.today })
  const nets = shares.filter(({ net }) => net > 0)
  await writeNets(
    ctx.db,
    ctx.organisation,
    round.id,
    ctx.today,
    nets.map(({ participant, net }) => ({ id: newId(), participant, kind: 'share', amount: net })),
  )
  const ids = shares.map(({ pledge }) => pledge)
  const moved = { power: 'system', at: ctx.now, by: null }
  await pledges.movePledges(ctx.db, ctx.organisation, ids, 'called', moved)
  const calls = await callNext(ctx, { ...round, state: 'called' })
  ctx.record('funding.round_called', { subject: round.id, calls: calls.length })
  return { calls: calls.length }
})

/** Money that was there already enters the fund of the round: from the reserve, or as a grant that the holder has. */
async function bookSecured(ctx: ActionContext, round: store.RoundRow): Promise<void> {
  const each = (['reserve', 'grant'] as const).map((kind) => ({
    kind,
    amount: sum(
      round.secured.filter(({ source }) => (source === 'reserve') === (kind === 'reserve')).map(({ amount }) => amount),
    ),
  }))
  await postAll(
    ctx,
    each
      .filter(({ amount }) => amount > noMoney)
      .map(({ kind, amount }) => ({
        set: {
          kind: kind === 'reserve' ? ('reserve_out' as const) : ('grant' as const),
          day: ctx.today,
          requestKey: `secured/${round.id}/${kind}`,
          reverses: null,
          lines: intoRoundLines(
            round.currency,
            round.id,
            kind === 'reserve' ? 'reserve' : { holder: holderOf(ctx, round) },
            amount,
          ),
        },
        note: round.name,
      })),
  )
}

/** Calls the next tranche, and looks whether anything is open at all. */
async function callNext(ctx: ActionContext, round: store.RoundRow): Promise<CallRow[]> {
  const shares = await pledges.sharesOf(ctx.db, ctx.organisation, round.id)
  const tranche = round.tranchesCalled + 1
  const each = trancheCalls(
    shares.map(({ net }) => net),
    round.tranchesBp,
    round.seq,
  )[tranche - 1]
  const asks = shares.map(({ participant, pledge }, at) => ({ participant, pledge, net: each?.[at] ?? noMoney }))
  const calls = await callMoney(ctx, round, { kind: 'tranche', tranche }, asks)
  await store.moveRound(ctx.db, ctx.organisation, round.id, { tranchesCalled: tranche })
  await moveOn(ctx, { ...round, tranchesCalled: tranche })
  return calls
}

export const callTranche = action('funding.callTranche', async (ctx, input: Of<typeof contract.callTranche>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  refuseWith(whyNotCallNext(round))
  const calls = await callNext(ctx, round)
  const tranche = round.tranchesCalled + 1
  ctx.record('funding.tranche_called', { subject: round.id, tranche, calls: calls.length })
  return { tranche, calls: calls.length }
})

export const noteDelivered = action('funding.noteDelivered', async (ctx, input: Of<typeof contract.noteDelivered>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const on = day(input.day ?? ctx.today)
  refuseWith(whyNotDeliver(round, on, ctx.today))
  await deliver(ctx, round, on)
  return {}
})

/** What is delivered is called in full. */
export async function deliver(ctx: ActionContext, round: store.RoundRow, on: ReturnType<typeof day>): Promise<void> {
  await store.moveRound(ctx.db, ctx.organisation, round.id, { deliveredOn: on })
  ctx.record('funding.round_delivered', { subject: round.id, day: on })
  // a round has a few tranches
  for (let called = round.tranchesCalled; called < round.tranchesBp.length; called += 1)
    await callNext(ctx, { ...round, tranchesCalled: called })
}

/** Needs went on: those that are ready for test call the second tranche, delivered ones the rest. */
export const followNeeds = action('funding.followNeeds', async (ctx, _event: object) => {
  const rounds = await store.lockFollowing(ctx.db, ctx.organisation)
  // the few rounds whose work goes on
  for (const round of rounds) await follow(ctx, round, found(round.estimate, 'estimate'))
  return {}
})

async function follow(ctx: ActionContext, round: store.RoundRow, estimate: string): Promise<void> {
  const delivered = await deliveredOn(ctx, estimate)
  if (delivered) return deliver(ctx, round, delivered)
  const next = trancheMoment(round.tranchesCalled, round.tranchesBp.length)
  if (next !== 'test' || !(await inAcceptanceSince(ctx, estimate))) return
  const calls = await callNext(ctx, round)
  ctx.record('funding.tranche_called', { subject: round.id, tranche: 2, calls: calls.length })
}
