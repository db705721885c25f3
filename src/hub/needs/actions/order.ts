/** Order among needs: merged, ranked, placed. The core group does it; dots come from every active organisation. */
import { action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type * as contract from '../contract/order.ts'
import { rankedNow } from '../reads/rank.ts'
import { undoUntil, whyNotMerge, whyNotUndoMerge } from '../rules/merging.ts'
import { whyNotDots, whyNotPlace, whyNotPrioritise } from '../rules/ranking.ts'
import { areaOf } from '../rules/telling.ts'
import { dotsEach } from '../settings.ts'
import * as store from '../store/needs.ts'
import * as voices from '../store/voices.ts'
import { needFor, tellAbout } from './acting.ts'
import { speakingFor } from './telling.ts'

type Of<C> = InputOf<C>

export const mergeNeed = action('needs.mergeNeed', async (ctx, input: Of<typeof contract.mergeNeed>) => {
  const both = await store.lockNeeds(ctx.db, ctx.organisation, [input.need, input.into])
  const one = found(
    both.find(({ id }) => id === input.need),
    'need',
  )
  const into = found(
    both.find(({ id }) => id === input.into),
    'need',
  )
  refuseWith(whyNotMerge(one, into))
  const backings = await voices.backingsOf(ctx.db, ctx.organisation, [one.id])
  await store.changeNeed(ctx.db, ctx.organisation, one.id, {
    state: 'merged',
    mergedInto: into.id,
    mergedAt: ctx.now,
    mergedOn: ctx.today,
  })
  if (into.backedOn === null || into.backedOn < ctx.today)
    await store.changeNeed(ctx.db, ctx.organisation, into.id, { backedOn: ctx.today })
  ctx.record('needs.merged', { subject: one.id, into: into.id })
  ctx.record('needs.took_in', { subject: into.id, merged: one.id })
  const concerned = [one.author, ...backings.map(({ participant }) => participant)]
  await tellAbout(ctx, 'needs.merged', one, concerned, { into: into.number, intoProblem: into.problem })
  return { undoUntil: undoUntil(ctx.today) }
})

export const undoMerge = action('needs.undoMerge', async (ctx, input: Of<typeof contract.undoMerge>) => {
  const need = found(await store.lockNeed(ctx.db, ctx.organisation, input.need), 'need')
  refuseWith(whyNotUndoMerge(need.state, need.mergedOn, ctx.today))
  await store.changeNeed(ctx.db, ctx.organisation, need.id, {
    state: 'collected',
    mergedInto: null,
    mergedAt: null,
    mergedOn: null,
  })
  ctx.record('needs.merge_undone', { subject: need.id, into: need.mergedInto })
  ctx.record('needs.merge_undone', { subject: need.mergedInto, into: need.id })
  return {}
})

export const prioritiseNeed = action('needs.prioritiseNeed', async (ctx, input: Of<typeof contract.prioritiseNeed>) => {
  const need = await needFor(ctx, input.need, 'prioritise')
  const backings = await voices.backingsOf(ctx.db, ctx.organisation, [need.id])
  refuseWith(whyNotPrioritise(backings.length, need.askedSpecific))
  await store.changeNeed(ctx.db, ctx.organisation, need.id, { state: 'prioritised', prioritisedOn: ctx.today })
  ctx.record('needs.prioritised', { subject: need.id, backings: backings.length })
  return {}
})

export const placeNeed = action('needs.placeNeed', async (ctx, input: Of<typeof contract.placeNeed>) => {
  const need = await needFor(ctx, input.need, 'place')
  refuseWith(whyNotPlace(input.place, (await rankedNow(ctx)).length))
  const placed = { placedAt: input.place, placedBecause: input.place === null ? null : input.reason }
  await store.changeNeed(ctx.db, ctx.organisation, need.id, placed)
  ctx.record('needs.placed', { subject: need.id, place: input.place, reason: input.reason })
  return {}
})

export const beginCycle = action('needs.beginCycle', async (ctx, _input: Of<typeof contract.beginCycle>) => {
  await voices.lockCycles(ctx.db, ctx.organisation)
  const number = (await voices.currentCycle(ctx.db, ctx.organisation)) + 1
  await voices.addCycle(ctx.db, ctx.organisation, { number, day: ctx.today, now: ctx.now, by: ctx.actor.account })
  const ranked = await store.needsIn(ctx.db, ctx.organisation, ['prioritised'])
  const placed = ranked.filter(({ placedAt }) => placedAt !== null).map(({ id }) => id)
  if (placed.length > 0)
    await store.changeNeeds(ctx.db, ctx.organisation, placed, { placedAt: null, placedBecause: null })
  ctx.record('needs.cycle_begun', { cycle: number })
  return { cycle: number }
})

export const putDots = action('needs.putDots', async (ctx, input: Of<typeof contract.putDots>) => {
  // The organisation is locked first: two people of it never give the same dots.
  const acting = await speakingFor(ctx, input.participant, 'position')
  const need = await needFor(ctx, input.need, 'put_dots')
  const cycle = await voices.currentCycle(ctx.db, ctx.organisation)
  const given = await voices.dotsGiven(ctx.db, ctx.organisation, cycle, [acting.row.id])
  const elsewhere = given.filter((one) => one.need !== need.id).reduce((sum, one) => sum + one.dots, 0)
  const { name, state } = acting.row
  const each = await ctx.setting(dotsEach)
  refuseWith(whyNotDots({ organisation: name, active: state === 'active', wanted: input.dots, elsewhere, each }))
  const put = { need: need.id, participant: acting.row.id, dots: input.dots }
  await voices.writeDots(ctx.db, ctx.organisation, { ...put, cycle, now: ctx.now, by: ctx.actor.account })
  ctx.record('needs.dots_put', { subject: need.id, participant: acting.row.id, dots: input.dots, cycle })
  return { left: each - elsewhere - input.dots }
})

export const useArea = action('needs.useArea', async (ctx, input: Of<typeof contract.useArea>) => {
  const acting = await speakingFor(ctx, input.participant)
  const use = { participant: acting.row.id, area: areaOf(input.area), since: (input.since ?? ctx.today) as Day }
  await voices.writeAreaUse(ctx.db, ctx.organisation, use)
  ctx.record('needs.area_used', { subject: acting.row.id, area: use.area, since: use.since })
  return {}
})

export const leaveArea = action('needs.leaveArea', async (ctx, input: Of<typeof contract.leaveArea>) => {
  const acting = await speakingFor(ctx, input.participant)
  await voices.removeAreaUse(ctx.db, ctx.organisation, acting.row.id, areaOf(input.area))
  ctx.record('needs.area_left', { subject: acting.row.id, area: areaOf(input.area) })
  return {}
})
