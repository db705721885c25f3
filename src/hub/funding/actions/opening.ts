/** A round begins: the core group opens it, or three active organisations ask for it together. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, day, type TimeOfDay, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from '../contract-rounds.ts'
import { type Opening, whyNotOpen } from '../rules/rounds.ts'
import { contingencyBp, minPayers, minRoundDays, tranchesBp } from '../settings.ts'
import * as store from '../store/rounds.ts'

type Of<C> = InputOf<C>
type Wanted = Of<typeof contract.openRound>

export const openRound = action('funding.openRound', async (ctx, input: Of<typeof contract.openRound>) => {
  const round = await roundFrom(ctx, input, 'open')
  await mustOpen(ctx, round, { noyau: true, active: 0 })
  const seq = await write(ctx, round)
  ctx.record('funding.round_opened', { subject: round.id, seq })
  return { round: round.id, seq }
})

type Terms = Omit<store.NewRound, 'seq'>

async function roundFrom(ctx: ActionContext, input: Wanted, state: 'draft' | 'open'): Promise<Terms> {
  const provider = input.provider
  return {
    id: newId(),
    name: input.name,
    state,
    kind: 'share',
    target: cents(input.target),
    secured: input.secured.map((one) => ({ ...one, amount: cents(one.amount) })),
    currency: input.currency ?? ctx.shop.currency,
    key: input.key,
    keyYear: input.keyYear ?? yearOf(ctx.today) - 1,
    minPayers: input.minPayers ?? (await ctx.setting(minPayers)),
    contingencyBp: input.contingencyBp ?? (await ctx.setting(contingencyBp)),
    tranchesBp: input.tranchesBp ?? (await ctx.setting(tranchesBp)),
    opensOn: ctx.today,
    ...untilTheEndOf(ctx, input.deadline),
    estimateValidUntil: day(input.estimateValidUntil),
    estimate: null,
    provider,
    holder: input.holder ?? provider,
    rate: input.rate === null ? null : cents(input.rate),
    invited: [...new Set(input.invited)],
    replaces: null,
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

async function write(ctx: ActionContext, round: Terms): Promise<number> {
  const seq = await nextNumber(ctx.db, ctx.organisation, 'round')
  await store.writeRound(ctx.db, ctx.organisation, { ...round, seq, at: ctx.now, by: ctx.actor.account })
  return seq
}
