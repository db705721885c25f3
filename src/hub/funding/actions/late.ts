/** Joining a round late: asked, quoted, confirmed, called; the refunds of the earlier payers are booked on payment. */
import { whyNotRegistered } from '#hub/governance/public.ts'
import { addLatePayer } from '#hub/needs/public.ts'
import { lockActing, mustHave, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, negate, noMoney, subtract } from '#platform/values/money.ts'
import type * as contract from '../contract/late.ts'
import { lateFactsOf, quoteToday, waitedFor } from '../reads/late.ts'
import { outOfRoundLines } from '../rules/entries.ts'
import { type JoinQuote, whyNotCallJoin } from '../rules/late-joining.ts'
import { knownOf, withNames } from '../rules/outcome.ts'
import { whyNotJoinable, whyNotMove } from '../rules/states.ts'
import { keyForLate, whyNotShare } from '../rules/weights.ts'
import { lateKeyForFree } from '../settings.ts'
import { netsOf, writeNets } from '../store/calls.ts'
import * as store from '../store/late.ts'
import { lockRound, type RoundRow } from '../store/rounds.ts'
import { post } from './booking.ts'
import { callMoney } from './calling.ts'

type Of<C> = InputOf<C>

export const askToJoin = action('funding.askToJoin', async (ctx, input: Of<typeof contract.askToJoin>) => {
  const round = found(await lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  const participant = acting.row.id
  const sharers = await sharersIn(ctx, round.keyYear)
  const { usesArea } = input
  const { weighed } = knownOf({ participant, mode: 'share', amount: 0, usesArea, conditions: [] }, 0, sharers)
  const [nets, joins] = await Promise.all([
    netsOf(ctx.db, ctx.organisation, round.id),
    store.joinsOf(ctx.db, ctx.organisation, round.id),
  ])
  const isPayer = nets.some((one) => one.participant === participant && one.net > 0)
  const has = joins.some((one) => one.participant === participant && one.state !== 'withdrawn')
  refuseWith([
    ...whyNotAct(ctx, 'speak', acting),
    ...whyNotJoinable(round.state),
    ...(isPayer ? [refuse('join.payer', { organisation: acting.row.name })] : []),
    ...(has && !isPayer ? [refuse('join.asked', { organisation: acting.row.name })] : []),
    ...withNames(
      whyNotShare(keyForLate(round.key, await ctx.setting(lateKeyForFree)), weighed, round.keyYear),
      sharers,
    ),
  ])
  const id = newId()
  const row = { id, round: round.id, participant, usesArea, weighed }
  await store.writeJoin(ctx.db, ctx.organisation, { ...row, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.join_asked', { subject: round.id, participant, join: id })
  return { join: id }
})

/** The wish to join and its round, locked. */
async function lockJoin(ctx: ActionContext, id: string) {
  const seen = found(await store.joinById(ctx.db, ctx.organisation, id), 'join')
  const round = found(await lockRound(ctx.db, ctx.organisation, seen.round), 'round')
  return { round, join: found(await store.joinById(ctx.db, ctx.organisation, id), 'join') }
}

export const quoteLateJoin = action('funding.quoteLateJoin', async (ctx, input: Of<typeof contract.quoteLateJoin>) => {
  const { round, join } = await lockJoin(ctx, input.join)
  mustHave(ctx, null, await lockActing(ctx, join.participant))
  const no = join.state === 'quoted' ? [] : whyNotMove('join', 'quote', join.state)
  refuseWith([...no, ...whyNotJoinable(round.state)])
  const sharers = await sharersIn(ctx, round.keyYear)
  const quote = quoteToday(ctx, round, join, sharers, await lateFactsOf(ctx, round))
  await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'quoted', ...termsOf(quote) })
  ctx.record('funding.join_quoted', { subject: round.id, join: join.id, amount: quote.pays })
  const nameOf = (id: string) => sharers.find((one) => one.id === id)?.name ?? ''
  const refunds = quote.refunds.map(({ organisation, amount }) => ({
    participant: organisation,
    name: nameOf(organisation),
    amount,
  }))
  return { ...termsOf(quote), refunds }
})

const termsOf = ({ share, months, pays, refunds }: JoinQuote) => ({ share, months, pays, refunds: [...refunds] })

export const confirmLateJoin = action(
  'funding.confirmLateJoin',
  async (ctx, input: Of<typeof contract.confirmLateJoin>) => {
    const { round, join } = await lockJoin(ctx, input.join)
    const acting = await lockActing(ctx, join.participant)
    const no = [...whyNotAct(ctx, 'commit', acting, join.pays ?? 0), ...whyNotMove('join', 'confirm', join.state)]
    refuseWith([...no, ...whyNotJoinable(round.state)])
    const sharers = await sharersIn(ctx, round.keyYear)
    const now = quoteToday(ctx, round, join, sharers, await lateFactsOf(ctx, round))
    if (now.pays !== join.pays) refuseWith([refuse('join.quote_changed', { amount: now.pays })])
    await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'confirmed', ...termsOf(now) })
    ctx.record('funding.join_confirmed', { subject: round.id, participant: join.participant, amount: now.pays })
    return {}
  },
)

export const decideLateJoin = action(
  'funding.decideLateJoin',
  async (ctx, input: Of<typeof contract.decideLateJoin>) => {
    const { round, join } = await lockJoin(ctx, input.join)
    const { instead, sponsor } = input
    const decision = { decisionNumber: input.decision.number, decisionOn: day(input.decision.day) }
    const open = ['asked', 'quoted', 'confirmed'].includes(join.state)
    refuseWith([
      ...(open ? [] : [refuse('join.state', { why: join.state, state: join.state })]),
      ...whyNotJoinable(round.state),
      ...(instead === 'sponsor' && sponsor === null ? [refuse('join.no_sponsor')] : []),
      ...(decision.decisionOn > ctx.today ? [refuse('decision.not_yet', { day: decision.decisionOn })] : []),
      ...(await whyNotRegistered(ctx, { number: decision.decisionNumber, day: decision.decisionOn })),
    ])
    await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { instead, sponsor, ...decision })
    ctx.record('funding.join_decided', { subject: round.id, participant: join.participant, why: instead })
    // a sponsor pays like the joiner would; otherwise nobody does
    if (instead === 'sponsor') return {}
    const free = { pays: noMoney, refunds: [] }
    await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, free)
    await admit(ctx, round, { ...join, ...free })
    return {}
  },
)

export const callLateJoin = action('funding.callLateJoin', async (ctx, input: Of<typeof contract.callLateJoin>) => {
  const { round, join } = await lockJoin(ctx, input.join)
  refuseWith([...whyNotMove('join', 'call', join.state), ...whyNotJoinable(round.state)])
  const sharers = await sharersIn(ctx, round.keyYear)
  // another may have joined since it was confirmed: then it is less
  const facts = await lateFactsOf(ctx, round)
  const quote = quoteToday(ctx, round, join, sharers, facts, join)
  refuseWith(whyNotCallJoin(waitedFor(round, quote, sharers, facts)))
  await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, termsOf(quote))
  const { pays } = quote
  // nothing to pay posts nothing
  if (pays === 0) {
    await admit(ctx, round, { ...join, ...termsOf(quote) })
    return { call: null }
  }
  const payer = join.sponsor ?? join.participant
  const [call] = await callMoney(ctx, round, { kind: 'buy_in', tranche: 0 }, [
    { participant: payer, pledge: null, net: pays },
  ])
  const { id } = found(call ?? null, 'call')
  await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'called', call: id })
  ctx.record('funding.join_called', { subject: round.id, participant: join.participant, amount: pays })
  return { call: id }
})

/** The buy-in of this call is there: the earlier payers get their refunds, the joiner is a payer like them. */
export async function buyInPaid(ctx: ActionContext, round: RoundRow, call: string): Promise<void> {
  const join = await store.joinOfCall(ctx.db, ctx.organisation, call)
  if (join?.state !== 'called') return
  const sharers = await sharersIn(ctx, round.keyYear)
  // whoever joined between call and payment bears a part too
  const quote = quoteToday(ctx, round, join, sharers, await lateFactsOf(ctx, round), join)
  await admit(ctx, round, { ...join, ...termsOf(quote) }, subtract(join.pays ?? noMoney, quote.pays))
}

/** `tooMuch`: what was called and is not owed any more goes back to whoever paid it. */
async function admit(
  ctx: ActionContext,
  round: RoundRow,
  join: store.JoinRow,
  tooMuch: Cents = noMoney,
): Promise<void> {
  const { refunds, pays } = join
  const payer = join.sponsor ?? join.participant
  const back = [...refunds, { organisation: payer, amount: tooMuch }].filter(({ amount }) => amount > 0)
  if (back.length > 0) {
    const lines = outOfRoundLines(
      round.currency,
      round.id,
      back.map(({ organisation, amount }) => ({ to: { kind: 'credit', organisation }, amount })),
    )
    const requestKey = `buy-in/${join.id}`
    const entry = { kind: 'refund' as const, day: ctx.today, requestKey, reverses: null, lines }
    await post(ctx, entry, round.name)
  }
  if (refunds.length > 0)
    await writeNets(ctx.db, ctx.organisation, round.id, ctx.today, [
      { id: newId(), participant: join.participant, kind: 'buy_in', amount: pays ?? noMoney },
      ...refunds.map(({ organisation, amount }) => ({
        id: newId() as string,
        participant: organisation,
        kind: 'refund' as const,
        amount: negate(amount),
      })),
    ])
  await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'paid', pays, refunds })
  if (round.estimate) await addLatePayer(ctx, round.estimate, round.id, join.participant)
  const facts = { participant: join.participant, amount: pays ?? 0, payer, credit: tooMuch }
  ctx.record('funding.join_paid', { subject: round.id, ...facts })
}

/** A round that was stopped or cancelled lets nobody in any more who has not paid. */
export async function releaseJoins(ctx: ActionContext, round: RoundRow): Promise<void> {
  const joins = await store.joinsOf(ctx.db, ctx.organisation, round.id)
  // a round has a few late joiners
  for (const join of joins.filter(({ state }) => whyNotMove('join', 'release', state).length === 0)) {
    await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'withdrawn' })
    ctx.record('funding.join_withdrawn', { subject: round.id, participant: join.participant })
  }
}

export const withdrawJoin = action('funding.withdrawJoin', async (ctx, input: Of<typeof contract.withdrawJoin>) => {
  const { round, join } = await lockJoin(ctx, input.join)
  mustHave(ctx, 'commit', await lockActing(ctx, join.participant))
  refuseWith(whyNotMove('join', 'withdraw', join.state))
  await store.changeJoin(ctx.db, ctx.organisation, join.id, ctx.now, { state: 'withdrawn' })
  ctx.record('funding.join_withdrawn', { subject: round.id, participant: join.participant })
  return {}
})
