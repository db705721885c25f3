/** Closing the shop on some days, and taking it back. */
import { action, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { holidaysBetween } from '#platform/values/public-holidays.ts'
import { settleCancelled } from '../cancelled-effect.ts'
import type * as contract from '../contract-office.ts'
import { recount, recountClosed } from '../counting.ts'
import { settleRelief } from '../relief.ts'
import { afterUndoing, whyNotClose } from '../rules/closing.ts'
import { horizonDays } from '../settings.ts'
import { lockShifts } from '../store/booking.ts'
import * as store from '../store/closing.ts'
import { closingsBetween, lockPlanning, plannedUntil } from '../store/generation.ts'
import { cancelShifts, shiftsById } from '../store/planned.ts'
import { generateRange } from './generation.ts'
import { runAgain } from './run-again.ts'
import { tellCancelled } from './telling.ts'

const daysShown = 365

export const listClosings = read('shifts.listClosings', async (ctx, _input: Record<never, never>) => {
  const closings = await store.readClosings(ctx.db, ctx.organisation)
  const closed = (day: Day): boolean =>
    closings.some((one) => one.undoneAt === null && one.kinds.length === 0 && one.from <= day && day <= one.until)
  const proposals = holidaysBetween(ctx.shop.country, ctx.today, addDays(ctx.today, daysShown)).filter(
    ({ day }) => !closed(day),
  )
  return { closings, proposals }
})

type Previewed = InputOf<typeof contract.previewClosing>

export const previewClosing = read('shifts.previewClosing', async (ctx, input: Previewed) => {
  const wished = { from: input.from as Day, until: input.until as Day, kinds: input.kinds }
  const stopped = await store.shiftsStopped(ctx.db, ctx.organisation, wished, ctx.now)
  return {
    shifts: stopped.map(({ members: _members, ...shift }) => shift),
    people: new Set(stopped.flatMap(({ members }) => members)).size,
    seats: stopped.reduce((sum, { people }) => sum + people, 0),
    overlapping: await store.closingsWithReason(ctx.db, ctx.organisation, wished.from, wished.until),
  }
})

export const closeDays = action('shifts.closeDays', async (ctx, input: InputOf<typeof contract.closeDays>) => {
  const closing = { ...input, id: newId(), from: input.from as Day, until: input.until as Day, madeAt: ctx.now }
  refuseWith(whyNotClose(closing))
  await lockPlanning(ctx.db, ctx.organisation)
  await store.addClosing(ctx.db, ctx.organisation, closing)
  const stopped = closing.sort === 'closed' ? await store.shiftsStopped(ctx.db, ctx.organisation, closing, ctx.now) : []
  const ids = stopped.map(({ id }) => id)
  await lockShifts(ctx.db, ctx.organisation, ids)
  const shifts = await shiftsById(ctx.db, ctx.organisation, ids)
  const unseated = await cancelShifts(ctx.db, ctx.organisation, ids, {
    reason: closing.reason,
    closing: closing.id,
    now: ctx.now,
  })
  const people = new Set(unseated.map(({ member }) => member)).size
  ctx.record('shifts.days_closed', {
    subject: closing.id,
    from: closing.from,
    until: closing.until,
    shifts: ids.length,
    people,
  })
  tellCancelled(ctx, shifts, unseated, closing.reason)
  await settleCancelled(ctx, ids)
  await recount(ctx, await settleRelief(ctx, closing))
  await recountClosed(ctx, closing)
  return { closing: closing.id, shifts: ids.length, people }
})

export const undoClosing = action('shifts.undoClosing', async (ctx, input: { closing: string }) => {
  await lockPlanning(ctx.db, ctx.organisation)
  const closing = found(await store.lockClosing(ctx.db, ctx.organisation, input.closing), 'closing')
  if (closing.undoneAt !== null) refuseWith([refuse('closing.undone', { at: closing.undoneAt })])
  await store.endClosing(ctx.db, ctx.organisation, closing.id, ctx.now)
  const others = await closingsBetween(ctx.db, ctx.organisation, closing.from, closing.until)
  const stopped = await store.shiftsOfClosing(ctx.db, ctx.organisation, closing, ctx.now)
  const { back, inherited } = afterUndoing(stopped, others)
  const ids = back.map(({ id }) => id)
  await lockShifts(ctx.db, ctx.organisation, [...ids, ...inherited.map(({ shift }) => shift)])
  await store.inheritShifts(ctx.db, ctx.organisation, inherited)
  const people = await runAgain(ctx, ids)
  await recount(ctx, await settleRelief(ctx, closing))
  await recountClosed(ctx, closing)
  await makeMissing(ctx, closing)
  ctx.record('shifts.closing_undone', { subject: closing.id, shifts: ids.length, people })
  return { shifts: ids.length, people }
})

/** Shifts that were never made because of the closing, as far as the plan reaches. */
async function makeMissing(
  ctx: Parameters<typeof generateRange>[0],
  closing: Pick<store.ClosingRow, 'from' | 'until' | 'sort'>,
): Promise<void> {
  if (closing.sort === 'reduced' || closing.until < ctx.today) return
  const reach = (await plannedUntil(ctx.db, ctx.organisation)) ?? ctx.today
  const horizon = addDays(ctx.today, await ctx.setting(horizonDays))
  const [until = closing.until] = [closing.until, [reach, horizon].sort().at(-1) as Day].sort()
  const from = [closing.from, ctx.today].sort().at(-1) as Day
  if (from <= until) await generateRange(ctx, from, until, null, ctx.today)
}
