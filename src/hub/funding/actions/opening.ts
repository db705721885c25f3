/** A round begins: the core group opens it, or three active organisations ask for it together. */

import { estimateFor, moveNeedsByRound } from '#hub/needs/public.ts'
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, day, type TimeOfDay, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from '../contract/rounds.ts'
import { activeToOpen, estimateOutlivesDays, type Opening, whyNotOpen, whyNotReopen } from '../rules/rounds.ts'
import { whyNotMove } from '../rules/states.ts'
import { keyNamed } from '../rules/weights.ts'
import { contingencyBp, minPayers, minRoundDays, roundKey, tranchesBp } from '../settings.ts'
import * as store from '../store/rounds.ts'

type Of<C> = InputOf<C>
type Wanted = Of<typeof contract.openRound>
type Terms = Omit<store.NewRound, 'seq'>

export const openRound = action('funding.openRound', async (ctx, input: Wanted) => {
  const round = await roundFrom(ctx, input, 'open')
  await mustOpen(ctx, round, { noyau: true, active: 0 })
  return write(ctx, round, 'funding.round_opened')
})

export const draftRound = action('funding.draftRound', async (ctx, input: Of<typeof contract.draftRound>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'speak', acting)
  return write(ctx, await roundFrom(ctx, input, 'draft'), 'funding.round_drafted')
})

async function roundFrom(ctx: ActionContext, input: Wanted, state: 'draft' | 'open'): Promise<Terms> {
  const from = await estimatedOf(ctx, input)
  const provider = input.provider ?? from.provider
  return {
    id: newId(),
    name: input.name,
    state,
    kind: 'share',
    target: from.target,
    secured: input.secured.map((one) => ({ ...one, amount: cents(one.amount) })),
    currency: from.currency,
    key: input.key ?? keyNamed(await ctx.setting(roundKey)),
    keyYear: input.keyYear ?? yearOf(ctx.today) - 1,
    minPayers: input.minPayers ?? (await ctx.setting(minPayers)),
    contingencyBp: input.contingencyBp ?? (await ctx.setting(contingencyBp)),
    tranchesBp: input.tranchesBp ?? (await ctx.setting(tranchesBp)),
    opensOn: ctx.today,
    ...untilTheEndOf(ctx, input.deadline),
    estimateValidUntil: from.validUntil,
    estimate: input.estimate,
    provider,
    holder: input.holder ?? provider,
    rate: from.rate,
    invited: [...new Set(input.invited)],
    replaces: null,
  }
}

/** What the estimate says, or the plain figures of a round without one. */
async function estimatedOf(ctx: ActionContext, input: Wanted) {
  const plain = {
    target: cents(input.target),
    currency: input.currency ?? ctx.shop.currency,
    rate: input.rate === null ? null : cents(input.rate),
    provider: null as string | null,
    validUntil: day(input.estimateValidUntil ?? addDays(day(input.deadline), estimateOutlivesDays)),
  }
  if (input.estimate === null) return plain
  const estimate = found(await estimateFor(ctx, input.estimate), 'estimate')
  return {
    target: estimate.net ?? plain.target,
    currency: estimate.currency,
    rate: estimate.rate ?? plain.rate,
    provider: estimate.provider as string | null,
    validUntil: estimate.validUntil ?? plain.validUntil,
  }
}

/** A deadline day lasts to its last second. */
const untilTheEndOf = (ctx: ActionContext, deadline: string) => ({
  deadline: day(deadline),
  endsAt: atWallTime(addDays(day(deadline), 1), '00:00' as TimeOfDay, ctx.shop.zone),
})

async function mustOpen(ctx: ActionContext, round: Terms, asking: Opening['asking']): Promise<void> {
  refuseWith(whyNotOpen({ ...round, state: 'draft', minDays: await ctx.setting(minRoundDays), asking }))
}

async function write(ctx: ActionContext, round: Terms, happened: 'funding.round_opened' | 'funding.round_drafted') {
  const seq = await nextNumber(ctx.db, ctx.organisation, 'round')
  await store.writeRound(ctx.db, ctx.organisation, { ...round, seq, at: ctx.now, by: ctx.actor.account })
  if (round.state === 'open') await needsOpened(ctx, round)
  ctx.record(happened, { subject: round.id, seq })
  return { round: round.id, seq }
}

async function needsOpened(ctx: ActionContext, { id, estimate }: Pick<Terms, 'id' | 'estimate'>): Promise<void> {
  if (estimate) await moveNeedsByRound(ctx, estimate, 'opened', { round: id, payers: [] })
}

export const openDraft = action('funding.openDraft', async (ctx, input: Of<typeof contract.openDraft>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  refuseWith(whyNotMove('round', 'open', round.state))
  await openNow(ctx, round, { noyau: true, active: 0 })
  return {}
})

export const askToOpen = action('funding.askToOpen', async (ctx, input: Of<typeof contract.askToOpen>) => {
  const round = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'position', acting)
  refuseWith([
    ...whyNotMove('round', 'open', round.state),
    ...(acting.row.state === 'active' ? [] : [refuse('round.not_active', { organisation: acting.row.name })]),
  ])
  await store.addAsker(ctx.db, ctx.organisation, round.id, acting.row.id, ctx.now, ctx.actor.account)
  ctx.record('funding.opening_asked', { subject: round.id, participant: acting.row.id })
  const asking = (await store.askersOf(ctx.db, ctx.organisation, round.id)).length
  if (asking < activeToOpen) return { state: round.state, asking }
  await openNow(ctx, round, { noyau: false, active: asking })
  return { state: 'open' as const, asking }
})

async function openNow(ctx: ActionContext, round: store.RoundRow, asking: Opening['asking']): Promise<void> {
  await mustOpen(ctx, { ...round, opensOn: ctx.today }, asking)
  await store.moveRound(ctx.db, ctx.organisation, round.id, { state: 'open', opensOn: ctx.today })
  await needsOpened(ctx, round)
  ctx.record('funding.round_opened', { subject: round.id, seq: round.seq })
}

/** The same terms once more; nothing of the old round changes. */
export const reopenRound = action('funding.reopenRound', async (ctx, input: Of<typeof contract.reopenRound>) => {
  const old = found(await store.lockRound(ctx.db, ctx.organisation, input.round), 'round')
  refuseWith(whyNotReopen(old))
  const again = {
    ...old,
    id: newId() as string,
    name: input.name ?? old.name,
    state: 'open' as const,
    minPayers: input.minPayers ?? old.minPayers,
    opensOn: ctx.today,
    ...untilTheEndOf(ctx, input.deadline),
    estimateValidUntil: await validFor(ctx, old, input),
    replaces: old.id,
  }
  await mustOpen(ctx, again, { noyau: true, active: 0 })
  const { round: reopened, seq } = await write(ctx, again, 'funding.round_opened')
  return { reopened, seq }
})

async function validFor(ctx: ActionContext, old: store.RoundRow, input: Of<typeof contract.reopenRound>): Promise<Day> {
  const estimate = old.estimate ? await estimateFor(ctx, old.estimate) : null
  if (estimate?.validUntil) return estimate.validUntil
  if (input.estimateValidUntil) return day(input.estimateValidUntil)
  // nobody named a day: figures hold as long as the round needs
  const asNeeded = (deadline: string) => addDays(day(deadline), estimateOutlivesDays)
  return old.estimateValidUntil === asNeeded(old.deadline) ? asNeeded(input.deadline) : old.estimateValidUntil
}
