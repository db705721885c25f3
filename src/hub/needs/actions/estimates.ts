/** Estimates: asked by the core group, written by a provider, taken or not. */
import { holdersOfTask } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/estimates.ts'
import { whyNotGoOnWith } from '../reads/second-provider.ts'
import { netOf, whyNotOffer } from '../rules/estimating.ts'
import { type EstimateAct, whyNotMoveEstimate } from '../rules/states.ts'
import * as store from '../store/estimates.ts'
import * as needs from '../store/needs.ts'
import { backingsOf } from '../store/voices.ts'
import { mustProvide, needsFor, tellAbout } from './acting.ts'

type Of<C> = InputOf<C>

export const askEstimate = action('needs.askEstimate', async (ctx, input: Of<typeof contract.askEstimate>) => {
  const asked = await needsFor(ctx, input.needs, 'ask_estimate')
  const no = []
  const providers: readonly string[] = await holdersOfTask(ctx, 'provider')
  if (!providers.includes(input.provider)) no.push(refuse('provider.missing', { organisation: input.provider }))
  const ids = asked.map(({ id }) => id)
  const before = await store.estimatesOf(ctx.db, ctx.organisation, ids)
  const running = before.some((one) => one.provider === input.provider && isRunning(one) && isOf(one, ids))
  if (running) no.push(refuse('estimate.asked_already', { organisation: input.provider }))
  refuseWith(no)
  const id = newId()
  await store.addEstimate(ctx.db, ctx.organisation, {
    id,
    series: id,
    version: 1,
    provider: input.provider,
    state: 'requested',
    currency: input.currency ?? ctx.shop.currency,
    needs: ids,
    now: ctx.now,
    by: ctx.actor.account,
  })
  for (const need of asked) {
    ctx.record('needs.estimate_asked', { subject: need.id, estimate: id, provider: input.provider })
    await tellAbout(ctx, 'needs.estimate_wanted', need, [input.provider])
  }
  return { estimate: id }
})

const isRunning = ({ state }: store.EstimateRow): boolean =>
  state === 'requested' || state === 'draft' || state === 'submitted' || state === 'accepted'

/** Of exactly these needs. */
const isOf = (one: store.EstimateRow, ids: readonly string[]): boolean =>
  one.needs.length === ids.length && one.needs.every((id) => ids.includes(id))

/** The estimate, locked, and its provider asked whether this person acts for it. */
async function ownEstimate(ctx: ActionContext, id: string, act: EstimateAct): Promise<store.EstimateRow> {
  const row = found(await store.lockEstimate(ctx.db, ctx.organisation, id), 'estimate')
  // what an organisation offers binds it: speaking for it is not enough
  await mustProvide(ctx, row.provider, 'commit')
  refuseWith(whyNotMoveEstimate(act, row.state))
  return row
}

export const writeEstimate = action('needs.writeEstimate', async (ctx, input: Of<typeof contract.writeEstimate>) => {
  const row = await ownEstimate(ctx, input.estimate, 'write')
  const { minutesMin, minutesLikely, minutesMax, rate, basis, assumptions } = input
  const net = input.net ?? (rate !== null && minutesLikely !== null ? netOf(minutesLikely, cents(rate)) : null)
  await store.writeOffer(ctx.db, ctx.organisation, row.id, {
    minutesMin,
    minutesLikely,
    minutesMax,
    rate,
    basis,
    net,
    validUntil: input.validUntil as Day | null,
    assumptions,
    criteria: input.criteria.map((text) => ({ id: newId(), text })),
  })
  ctx.record('needs.estimate_written', { subject: row.id })
  return { net }
})

export const submitEstimate = action('needs.submitEstimate', async (ctx, input: Of<typeof contract.submitEstimate>) => {
  const row = await ownEstimate(ctx, input.estimate, 'submit')
  const estimated = await needsFor(ctx, row.needs, 'estimate')
  refuseWith(whyNotOffer(row, ctx.today))
  const all = await store.estimatesOf(ctx.db, ctx.organisation, row.needs)
  const earlier = all.filter((one) => one.series === row.series && one.version < row.version)
  await store.moveEstimates(
    ctx.db,
    ctx.organisation,
    earlier.map(({ id }) => id),
    { state: 'superseded' },
  )
  await store.submitOffer(ctx.db, ctx.organisation, row.id, { at: ctx.now, account: ctx.actor.account })
  await needs.changeNeeds(ctx.db, ctx.organisation, row.needs, { state: 'estimated' })
  ctx.record('needs.estimate_submitted', { subject: row.id, version: row.version })
  for (const need of estimated) {
    const { provider, net, currency } = row
    ctx.record('needs.estimated', { subject: need.id, estimate: row.id, provider, net, currency })
    const own = need.author === row.provider
    const backings = await backingsOf(ctx.db, ctx.organisation, [need.id])
    const told = [need.author, ...backings.map(({ participant }) => participant)]
    const facts = {
      minutes: row.minutesLikely,
      hours: (row.minutesLikely ?? 0) / 60,
      net: row.net,
      day: row.validUntil,
    }
    await tellAbout(ctx, 'needs.estimate_in', need, told, { ...facts, why: own ? 'own' : null })
  }
  return {}
})

export const reviseEstimate = action('needs.reviseEstimate', async (ctx, input: Of<typeof contract.reviseEstimate>) => {
  const row = await ownEstimate(ctx, input.estimate, 'revise')
  await needsFor(ctx, row.needs, 'estimate')
  const id = newId()
  const { series, provider, currency } = row
  const version = row.version + 1
  await store.addEstimate(ctx.db, ctx.organisation, {
    id,
    series,
    version,
    provider,
    state: 'draft',
    currency,
    needs: row.needs,
    now: ctx.now,
    by: ctx.actor.account,
  })
  await store.writeOffer(ctx.db, ctx.organisation, id, row)
  ctx.record('needs.estimate_revised', { subject: id, version })
  return { revision: id, version }
})

export const acceptEstimate = action('needs.acceptEstimate', async (ctx, input: Of<typeof contract.acceptEstimate>) => {
  const row = found(await store.lockEstimate(ctx.db, ctx.organisation, input.estimate), 'estimate')
  refuseWith(whyNotMoveEstimate('accept', row.state))
  const estimated = await needsFor(ctx, row.needs, 'open_round')
  const no = await whyNotGoOnWith(ctx, row, estimated, input.decision?.number ?? null)
  if (row.validUntil !== null && row.validUntil < ctx.today)
    no.push(refuse('estimate.day_passed', { day: row.validUntil }))
  refuseWith(no)
  await store.moveEstimates(ctx.db, ctx.organisation, [row.id], { state: 'accepted', decision: input.decision })
  await needs.changeNeeds(ctx.db, ctx.organisation, row.needs, { estimate: row.id })
  const decision = input.decision?.number ?? null
  for (const need of row.needs) ctx.record('needs.estimate_accepted', { subject: need, estimate: row.id, decision })
  return {}
})

export const declineEstimate = action(
  'needs.declineEstimate',
  async (ctx, input: Of<typeof contract.declineEstimate>) => {
    const row = found(await store.lockEstimate(ctx.db, ctx.organisation, input.estimate), 'estimate')
    refuseWith(whyNotMoveEstimate('decline', row.state))
    await store.moveEstimates(ctx.db, ctx.organisation, [row.id], { state: 'declined', reason: input.reason })
    for (const need of row.needs)
      ctx.record('needs.estimate_declined', { subject: need, estimate: row.id, reason: input.reason })
    return {}
  },
)
