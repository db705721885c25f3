/** What a day brings by itself: agendas fill, silence approves minutes. */
import { action } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { fillAgendas } from '../agenda.ts'
import { isApproved } from '../rules/minutes.ts'
import { silenceDays } from '../settings.ts'
import { changeMeeting, lockMeetingsIn } from '../store/meetings.ts'
import { correctionsOf } from '../store/minutes.ts'

export const turnDay = action('meetings.turnDay', async (ctx, _input: Record<never, never>) => {
  await fillAgendas(ctx, await lockMeetingsIn(ctx.db, ctx.organisation, ['planned', 'called']))
  await approveSilent(ctx)
})

/** Something new is open, or is not any more: the agendas follow at once. */
export const followAgendas = action('meetings.followAgendas', async (ctx, _events: readonly unknown[]) => {
  await fillAgendas(ctx, await lockMeetingsIn(ctx.db, ctx.organisation, ['planned', 'called']))
})

async function approveSilent(ctx: Parameters<typeof turnDay.run>[0]): Promise<void> {
  const published = await lockMeetingsIn(ctx.db, ctx.organisation, ['minutes_published'])
  if (published.length === 0) return
  const days = await ctx.setting(silenceDays)
  const corrections = await correctionsOf(
    ctx.db,
    ctx.organisation,
    published.map(({ id }) => id),
  )
  for (const { id, silentSince } of published) {
    const open = corrections.filter(({ meeting, answer }) => meeting === id && answer === null).length
    if (!isApproved(silentSince as Day, days, open, ctx.today)) continue
    await changeMeeting(ctx.db, ctx.organisation, id, { state: 'approved', approvedOn: ctx.today })
    ctx.record('meetings.minutes_approved', { subject: id })
  }
}
