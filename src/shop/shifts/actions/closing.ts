/** Closing the shop on some days, and taking it back. */
import { action, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-office.ts'
import { whyNotClose } from '../rules/closing.ts'
import { publicHolidays } from '../rules/holidays.ts'
import { seatHolders } from '../seating.ts'
import { horizonDays } from '../settings.ts'
import { lockShifts } from '../store/booking.ts'
import * as store from '../store/closing.ts'
import { lockPlanning, plannedUntil } from '../store/generation.ts'
import { cancelShifts, restoreShifts, shiftsById } from '../store/planned.ts'
import { generateRange } from './generation.ts'
import { tellCancelled, tellRestored } from './telling.ts'

const daysShown = 365

export const listClosings = read('shifts.listClosings', async (ctx, _input: Record<never, never>) => {
  const closings = await store.readClosings(ctx.db, ctx.organisation)
  const year = Number(ctx.today.slice(0, 4))
  const closed = (day: Day): boolean =>
    closings.some((one) => one.undoneAt === null && one.sort === 'closed' && one.from <= day && day <= one.until)
  const proposals = [year, year + 1]
    .flatMap((of) => publicHolidays(ctx.shop.country, of))
    .filter((day) => day >= ctx.today && day <= addDays(ctx.today, daysShown) && !closed(day))
  return { closings, proposals }
})

type Previewed = InputOf<typeof contract.previewClosing>

export const previewClosing = read('shifts.previewClosing', async (ctx, input: Previewed) => {
  if (input.sort === 'reduced') return { shifts: [], people: 0, seats: 0 }
  const wished = { from: input.from as Day, until: input.until as Day, kinds: input.kinds }
  const stopped = await store.shiftsStopped(ctx.db, ctx.organisation, wished, ctx.now)
  return {
    shifts: stopped.map(({ members: _members, ...shift }) => shift),
    people: new Set(stopped.flatMap(({ members }) => members)).size,
    seats: stopped.reduce((sum, { people }) => sum + people, 0),
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
  return { closing: closing.id, shifts: ids.length, people }
})

export const undoClosing = action('shifts.undoClosing', async (ctx, input: { closing: string }) => {
  await lockPlanning(ctx.db, ctx.organisation)
  const closing = found(await store.lockClosing(ctx.db, ctx.organisation, input.closing), 'closing')
  if (closing.undoneAt !== null) refuseWith([refuse('closing.undone', { at: closing.undoneAt })])
  await store.endClosing(ctx.db, ctx.organisation, closing.id, ctx.now)
  const ids = await store.shiftsOfClosing(ctx.db, ctx.organisation, closing, ctx.now)
  await lockShifts(ctx.db, ctx.organisation, ids)
  await restoreShifts(ctx.db, ctx.organisation, ids)
  const shifts = await shiftsById(ctx.db, ctx.organisation, ids)
  const seated = await seatHolders(ctx, shifts)
  await makeMissing(ctx, closing)
  const people = new Set(seated.seats.map(({ holder }) => holder.member)).size
  ctx.record('shifts.closing_undone', { subject: closing.id, shifts: ids.length, people })
  tellRestored(ctx, shifts, seated.seats)
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
  if (from <= until) await generateRange(ctx, from, until)
}
