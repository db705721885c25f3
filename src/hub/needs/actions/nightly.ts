/** What a day brings by itself: needs are parked and come back, deliveries count as accepted, people are asked whether it
 *  helps, and what is over closes. */
import { type ActionContext, action } from '#platform/action.ts'
import { addDays, addMonths, type Day } from '#platform/values/day.ts'
import { askedOn, type FeedbackDay, feedbackDays, reminderDays } from '../rules/delivery.ts'
import { feedbackOf } from '../store/delivery.ts'
import { lockEnded, moveEstimates } from '../store/estimates.ts'
import * as store from '../store/needs.ts'
import { payersOf } from '../store/payers.ts'
import { backingsOf } from '../store/voices.ts'
import { tellAbout } from './acting.ts'
import { closeWhenDone, deliver } from './delivery.ts'

/** A need that nobody backed for so many months is parked. */
export const unbackedMonths = 12

export const turnDay = action('needs.turnDay', async (ctx, _input: Record<never, never>) => {
  await expireEstimates(ctx)
  await bringBack(ctx)
  await parkUnbacked(ctx)
  await endAcceptance(ctx)
  await askFeedback(ctx)
})

async function expireEstimates(ctx: ActionContext): Promise<void> {
  const ended = await lockEnded(ctx.db, ctx.organisation, ctx.today)
  if (ended.length === 0) return
  await moveEstimates(
    ctx.db,
    ctx.organisation,
    ended.map(({ id }) => id),
    { state: 'expired' },
  )
  for (const one of ended) ctx.record('needs.estimate_expired', { subject: one.id, day: one.validUntil })
}

async function bringBack(ctx: ActionContext): Promise<void> {
  const parked = await store.lockNeedsIn(ctx.db, ctx.organisation, ['parked'])
  const due = parked.filter(({ parkedUntil }) => parkedUntil !== null && parkedUntil <= ctx.today)
  if (due.length === 0) return
  await store.changeNeeds(
    ctx.db,
    ctx.organisation,
    due.map(({ id }) => id),
    { state: 'collected', parkedUntil: null, exitReason: null, backedOn: ctx.today },
  )
  for (const { id } of due) ctx.record('needs.unparked', { subject: id })
}

/** It is never closed silently: whoever told or backed it hears of it, and the first who backs it brings it back. */
async function parkUnbacked(ctx: ActionContext): Promise<void> {
  const waiting = await store.lockNeedsIn(ctx.db, ctx.organisation, ['collected'])
  const since = addMonths(ctx.today, -unbackedMonths)
  const unbacked = waiting.filter(({ backedOn }) => backedOn !== null && backedOn <= since)
  if (unbacked.length === 0) return
  const ids = unbacked.map(({ id }) => id)
  const backings = Map.groupBy(await backingsOf(ctx.db, ctx.organisation, ids), ({ need }) => need)
  for (const need of unbacked) {
    await store.changeNeed(ctx.db, ctx.organisation, need.id, { state: 'parked', parkedUntil: null })
    ctx.record('needs.parked_by_itself', { subject: need.id, since: need.backedOn })
    const concerned = [need.author, ...(backings.get(need.id) ?? []).map(({ participant }) => participant)]
    await tellAbout(ctx, 'needs.side_exit', need, concerned, { why: 'unbacked', reason: null })
  }
}

/** The days for trying are over and nothing is rejected: it counts as accepted. */
async function endAcceptance(ctx: ActionContext): Promise<void> {
  const trying = await store.lockNeedsIn(ctx.db, ctx.organisation, ['in_acceptance'])
  for (const need of trying) if (need.acceptUntil !== null && need.acceptUntil < ctx.today) await deliver(ctx, need)
}

const noted = {
  30: { asked: 'asked30On', reminded: 'reminded30On' },
  90: { asked: 'asked90On', reminded: 'reminded90On' },
} as const satisfies Readonly<Record<FeedbackDay, { asked: keyof store.NeedRow; reminded: keyof store.NeedRow }>>

async function askFeedback(ctx: ActionContext): Promise<void> {
  const delivered = await store.lockNeedsIn(ctx.db, ctx.organisation, ['delivered'])
  for (const need of delivered) {
    if (await closeWhenDone(ctx, need)) continue
    for (const day of feedbackDays) await askOn(ctx, need, day)
  }
}

async function askOn(ctx: ActionContext, need: store.NeedRow, day: FeedbackDay): Promise<void> {
  const due = askedOn(need.deliveredOn as Day, day)
  const { asked, reminded } = noted[day]
  if (need[asked] === null && ctx.today >= due) {
    await store.changeNeed(ctx.db, ctx.organisation, need.id, { [asked]: ctx.today })
    ctx.record('needs.feedback_asked', { subject: need.id, day })
    await tellAbout(ctx, 'needs.feedback', need, await waitedFor(ctx, need, day), { days: day })
  } else if (need[asked] !== null && need[reminded] === null && ctx.today >= addDays(due, reminderDays)) {
    await store.changeNeed(ctx.db, ctx.organisation, need.id, { [reminded]: ctx.today })
    ctx.record('needs.feedback_reminded', { subject: need.id, day })
    await tellAbout(ctx, 'needs.feedback_reminder', need, await waitedFor(ctx, need, day), { days: day })
  }
}

/** Payers and whoever backs it, without those who answered. */
async function waitedFor(ctx: ActionContext, need: store.NeedRow, day: FeedbackDay): Promise<string[]> {
  const payers = await payersOf(ctx.db, ctx.organisation, [need.id])
  const backings = await backingsOf(ctx.db, ctx.organisation, [need.id])
  const answers = await feedbackOf(ctx.db, ctx.organisation, [need.id])
  const answered = new Set(answers.filter((one) => one.day === day).map(({ participant }) => participant))
  return [...new Set([...payers, ...backings].map(({ participant }) => participant))].filter(
    (one) => !answered.has(one),
  )
}
