/** How a round ends: settled with its surplus, stopped by its payers, cancelled by mirroring everything. */
import { whyNotRegistered } from '#hub/governance/public.ts'
import { moveNeedsByRound } from '#hub/needs/public.ts'
import { lockActing, mustHave, sharersIn } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, cents, negate, noMoney, subtract, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/endings.ts'
import { isWithdrawn } from '../reads/estimates.ts'
import { grossOf, leftIn, lentOf, netPart, openOf, openPart, owedOf } from '../rules/calls.ts'
import { outOfRoundLines } from '../rules/entries.ts'
import type { Approval } from '../rules/ledger.ts'
import { payersAsked, whyNotCancel, whyNotSettle, whyNotStop } from '../rules/rounds.ts'
import { type SurplusChoice, surplusParts } from '../rules/surplus.ts'
import { undoRound } from '../rules/undoing.ts'
import { bookedOf } from '../store/booked.ts'
import * as calls from '../store/calls.ts'
import * as store from '../store/costs.ts'
import * as ledger from '../store/ledger.ts'
import { movePledges, pledgesOf, sharesOf } from '../store/pledges.ts'
import { lockRound, moveRound, type RoundRow } from '../store/rounds.ts'
import { post, postAll } from './booking.ts'
import { creditOf, issueCreditNotes } from './invoices.ts'
import { releaseJoins } from './late.ts'
import { askFor } from './wishes.ts'

type Of<C> = InputOf<C>

interface Told {
  readonly reason: string | null
  readonly decision: { readonly number: string; readonly day: Day } | null
}
type Ending = 'settle' | 'stop' | 'cancel'

const ends = async (ctx: ActionContext, act: Ending, id: string, told: Told) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, id), 'round')
  refuseWith(await whyNotEnd(ctx, act, round, told))
  const asked = await askFor(ctx, {
    act: `round.${act}`,
    subject: round.id,
    amount: round.target,
    currency: round.currency,
    input: { ...told },
    needsTwo: true,
    reason: told.reason,
  })
  if (asked.ready) await carryOutEnding(ctx, act, round.id, told, asked.approvals)
  return { wish: asked.wish, done: asked.ready }
}

export const settleRound = action('funding.settleRound', (ctx, input: Of<typeof contract.settleRound>) =>
  ends(ctx, 'settle', input.round, { reason: null, decision: null }),
)
export const stopRound = action(
  'funding.stopRound',
  (ctx, { round, reason, decision }: Of<typeof contract.stopRound>) =>
    ends(ctx, 'stop', round, { reason, decision: { number: decision.number, day: day(decision.day) } }),
)
export const cancelRound = action('funding.cancelRound', (ctx, { round, reason }: Of<typeof contract.cancelRound>) =>
  ends(ctx, 'cancel', round, { reason, decision: null }),
)

/** What two approved, on the facts of this moment. */
export async function carryOutEnding(
  ctx: ActionContext,
  act: Ending,
  id: string,
  told: Told,
  approvals: readonly Approval[],
): Promise<void> {
  const round = found(await lockRound(ctx.db, ctx.organisation, id), 'round')
  refuseWith(await whyNotEnd(ctx, act, round, told))
  if (act === 'cancel') await undo(ctx, round, approvals)
  if (act === 'stop') await dropOpen(ctx, round, approvals)
  if (act !== 'settle') await releaseJoins(ctx, round)
  if (act !== 'cancel') await shareSurplus(ctx, round, approvals)
  const decided = told.decision ? { decisionNumber: told.decision.number, decisionOn: told.decision.day } : {}
  const state = act === 'cancel' ? ('cancelled' as const) : ('settled' as const)
  await moveRound(ctx.db, ctx.organisation, round.id, { state, endedOn: ctx.today, reason: told.reason, ...decided })
  ctx.record(act === 'cancel' ? 'funding.round_cancelled' : 'funding.round_settled', { subject: round.id, why: act })
}

async function whyNotEnd(ctx: ActionContext, act: Ending, round: RoundRow, { decision }: Told) {
  if (act === 'cancel') return whyNotCancelNow(ctx, round)
  const lines = await calls.callsOf(ctx.db, ctx.organisation, round.id)
  const surplus = await surplusOf(ctx, round, lines)
  const short = surplus < 0 ? surplus : noMoney
  const costs = await store.costsOf(ctx.db, ctx.organisation, round.id)
  if (act === 'settle')
    return whyNotSettle({
      state: round.state,
      delivered: round.deliveredOn !== null,
      lastBooked: costs.some(({ last }) => last),
      openCalls: lines.filter((call) => openOf(call) > 0).length,
      fundAfterwards: short,
    })
  return [
    ...whyNotStop({ state: round.state, unpaid: sum(costs.map(owedOf)), fundAfterwards: short }),
    ...(decision && decision.day > ctx.today ? [refuse('decision.not_yet', { day: decision.day })] : []),
    ...(decision ? await whyNotRegistered(ctx, decision) : []),
  ]
}

async function surplusOf(ctx: ActionContext, round: RoundRow, lines: readonly calls.CallRow[]): Promise<Cents> {
  const fund = await store.fundOf(ctx.db, ctx.organisation, round.id)
  return leftIn(
    fund,
    lines.map((call) => ({ net: call.net, vat: call.vat, open: openOf(call) })),
  )
}

async function whyNotCancelNow(ctx: ActionContext, round: RoundRow) {
  const [costs, pledges, forIt] = await Promise.all([
    store.costsOf(ctx.db, ctx.organisation, round.id),
    pledgesOf(ctx.db, ctx.organisation, round.id),
    store.agreeing(ctx.db, ctx.organisation, round.id, 'cancel'),
  ])
  return whyNotCancel({
    state: round.state,
    paidOut: sum(costs.map(({ paid }) => paid)),
    payers: payersAsked(pledges),
    forIt,
    estimateWithdrawn: await isWithdrawn(ctx, round.estimate),
  })
}

/** Every set of the round mirrored, what was lent taken back, what was paid turned into credit (F9). */
async function undo(ctx: ActionContext, round: RoundRow, approvals: readonly Approval[]): Promise<void> {
  const lines = await calls.callsOf(ctx.db, ctx.organisation, round.id)
  const ids = await store.setsTouching(ctx.db, ctx.organisation, round.id)
  const [rows, entries] = await Promise.all([
    ledger.setsById(ctx.db, ctx.organisation, ids),
    ledger.linesOf(ctx.db, ctx.organisation, ids),
  ])
  const paid = [...Map.groupBy(lines, ({ participant }) => participant)].map(([organisation, own]) => ({
    organisation,
    currency: round.currency,
    paid: sum(own.map((call) => call.paid)),
  }))
  const wishes = [
    ...undoRound(round.id, bookedOf(rows, entries), paid, ctx.today),
    ...lentBack(round, lines, ctx.today),
  ]
  await postAll(
    ctx,
    wishes.map((set) => ({ set, note: round.name, approvals })),
  )
  await release(ctx, round, lines)
}

const lentBack = (round: RoundRow, lines: readonly calls.CallRow[], today: Day) =>
  lines
    .filter((call) => lentOf(call) > 0)
    .map((call) => ({
      kind: 'advance' as const,
      day: today,
      requestKey: `lent-back/${call.id}`,
      reverses: null,
      lines: [
        {
          account: { kind: 'receivable' as const, organisation: call.participant },
          currency: round.currency,
          amount: lentOf(call),
        },
        {
          account: { kind: 'advance' as const, organisation: call.participant },
          currency: round.currency,
          amount: negate(lentOf(call)),
        },
      ],
    }))

async function release(ctx: ActionContext, round: RoundRow, lines: readonly calls.CallRow[]): Promise<void> {
  const live = (await pledgesOf(ctx.db, ctx.organisation, round.id)).filter(
    ({ state }) => state !== 'withdrawn' && state !== 'released',
  )
  const moved = { power: 'system', at: ctx.now, by: null }
  const ids = live.map(({ id }) => id)
  await movePledges(ctx.db, ctx.organisation, ids, 'released', moved)
  const open = lines.map(({ id }) => id)
  await calls.changeCalls(ctx.db, ctx.organisation, open, { cancelledOn: ctx.today })
  const nets = (await calls.netsOf(ctx.db, ctx.organisation, round.id)).filter(({ net }) => net !== 0)
  await calls.writeNets(
    ctx.db,
    ctx.organisation,
    round.id,
    ctx.today,
    nets.map(({ participant, net }) => ({ id: newId(), participant, kind: 'undone', amount: negate(net) })),
  )
  // what others took over was taken back then
  const owed = lines.filter((call) => call.takenOver < grossOf(call))
  await issueCreditNotes(ctx, { credits: owed.flatMap((call) => creditOf(call, null)), reason: round.name })
  if (round.estimate && round.state !== 'draft')
    await moveNeedsByRound(ctx, round.estimate, 'ended', { round: round.id, payers: [] })
}

/** A stopped round asks for nothing more: what is open, or was never called, is not owed. */
async function dropOpen(ctx: ActionContext, round: RoundRow, approvals: readonly Approval[]): Promise<void> {
  const lines = await calls.callsOf(ctx.db, ctx.organisation, round.id)
  const open = lines.filter((call) => openOf(call) > 0)
  await postAll(
    ctx,
    open.map((call) => {
      const { net, vat } = openPart(call)
      return {
        set: {
          kind: 'refund' as const,
          day: ctx.today,
          requestKey: `dropped/${call.id}`,
          reverses: null,
          lines: [
            { account: { kind: 'round' as const, round: round.id }, currency: round.currency, amount: net },
            { account: { kind: 'vat' as const }, currency: round.currency, amount: vat },
            {
              account: { kind: 'receivable' as const, organisation: call.participant },
              currency: round.currency,
              amount: negate(openOf(call)),
            },
          ].filter(({ amount }) => amount !== 0),
        },
        note: round.name,
        approvals,
      }
    }),
  )
  const ids = open.map(({ id }) => id)
  await calls.changeCalls(ctx.db, ctx.organisation, ids, { cancelledOn: ctx.today })
  await issueCreditNotes(ctx, { credits: open.flatMap((call) => creditOf(call, openPart(call))), reason: round.name })
  // a buy-in is borne once it is paid
  const borne = open.filter(({ kind }) => kind !== 'buy_in')
  const owed = borne.map((call) => ({ participant: call.participant, amount: netPart(openOf(call), call) }))
  const less = [...owed, ...(await neverCalled(ctx, round, lines))].filter(({ amount }) => amount > 0)
  await calls.writeNets(
    ctx.db,
    ctx.organisation,
    round.id,
    ctx.today,
    less.map(({ participant, amount }) => ({ id: newId(), participant, kind: 'undone', amount: negate(amount) })),
  )
}

async function neverCalled(ctx: ActionContext, round: RoundRow, lines: readonly calls.CallRow[]) {
  const shares = await sharesOf(ctx.db, ctx.organisation, round.id)
  return shares.map(({ pledge, participant, net }) => {
    const called = sum(
      lines.filter((call) => call.pledge === pledge && call.kind === 'tranche').map((call) => call.net),
    )
    return { participant, amount: subtract(net, called) }
  })
}

/** What is left goes to payers by what each bore, and from there where each chose; money of before goes to the reserve. */
async function shareSurplus(ctx: ActionContext, round: RoundRow, approvals: readonly Approval[]): Promise<void> {
  const surplus = await store.fundOf(ctx.db, ctx.organisation, round.id)
  if (surplus === 0) return
  const parts = surplusParts(...(await paidIn(ctx, round, surplus)), round.seq)
  const to = await Promise.all(parts.map((part) => destinationOf(ctx, round, part.to)))
  const lines = outOfRoundLines(
    round.currency,
    round.id,
    parts.map((part, at) => ({
      to:
        to[at] === 'back' ? { kind: 'credit' as const, organisation: part.organisation } : { kind: 'reserve' as const },
      amount: part.amount,
    })),
  )
  const requestKey = `surplus/${round.id}`
  const entry = { kind: 'surplus' as const, day: ctx.today, requestKey, reverses: null, lines }
  await post(ctx, entry, round.name, approvals)
  for (const [at, part] of parts.entries())
    if (to[at] === 'need' && part.to.kind === 'need')
      await store.addSecured(ctx.db, ctx.organisation, part.to.need, part.amount, round.name)
  await calls.writeNets(
    ctx.db,
    ctx.organisation,
    round.id,
    ctx.today,
    parts
      .filter(({ organisation }) => organisation !== ctx.organisation)
      .map(({ organisation, amount }) => ({
        id: newId(),
        participant: organisation,
        kind: 'surplus',
        amount: negate(amount),
      })),
  )
}

/** Payers in the order of joining with what each bore and chose; the community stands for money of before. */
async function paidIn(ctx: ActionContext, round: RoundRow, surplus: Cents) {
  const [nets, choices, sharers] = await Promise.all([
    calls.netsOf(ctx.db, ctx.organisation, round.id),
    store.choicesOf(ctx.db, ctx.organisation),
    sharersIn(ctx, round.keyYear),
  ])
  const payers = sharers.flatMap(({ id }) => {
    const net = nets.find(({ participant }) => participant === id)?.net ?? noMoney
    return net > 0 ? [{ organisation: id as string, paid: net, choice: choiceOf(choices, id) }] : []
  })
  const before = cents(sum(round.secured.map(({ amount }) => amount)))
  const reserve = { organisation: ctx.organisation as string, paid: before, choice: { kind: 'reserve' as const } }
  const all = before > 0 ? [...payers, reserve] : payers
  return [subtract(sum(all.map(({ paid }) => paid)), surplus), all] as const
}

function choiceOf(all: Awaited<ReturnType<typeof store.choicesOf>>, participant: string): SurplusChoice {
  const own = all.find((one) => one.participant === participant)
  if (own?.kind === 'need' && own.need) return { kind: 'need', need: own.need }
  return own?.kind === 'reserve' ? { kind: 'reserve' } : { kind: 'back' }
}

/** A named round takes money until it closes; then it goes back. */
async function destinationOf(ctx: ActionContext, round: RoundRow, to: SurplusChoice) {
  if (to.kind !== 'need') return to.kind
  const named = await lockRound(ctx.db, ctx.organisation, to.need)
  return named && ['draft', 'open'].includes(named.state) && named.currency === round.currency ? 'need' : 'back'
}

export const sayOnRound = action('funding.sayOnRound', async (ctx, input: Of<typeof contract.sayOnRound>) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'position', acting)
  const payers = payersAsked(await pledgesOf(ctx.db, ctx.organisation, round.id))
  if (!payers.includes(acting.row.id)) refuseWith([refuse('round.not_payer', { organisation: acting.row.name })])
  const { question: about, agrees } = input
  const voice = { round: round.id, about, participant: acting.row.id as string, agrees }
  await store.writeVoice(ctx.db, ctx.organisation, { ...voice, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.voice_given', { subject: round.id, participant: acting.row.id, why: about, agrees })
  return {}
})

export const chooseSurplus = action('funding.chooseSurplus', async (ctx, input: Of<typeof contract.chooseSurplus>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  if (input.to === 'need' && input.round === null) refuseWith([refuse('surplus.no_need')])
  const choice: SurplusChoice =
    input.to === 'need' ? { kind: 'need', need: found(input.round, 'round') } : { kind: input.to }
  const { account } = ctx.actor
  await store.writeChoice(ctx.db, ctx.organisation, acting.row.id, choice, ctx.now, account)
  ctx.record('funding.surplus_chosen', { subject: acting.row.id, why: input.to })
  return {}
})
