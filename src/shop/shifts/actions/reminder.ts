/** Reminders before a shift, and the summary of the week. */
import { action } from '#platform/action.ts'
import { addDays, weekday } from '#platform/values/day.ts'
import { reminderDays, weeklySummary } from '../settings.ts'
import { type ReminderRow, rememberReminded, unreminded } from '../store/reminder.ts'

/** Every morning: everybody whose shift comes within the shop's days before, each row once. Who books later than
 *  that is reminded the next morning, if the shift has not begun by then. */
export const remind = action('shifts.remind', async (ctx, _input: Record<never, never>) => {
  const days = await ctx.setting(reminderDays)
  if (days === 0) return { reminded: 0 }
  const until = addDays(ctx.today, days)
  const due = await unreminded(ctx.db, ctx.organisation, 'reminder', ctx.today, until, ctx.now)
  for (const { member, startsAt, name } of due)
    ctx.notify('shifts.reminder', member, { startsAt, shift: name, link: '/shifts' })
  const sent = due.map(({ member, attendance }) => ({ member, about: attendance }))
  await rememberReminded(ctx.db, ctx.organisation, 'reminder', sent, ctx.now)
  if (due.length > 0) ctx.record('shifts.reminded', { count: due.length })
  return { reminded: due.length }
})

/** On Sundays: one mail with the shifts of the coming week. */
export const summarise = action('shifts.summarise', async (ctx, _input: Record<never, never>) => {
  if (weekday(ctx.today) !== 7 || !(await ctx.setting(weeklySummary))) return { told: 0 }
  const [from, until] = [addDays(ctx.today, 1), addDays(ctx.today, 7)]
  const due = await unreminded(ctx.db, ctx.organisation, 'weekly', from, until, ctx.now)
  const people = new Map<string, ReminderRow[]>()
  for (const row of due) people.set(row.member, [...(people.get(row.member) ?? []), row])
  for (const [member, rows] of people)
    ctx.notify('shifts.weekly', member, { count: rows.length, startsAt: rows[0]?.startsAt ?? '', link: '/shifts' })
  const sent = due.map(({ member, attendance }) => ({ member, about: attendance }))
  await rememberReminded(ctx.db, ctx.organisation, 'weekly', sent, ctx.now)
  if (people.size > 0) ctx.record('shifts.summary_sent', { count: people.size })
  return { told: people.size }
})
