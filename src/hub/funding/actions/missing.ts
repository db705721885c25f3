/** Money that does not come: a default after the days of grace, a meeting, then the reserve or other payers step in. */
import { lockActing, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add, type Cents, cents, negate, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/missing.ts'
import { weightsIn } from '../reads/standing.ts'
import { mediationDays, openOf, openPart, whyNotStepIn } from '../rules/calls.ts'
import { advanceLines } from '../rules/entries.ts'
import type { Part } from '../rules/invoice.ts'
import { takeOver, whyNotAdvance, whyNotTakeOver } from '../rules/missing-money.ts'
import { graceDays, maxAdvanceBp } from '../settings.ts'
import * as calls from '../store/calls.ts'
import * as store from '../store/missing.ts'
import { movePledges } from '../store/pledges.ts'
import type { RoundRow } from '../store/rounds.ts'
import { post } from './booking.ts'
import { callMoney } from './calling.ts'
import { creditOf, issueCreditNotes } from './invoices.ts'
import { lockCall } from './payments.ts'
import { moveOn } from './settling.ts'

type Of<C> = InputOf<C>

/** Every call whose days of grace are over: payer, core group and co-payers are told, a meeting is due. */
export const noteDefaults = action('funding.noteDefaults', async (ctx, _input: object) => {
  const before = addDays(ctx.today, -(await ctx.setting(graceDays)))
  const late = await calls.callsOverdue(ctx.db, ctx.organisation, before)
  const ids = late.map(({ id }) => id)
  const mediationBy = addDays(ctx.today, mediationDays)
  await calls.changeCalls(ctx.db, ctx.organisation, ids, { defaultedOn: ctx.today, mediationBy })
  const pledges = late.flatMap(({ pledge }) => pledge ?? [])
  await movePledges(ctx.db, ctx.organisation, pledges, 'defaulted', { power: 'system', at: ctx.now, by: null })
  for (const call of late)
    ctx.record('funding.call_defaulted', { subject: call.round, call: call.id, participant: call.participant })
  return { defaults: late.length }
})

export const noteMediation = action('funding.noteMediation', async (ctx, input: Of<typeof contract.noteMediation>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  const on = day(input.day ?? ctx.today)
  refuseWith([
    ...(call.defaultedOn === null ? [refuse('call.not_defaulted')] : []),
    ...(on > ctx.today ? [refuse('round.day_ahead', { day: on })] : []),
  ])
  await calls.changeCalls(ctx.db, ctx.organisation, [call.id], { mediatedOn: on })
  ctx.record('funding.mediated', { subject: round.id, call: call.id, participant: call.participant })
  return {}
})

const stepFacts = (call: calls.CallRow) => ({ ...call, defaulted: call.defaultedOn !== null, open: openOf(call) })

export const advanceCall = action('funding.advanceCall', async (ctx, input: Of<typeof contract.advanceCall>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  const amount = cents(Math.min(input.amount ?? openOf(call), openOf(call)))
  const no = whyNotStepIn(stepFacts(call), ctx.today)
  const reserve = await store.reserveOf(ctx.db, ctx.organisation, round.currency)
  refuseWith(no.length > 0 ? no : whyNotAdvance(amount, { ...reserve, maxAdvanceBp: await ctx.setting(maxAdvanceBp) }))
  const lines = advanceLines(round.currency, call.participant, amount)
  const requestKey = `advance/${newId()}`
  const set = await post(ctx, { kind: 'advance', day: ctx.today, requestKey, reverses: null, lines }, round.name)
  const advanced = add(call.advanced, amount)
  await calls.changeCalls(ctx.db, ctx.organisation, [call.id], { advanced })
  await keep(ctx, call.id, 'advance', amount, set)
  ctx.record('funding.call_advanced', { subject: round.id, call: call.id, amount })
  await moveOn(ctx, round)
  return { open: openOf({ ...call, advanced }) }
})

const keep = (ctx: ActionContext, call: string, way: 'advance' | 'take_over', amount: Cents, set: string) =>
  calls.writeSettlements(ctx.db, ctx.organisation, [
    { id: newId(), call, way, amount, day: ctx.today, set, at: ctx.now, by: ctx.actor.account },
  ])

export const offerTakeOver = action('funding.offerTakeOver', async (ctx, input: Of<typeof contract.offerTakeOver>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  const acting = await lockActing(ctx, input.participant)
  const nets = await calls.netsOf(ctx.db, ctx.organisation, round.id)
  const pays = nets.some(({ participant, net }) => participant === acting.row.id && net > 0)
  refuseWith([
    ...whyNotAct(ctx, 'commit', acting, input.atMost),
    ...(call.defaultedOn === null ? [refuse('call.not_defaulted')] : []),
    ...(pays ? [] : [refuse('round.not_payer', { organisation: acting.row.name })]),
    ...(call.participant === acting.row.id ? [refuse('call.own')] : []),
  ])
  const offer = { call: call.id, participant: acting.row.id as string, atMost: cents(input.atMost) }
  await store.writeOffer(ctx.db, ctx.organisation, { ...offer, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.take_over_offered', { subject: round.id, participant: acting.row.id, amount: offer.atMost })
  return {}
})

/** The part without VAT of what is missing is shared by the key of the round, within what each consented to. */
export const shareMissing = action('funding.shareMissing', async (ctx, input: Of<typeof contract.shareMissing>) => {
  const { round, call } = await lockCall(ctx, input.callLine)
  refuseWith(whyNotStepIn(stepFacts(call), ctx.today))
  const dropped = openPart(call)
  const missing = dropped.net
  const offers = await inOrder(ctx, round, await store.offersOf(ctx.db, ctx.organisation, call.id))
  const weights = weightsIn(round)
  const consenting = offers.map(({ participant, atMost }) => ({
    organisation: participant,
    weight: weights(participant),
    atMost,
  }))
  refuseWith(whyNotTakeOver(missing, consenting, round.seq))
  const made = takeOver(missing, consenting, round.seq)
  const parts = offers.map((offer, at) => ({ ...offer, took: (made.kind === 'parts' && made.parts[at]) || noMoney }))
  await dropDebt(ctx, round, call, dropped)
  await store.keepOffers(ctx.db, ctx.organisation, call.id, parts)
  const asks = parts.map(({ participant, took }) => ({ participant, pledge: null, net: took }))
  await callMoney(ctx, round, { kind: 'take_over', tranche: call.tranche }, asks)
  await calls.writeNets(ctx.db, ctx.organisation, round.id, ctx.today, [
    { id: newId(), participant: call.participant, kind: 'take_over', amount: negate(missing) },
    ...parts.map(({ participant, took }) => ({
      id: newId() as string,
      participant,
      kind: 'take_over' as const,
      amount: took,
    })),
  ])
  ctx.record('funding.missing_shared', { subject: round.id, call: call.id, amount: missing })
  await moveOn(ctx, round)
  return { parts: parts.map(({ participant, took }) => ({ participant, amount: took })) }
})

/** What others take over is owed to them, no more to the round: they have papers of their own for it. */
async function dropDebt(ctx: ActionContext, round: RoundRow, call: calls.CallRow, dropped: Part): Promise<void> {
  const gross = openOf(call)
  const { currency } = round
  const lines = [
    { account: { kind: 'round' as const, round: round.id }, currency, amount: dropped.net },
    { account: { kind: 'vat' as const }, currency, amount: dropped.vat },
    { account: { kind: 'receivable' as const, organisation: call.participant }, currency, amount: negate(gross) },
  ].filter(({ amount }) => amount !== 0)
  const requestKey = `taken-over/${call.id}`
  const entry = { kind: 'redistribution' as const, day: ctx.today, requestKey, reverses: null, lines }
  const set = await post(ctx, entry, round.name)
  await calls.changeCalls(ctx.db, ctx.organisation, [call.id], { takenOver: add(call.takenOver, gross) })
  await keep(ctx, call.id, 'take_over', gross, set)
  await issueCreditNotes(ctx, { credits: creditOf(call, dropped), reason: round.name })
}

async function inOrder(ctx: ActionContext, round: RoundRow, offers: readonly store.OfferRow[]) {
  const sharers = await sharersIn(ctx, round.keyYear)
  const placeOf = (id: string) => sharers.findIndex((one) => one.id === id)
  return offers.toSorted((one, other) => placeOf(one.participant) - placeOf(other.participant))
}
