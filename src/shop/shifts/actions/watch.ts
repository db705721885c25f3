/** Watching shifts. */
import { action, read } from '#platform/action.ts'
import { found, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { me } from '../booking-facts.ts'
import type * as contract from '../contract.ts'
import { shiftFacts } from '../store/booking.ts'
import * as store from '../store/watch.ts'

const watchesAtMost = 50

export const readWatches = read('shifts.readWatches', async (ctx, _input: Record<never, never>) => ({
  watches: await store.readWatches(ctx.db, ctx.organisation, (await me(ctx)).contact, ctx.now, ctx.today),
}))

export const addWatch = action('shifts.addWatch', async (ctx, input: InputOf<typeof contract.addWatch>) => {
  const member = await me(ctx)
  const shift = input.shift === null ? null : found(await shiftFacts(ctx.db, ctx.organisation, input.shift), 'shift')
  const pattern = {
    ...input,
    startsFrom: input.startsFrom as TimeOfDay | null,
    startsUntil: input.startsUntil as TimeOfDay | null,
    untilDay: input.untilDay as Day | null,
    member: member.contact,
  }
  const known = await store.sameWatch(ctx.db, ctx.organisation, pattern)
  if (known) return { watch: known }
  const no: Refusal[] = []
  const empty = input.shift === null && input.weekday === null && input.kind === null && input.startsFrom === null
  if (empty && input.startsUntil === null) no.push(refuse('watch.empty'))
  if (shift && ctx.now >= shift.startsAt) no.push(refuse('watch.past', { startedAt: shift.startsAt }))
  if ((await store.countWatches(ctx.db, ctx.organisation, member.contact)) >= watchesAtMost)
    no.push(refuse('watch.too_many', { limit: watchesAtMost }))
  refuseWith(no)
  const id = newId()
  await store.addWatch(ctx.db, ctx.organisation, { ...pattern, id, now: ctx.now })
  ctx.record('shifts.watch_added', { subject: id, person: member.contact })
  return { watch: id }
})

export const dropWatch = action('shifts.dropWatch', async (ctx, { watch }: { watch: string }) => {
  const member = await me(ctx)
  if ((await store.dropWatch(ctx.db, ctx.organisation, member.contact, watch)) === 0) throw new NotFound('watch')
  ctx.record('shifts.watch_dropped', { subject: watch, person: member.contact })
  return {}
})
