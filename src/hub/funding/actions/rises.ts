/** A cost above the target: what was held ready bears it without a vote; beyond that payers answer with fresh caps. */
import { lockActing, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { add, type Cents, cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/missing.ts'
import { weightsIn } from '../reads/standing.ts'
import type { CallKind } from '../rules/calls.ts'
import { contingencyCalls, costAgainst, freshCaps } from '../rules/missing-money.ts'
import * as calls from '../store/calls.ts'
import * as store from '../store/missing.ts'
import { sharesOf } from '../store/pledges.ts'
import { lockRound, type RoundRow } from '../store/rounds.ts'
import { callMoney } from './calling.ts'

type Of<C> = InputOf<C>

const running = ['called', 'collecting', 'secured', 'spending']

export const tellRise = action('funding.tellRise', async (ctx, input: Of<typeof contract.tellRise>) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const rises = await store.risesOf(ctx.db, ctx.organisation, round.id)
  const { agreed, there } = await readyIn(ctx, round)
  const left = sum(agreed.map(({ net }) => net))
  const { fromContingency, beyond } = costAgainst(cents(input.expected), there, left)
  refuseWith([
    ...(running.includes(round.state) ? [] : [refuse('round.state', { why: round.state, state: round.state })]),
    ...(rises.some(({ state }) => state === 'asked') ? [refuse('rise.asked')] : []),
    ...(input.expected <= there ? [refuse('rise.nothing', { amount: there })] : []),
  ])
  const parts = contingencyCalls(
    fromContingency,
    agreed.map(({ net }) => net),
    round.seq,
  )
  const asks = agreed.map((one, at) => ({ ...one, net: parts[at] ?? noMoney }))
  await callMore(ctx, round, 'contingency', asks)
  const state = beyond > 0 ? ('asked' as const) : ('covered' as const)
  const { reason } = input
  const rise = { id: newId(), expected: cents(input.expected), fromContingency, beyond, reason, state }
  await store.writeRise(ctx.db, ctx.organisation, round.id, { ...rise, toldOn: ctx.today })
  ctx.record('funding.rise_told', { subject: round.id, amount: rise.expected, beyond })
  return { fromContingency, beyond }
})

interface More {
  readonly participant: string
  readonly pledge: string | null
  readonly net: Cents
}

/** What of the contingency is not called yet, and what there is for costs already. */
async function readyIn(ctx: ActionContext, round: RoundRow) {
  const [shares, lines, nets] = await Promise.all([
    sharesOf(ctx.db, ctx.organisation, round.id),
    calls.callsOf(ctx.db, ctx.organisation, round.id),
    calls.netsOf(ctx.db, ctx.organisation, round.id),
  ])
  const calledOf = (id: string) =>
    sum(lines.filter((call) => call.kind === 'contingency' && call.pledge === id).map((call) => call.net))
  const agreed = shares.map(({ participant, pledge, contingency }) => ({
    participant,
    pledge,
    net: subtract(contingency, calledOf(pledge)),
  }))
  return { agreed, there: add(sum(round.secured.map(({ amount }) => amount)), sum(nets.map(({ net }) => net))) }
}

async function callMore(
  ctx: ActionContext,
  round: RoundRow,
  kind: Extract<CallKind, 'contingency' | 'more'>,
  asks: readonly More[],
): Promise<void> {
  await callMoney(ctx, round, { kind, tranche: 0 }, asks)
  await calls.writeNets(
    ctx.db,
    ctx.organisation,
    round.id,
    ctx.today,
    asks
      .filter(({ net }) => net > 0)
      .map(({ participant, net }) => ({ id: newId() as string, participant, kind, amount: net })),
  )
}

export const answerRise = action('funding.answerRise', async (ctx, input: Of<typeof contract.answerRise>) => {
  const { round, rise } = await lockAsked(ctx, input.round)
  const acting = await lockActing(ctx, input.participant)
  const nets = await calls.netsOf(ctx.db, ctx.organisation, round.id)
  const pays = nets.some(({ participant, net }) => participant === acting.row.id && net > 0)
  refuseWith([
    ...whyNotAct(ctx, 'commit', acting, input.cap),
    ...(pays ? [] : [refuse('round.not_payer', { organisation: acting.row.name })]),
  ])
  const said = { rise: rise.id, participant: acting.row.id as string, cap: cents(input.cap) }
  await store.writeFreshCap(ctx.db, ctx.organisation, { ...said, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.rise_answered', { subject: round.id, participant: acting.row.id, amount: input.cap })
  return {}
})

async function lockAsked(ctx: ActionContext, id: string) {
  const round = found(await lockRound(ctx.db, ctx.organisation, id), 'round')
  const rises = await store.risesOf(ctx.db, ctx.organisation, round.id)
  const rise = rises.find(({ state }) => state === 'asked')
  if (!rise) refuseWith([refuse('rise.not_asked')])
  return { round, rise: found(rise, 'rise') }
}

export const decideRise = action('funding.decideRise', async (ctx, input: Of<typeof contract.decideRise>) => {
  const { round, rise } = await lockAsked(ctx, input.round)
  const [answers, sharers] = await Promise.all([
    store.freshCapsOf(ctx.db, ctx.organisation, rise.id),
    sharersIn(ctx, round.keyYear),
  ])
  const placeOf = (id: string) => sharers.findIndex((one) => one.id === id)
  const ordered = answers.toSorted((one, other) => placeOf(one.participant) - placeOf(other.participant))
  const weights = weightsIn(round)
  const made = freshCaps(
    rise.beyond,
    ordered.map(({ participant, cap }) => ({ organisation: participant, weight: weights(participant), atMost: cap })),
    round.seq,
  )
  const goesOn = made.kind === 'goes_on'
  if (made.kind === 'goes_on')
    await callMore(
      ctx,
      round,
      'more',
      ordered.map(({ participant }, at) => ({ participant, pledge: null, net: made.parts[at] ?? noMoney })),
    )
  await store.endRise(ctx.db, ctx.organisation, rise.id, goesOn ? 'goes_on' : 'shrinks')
  ctx.record('funding.rise_decided', { subject: round.id, why: goesOn ? 'goes_on' : 'shrinks' })
  return { goesOn, short: made.kind === 'shrink' ? made.by : noMoney }
})
