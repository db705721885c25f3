/** Reminders before a shift, and the summary of the week. */
import { action } from '#platform/action.ts'
import { addDays, weekday } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { isWorkerOn, membersById } from '#shop/members/public.ts'
import { letterPath } from '../notices.ts'
import { lastDayOf, unbookedPeriod } from '../rules/unbooked.ts'
import { reminderDays, weeklySummary } from '../settings.ts'
import { standingsOf } from '../store/people.ts'
import { alreadyReminded, flyingPeople, type ReminderRow, rememberReminded, unreminded } from '../store/reminder.ts'

/** Every morning: everybody whose shift comes within the shop's days before, each row once. Who books later than
 *  that is reminded the next morning, if the shift has not begun by then. */
export const remind = action('shifts.remind', async (ctx, _input: Record<never, never>) => {
  const days = await ctx.setting(reminderDays)
  if (days === 0) return { reminded: 0 }
  const until = addDays(ctx.today, days)
  const due = await unreminded(ctx.db, ctx.organisation, 'reminder', ctx.today, until, ctx.now)
  for (const { member, startsAt, name, shift } of due)
    ctx.notify('shifts.reminder', member, { startsAt, shift: name, link: letterPath(ctx.organisation, shift) })
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

/** Every morning: whoever books freely and has nothing in this period is told once. Nobody on leave is. */
export const remindUnbooked = action('shifts.remindUnbooked', async (ctx, _input: Record<never, never>) => {
  const flying = await flyingPeople(ctx.db, ctx.organisation, ctx.today)
  const open = flying.flatMap((one) => {
    const began = unbookedPeriod({ ...one, today: ctx.today })
    return began === null ? [] : [{ member: one.member, about: began }]
  })
  const known = await alreadyReminded(ctx.db, ctx.organisation, 'unbooked', open)
  const told = new Set(known.map(({ member, about }) => `${member} ${about}`))
  const leaves = await standingsOf(ctx.db, ctx.organisation, open)
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    open.map(({ member }) => member as ContactId),
  )
  const workers = new Set<string>(people.filter((one) => isWorkerOn(one, ctx.today)).map(({ contact }) => contact))
  const away = (member: string): boolean =>
    leaves(member).leaves.some(({ from, until }) => from <= ctx.today && (until === null || ctx.today <= until))
  const due = open.filter(
    ({ member, about }) => !told.has(`${member} ${about}`) && workers.has(member) && !away(member),
  )
  for (const { member, about } of due)
    ctx.notify('shifts.unbooked', member, { until: lastDayOf(about), link: '/shifts/find' })
  await rememberReminded(ctx.db, ctx.organisation, 'unbooked', due, ctx.now)
  if (due.length > 0) ctx.record('shifts.unbooked_reminded', { count: due.length })
  return { told: due.length }
})
