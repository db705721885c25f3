/** Pledges of a round that is open: intended, confirmed, changed, taken back. What they were is kept. */
import { type Acting, lockActing, mustHave, sharersIn, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/pledges.ts'
import type { PledgeMode } from '../rules/closing.ts'
import { knownOf, type WrittenCondition, withNames } from '../rules/outcome.ts'
import { mostOf, whyNotChange, whyNotNow, whyNotPledge } from '../rules/pledging.ts'
import { whyNotMove } from '../rules/states.ts'
import { hoursMaxBp } from '../settings.ts'
import * as store from '../store/pledges.ts'
import { lockRound, type RoundRow } from '../store/rounds.ts'

type Of<C> = InputOf<C>

interface Wanted {
  readonly mode: PledgeMode
  readonly amount: number | null
  readonly minutes: number | null
  readonly usesArea: boolean
  readonly conditions: readonly WrittenCondition[]
}

/** The round, locked, with all that was pledged in it. */
async function lockPledges(ctx: ActionContext, id: string) {
  const round = found(await lockRound(ctx.db, ctx.organisation, id), 'round')
  return { round, all: await store.pledgesOf(ctx.db, ctx.organisation, id) }
}

async function lockPledge(ctx: ActionContext, input: { readonly round: string; readonly pledge: string }) {
  const { round, all } = await lockPledges(ctx, input.round)
  const own = found(
    all.find(({ id }) => id === input.pledge),
    'pledge',
  )
  return { round, all, own, others: all.filter(({ id }) => id !== own.id) }
}

interface Judging {
  readonly round: RoundRow
  readonly acting: Acting
  readonly others: readonly store.PledgeRow[]
  readonly wanted: Wanted
  readonly agreed: boolean
}

/** What the pledge costs at most, and why it cannot be given. */
async function judge(ctx: ActionContext, { round, acting, others, wanted, agreed }: Judging) {
  const participant = acting.row.id
  const sharers = await sharersIn(ctx, round.keyYear)
  const amount = wanted.amount === null ? null : cents(wanted.amount)
  const known = knownOf({ ...wanted, participant, amount: amount ?? 0 }, 0, sharers)
  const asked = {
    organisation: participant,
    mode: wanted.mode,
    amount,
    minutes: wanted.minutes,
    conditions: known.asked,
  }
  const rate = round.rate ?? noMoney
  const no = whyNotPledge(asked, {
    ...round,
    now: ctx.now,
    hoursMaxBp: await ctx.setting(hoursMaxBp),
    rate,
    weighed: known.weighed,
    others: others.map((one) => ({ ...one, organisation: one.participant, most: one.amount })),
    providerAgreed: agreed,
  })
  return { most: mostOf(asked, rate), no: withNames(no, sharers) }
}

const rowOf = (participant: string, wanted: Wanted, most: Cents) => ({
  id: newId() as string,
  participant,
  mode: wanted.mode,
  amount: most,
  minutes: wanted.mode === 'hours' ? wanted.minutes : null,
  usesArea: wanted.usesArea,
  conditions: wanted.conditions as store.StoredCondition[],
  agreed: false,
})

const by = (ctx: ActionContext, power: string) => ({ power, at: ctx.now, by: ctx.actor.account })

export const pledge = action('funding.pledge', async (ctx, input: Of<typeof contract.pledge>) => {
  const { round, all } = await lockPledges(ctx, input.round)
  const acting = await lockActing(ctx, input.participant)
  const { most, no } = await judge(ctx, { round, acting, others: all, wanted: input, agreed: false })
  refuseWith([...whyNotAct(ctx, 'commit', acting, most), ...no])
  const row = { ...rowOf(acting.row.id, input, most), state: 'confirmed' as const, ...by(ctx, 'commit') }
  return give(ctx, round, row)
})

export const intend = action('funding.intend', async (ctx, input: Of<typeof contract.intend>) => {
  const { round, all } = await lockPledges(ctx, input.round)
  const acting = await lockActing(ctx, input.participant)
  const { most, no } = await judge(ctx, { round, acting, others: all, wanted: input, agreed: true })
  refuseWith([...whyNotAct(ctx, 'speak', acting), ...no])
  const row = { ...rowOf(acting.row.id, input, most), state: 'intended' as const, ...by(ctx, 'speak') }
  return give(ctx, round, row)
})

async function give(ctx: ActionContext, round: RoundRow, row: store.PledgeWritten) {
  await store.writePledge(ctx.db, ctx.organisation, round.id, row)
  const { id, participant, mode, amount, state } = row
  const happened = state === 'intended' ? 'funding.pledge_intended' : 'funding.pledge_given'
  ctx.record(happened, { subject: round.id, pledge: id, participant, mode, amount })
  return { pledge: id }
}

export const confirmPledge = action('funding.confirmPledge', async (ctx, input: Of<typeof contract.confirmPledge>) => {
  const { round, own, others } = await lockPledge(ctx, input)
  const acting = await lockActing(ctx, own.participant)
  const wanted = wantedOf(own)
  const { most, no } = await judge(ctx, { round, acting, others, wanted, agreed: own.agreed })
  refuseWith([...whyNotAct(ctx, 'commit', acting, most), ...whyNotMove('pledge', 'confirm', own.state), ...no])
  await store.rewritePledge(ctx.db, ctx.organisation, { ...own, state: 'confirmed', ...by(ctx, 'commit') })
  const { id, participant, mode, amount } = own
  ctx.record('funding.pledge_given', { subject: round.id, pledge: id, participant, mode, amount })
  return {}
})

const wantedOf = (own: store.PledgeRow): Wanted => ({ ...own, amount: own.mode === 'hours' ? null : own.amount })

export const changePledge = action('funding.changePledge', async (ctx, input: Of<typeof contract.changePledge>) => {
  const { round, own, others } = await lockPledge(ctx, input)
  const acting = await lockActing(ctx, own.participant)
  const before = wantedOf(own)
  const wanted = {
    mode: own.mode,
    amount: input.amount ?? before.amount,
    minutes: input.minutes ?? before.minutes,
    usesArea: input.usesArea ?? before.usesArea,
    conditions: input.conditions ?? before.conditions,
  }
  // other hours are an intention again, until the provider agrees
  const isAgreed = own.agreed && wanted.minutes === before.minutes
  const asksAnew = own.mode === 'hours' && !isAgreed
  const { most, no } = await judge(ctx, { round, acting, others, wanted, agreed: isAgreed || asksAnew })
  const state = asksAnew ? ('intended' as const) : own.state
  // the limit is held against what binds; an intention meets it when it is confirmed
  refuseWith([
    ...whyNotAct(ctx, 'commit', acting, state === 'intended' ? noMoney : most),
    ...no.filter(({ code }) => code !== 'pledge.not_open' && code !== 'pledge.closed'),
    ...whyNotChange(own.state, { ...round, now: ctx.now }),
  ])
  const row = { ...rowOf(own.participant, wanted, most), id: own.id, agreed: isAgreed, state }
  await store.rewritePledge(ctx.db, ctx.organisation, { ...row, ...by(ctx, 'commit') })
  const facts = { subject: round.id, pledge: own.id, participant: own.participant, from: own.amount, amount: most }
  ctx.record('funding.pledge_changed', facts)
  return {}
})

export const withdrawPledge = action(
  'funding.withdrawPledge',
  async (ctx, input: Of<typeof contract.withdrawPledge>) => {
    const { round, own } = await lockPledge(ctx, input)
    mustHave(ctx, 'commit', await lockActing(ctx, own.participant))
    refuseWith(whyNotChange(own.state, { ...round, now: ctx.now }))
    await store.movePledges(ctx.db, ctx.organisation, [own.id], 'withdrawn', by(ctx, 'commit'))
    ctx.record('funding.pledge_withdrawn', { subject: round.id, pledge: own.id, participant: own.participant })
    return {}
  },
)

export const agreeHours = action('funding.agreeHours', async (ctx, input: Of<typeof contract.agreeHours>) => {
  const { round, own } = await lockPledge(ctx, input)
  if (round.provider === null) refuseWith([refuse('round.no_provider')])
  mustHave(ctx, 'speak', await lockActing(ctx, found(round.provider, 'provider')))
  const no: Refusal[] = own.mode === 'hours' ? [] : [refuse('pledge.not_hours')]
  refuseWith([...no, ...whyNotChange(own.state, { ...round, now: ctx.now })])
  await store.agreeHours(ctx.db, ctx.organisation, own.id, ctx.now, ctx.actor.account)
  ctx.record('funding.hours_agreed', { subject: round.id, pledge: own.id, participant: own.participant })
  return {}
})

export const declineRound = action('funding.declineRound', async (ctx, input: Of<typeof contract.declineRound>) => {
  const { round } = await lockPledges(ctx, input.round)
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'position', acting)
  refuseWith(whyNotNow({ ...round, now: ctx.now }))
  const { reason } = input
  const said = { round: round.id, participant: acting.row.id, reason, at: ctx.now, by: ctx.actor.account }
  await store.writeDecline(ctx.db, ctx.organisation, said)
  ctx.record('funding.round_declined', { subject: round.id, participant: acting.row.id })
  return {}
})
