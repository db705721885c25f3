/** Rounds: opened, pledged in, and closed by themselves when their last second is over. */
import { lockActing, mustHave, type Sharer, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, day, type TimeOfDay, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from './contract-rounds.ts'
import type { RoundTerms } from './rules/closing.ts'
import { comesTo, type Known, knownOf, withNames } from './rules/outcome.ts'
import { stateAtClosing, whyNotChange, whyNotPledge } from './rules/pledging.ts'
import { whyNotOpen } from './rules/rounds.ts'
import { whyNotMove } from './rules/states.ts'
import { contingencyBp, minPayers, minRoundDays } from './settings.ts'
import * as store from './store/rounds.ts'

type Of<C> = InputOf<C>

export const openRound = action('funding.openRound', async (ctx, input: Of<typeof contract.openRound>) => {
  const round = {
    id: newId(),
    name: input.name,
    state: 'open' as const,
    target: cents(input.target),
    secured: input.secured.map(cents),
    currency: input.currency ?? ctx.shop.currency,
    key: input.key,
    keyYear: input.keyYear ?? yearOf(ctx.today) - 1,
    minPayers: input.minPayers ?? (await ctx.setting(minPayers)),
    contingencyBp: input.contingencyBp ?? (await ctx.setting(contingencyBp)),
    tranchesBp: input.tranchesBp,
    opensOn: ctx.today,
    deadline: day(input.deadline),
    // a deadline day lasts to its last second
    endsAt: atWallTime(addDays(day(input.deadline), 1), '00:00' as TimeOfDay, ctx.shop.zone),
    estimateValidUntil: day(input.estimateValidUntil),
  }
  const asking = { noyau: true, active: 0 }
  refuseWith(whyNotOpen({ ...round, state: 'draft', minDays: await ctx.setting(minRoundDays), asking }))
  const seq = await nextNumber(ctx.db, ctx.organisation, 'round')
  await store.writeRound(ctx.db, ctx.organisation, { ...round, seq, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.round_opened', { subject: round.id, seq })
  return { round: round.id, seq }
})

export const pledge = action('funding.pledge', async (ctx, input: Of<typeof contract.pledge>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  const amount = input.amount === null ? null : cents(input.amount)
  const others = await store.pledgesOf(ctx.db, ctx.organisation, round.id)
  const sharers = await sharersIn(ctx, round.keyYear)
  const known = knownOf({ ...input, amount: amount ?? 0 }, 0, sharers)
  const wanted = { organisation: acting.row.id, mode: input.mode, amount, minutes: null, conditions: known.asked }
  refuseWith([
    ...whyNotAct(ctx, 'commit', acting, amount ?? 0),
    ...withNames(
      whyNotPledge(wanted, {
        ...round,
        now: ctx.now,
        hoursMaxBp: 0,
        rate: noMoney,
        weighed: known.weighed,
        others: others.map((one) => ({ ...one, organisation: one.participant, most: one.amount })),
        providerAgreed: false,
      }),
      sharers,
    ),
  ])
  const id = newId()
  const { mode, usesArea } = input
  const conditions = input.conditions as store.StoredCondition[]
  const given = { id, participant: acting.row.id, mode, amount: cents(amount ?? 0), usesArea, conditions }
  const row = { ...given, state: 'confirmed' as const, at: ctx.now, by: ctx.actor.account }
  await store.writePledge(ctx.db, ctx.organisation, round.id, row)
  ctx.record('funding.pledge_given', { subject: round.id, pledge: id, participant: acting.row.id, mode, amount })
  return { pledge: id }
})

export const withdrawPledge = action(
  'funding.withdrawPledge',
  async (ctx, input: Of<typeof contract.withdrawPledge>) => {
    const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
    const all = await store.pledgesOf(ctx.db, ctx.organisation, round.id)
    const own = found(
      all.find(({ id }) => id === input.pledge),
      'pledge',
    )
    mustHave(ctx, 'commit', await lockActing(ctx, own.participant))
    refuseWith(whyNotChange(own.state, { ...round, now: ctx.now }))
    await store.movePledges(ctx.db, ctx.organisation, [own.id], 'withdrawn', ctx.now)
    ctx.record('funding.pledge_withdrawn', { subject: round.id, pledge: own.id, participant: own.participant })
    return {}
  },
)

/** Every round whose last second is over: met and closing, or failed with the reasons kept. */
export const closeOverdue = action('funding.closeOverdue', async (ctx) => {
  const rounds = await store.lockOverdueRounds(ctx.db, ctx.organisation, ctx.now)
  for (const round of rounds) await close(ctx, round)
  return { closed: rounds.length }
})

async function close(ctx: ActionContext, round: store.RoundRow): Promise<void> {
  const { pledges, outcome, known } = await standingOf(ctx, round)
  const { met } = outcome
  refuseWith(whyNotMove('round', met ? 'close' : 'fail', round.state))
  const held = new Set(outcome.parts.map(({ participant, mode }) => `${participant} ${mode}`))
  const states = pledges.map((one) => ({
    id: one.id,
    state: stateAtClosing(one.state, met, held.has(`${one.participant} ${one.mode}`)),
  }))
  for (const state of ['binding', 'released'] as const) {
    const ids = states.filter((one) => one.state === state).map(({ id }) => id)
    await store.movePledges(ctx.db, ctx.organisation, ids, state, ctx.now)
  }
  const closing = { ...outcome, weighed: known.map(({ weighed }) => weighed) }
  const state = met ? ('closing' as const) : ('failed' as const)
  await store.closeRow(ctx.db, ctx.organisation, round.id, { state, at: ctx.now, closing })
  ctx.record(met ? 'funding.round_met' : 'funding.round_failed', { subject: round.id, short: outcome.short })
}

export const readRound = read('funding.readRound', async (ctx, input: Of<typeof contract.readRound>) => {
  const round = found(await store.readRound(ctx.db, ctx.organisation, input.round), 'round')
  const { pledges, outcome, sharers } = await standingOf(ctx, round)
  const nameOf = new Map<string, string>(sharers.map(({ id, name }) => [id, name]))
  const { name, seq, state, target, deadline, endsAt } = round
  const told = pledges.map(({ usesArea: _, conditions: __, ...one }) => ({
    ...one,
    name: nameOf.get(one.participant) ?? '',
  }))
  // A round that is closed shows what it came to then: figures that change later change nothing.
  const shown = (round.closing as typeof outcome | null) ?? outcome
  return { name, seq, state, target, deadline, endsAt, pledges: told, outcome: shown }
})

/** What a round comes to with the pledges that count. */
async function standingOf(ctx: Context, round: store.RoundRow) {
  const [pledges, sharers] = await Promise.all([
    store.pledgesOf(ctx.db, ctx.organisation, round.id),
    sharersIn(ctx, round.keyYear),
  ])
  const known = pledges
    .filter(({ state }) => state !== 'intended' && state !== 'withdrawn' && state !== 'released')
    .map((one, at): Known => knownOf(one, at, sharers))
  const terms: RoundTerms = { ...round, turn: round.seq }
  const outcome = comesTo({ key: round.key, tranchesBp: round.tranchesBp, turn: round.seq }, terms, known, sharers)
  return { pledges, known, outcome, sharers: sharers as readonly Sharer[] }
}
