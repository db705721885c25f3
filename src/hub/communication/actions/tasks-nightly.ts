/** What happens to tasks by itself: what stands still goes back with its work, who does not answer is reminded. */
import { holdersOfRoles } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { dayIn } from '#platform/values/zone.ts'
import { pageOfWeek, tellOfTask } from '../board/people.ts'
import { weekFigures } from '../board/week-figures.ts'
import { readiness, readyBy } from '../rules/open-week.ts'
import { answerUntil, isIdle, reminderOf } from '../rules/task.ts'
import { answerDays, idleDays, perMentor, perParticipant, weekIdleDays, weekReadyDays } from '../settings.ts'
import * as weeks from '../store/open-weeks.ts'
import * as store from '../store/tasks.ts'
import { holding, sendBack } from './returning-tasks.ts'

export const returnIdle = action('communication.returnIdle', async (ctx, _input: Record<never, never>) => {
  const taken = await store.takenTasks(ctx.db, ctx.organisation)
  const [held, inWeek] = [await holding(ctx, taken), await weeks.inWeekOn(ctx.db, ctx.organisation, ctx.today)]
  const days = { usual: await ctx.setting(idleDays), week: await ctx.setting(weekIdleDays) }
  const idle = taken.filter(({ id, movedAt }) => {
    const soon = (held.get(id) ?? []).some((account) => inWeek.has(account))
    return isIdle(dayIn(movedAt, ctx.shop.zone), ctx.today, days, soon)
  })
  await sendBack(ctx, idle, 'idle')
  return { returned: idle.length }
})

export const remindMentors = action('communication.remindMentors', async (ctx, _input: Record<never, never>) => {
  const days = await ctx.setting(answerDays)
  const waiting = await store.waitingTasks(ctx.db, ctx.organisation)
  const due = waiting.flatMap((task) => {
    if (task.deliveredOn === null) return []
    const until = answerUntil(task.deliveredOn, days)
    return [{ task, until, told: reminderOf(until, task.reminders, ctx.today) }]
  })
  const first = due.filter(({ told }) => told === 'mentor')
  const late = due.filter(({ told }) => told === 'core_group')
  const ids = (all: typeof due): string[] => all.map(({ task }) => task.id)
  await store.noteReminders(ctx.db, ctx.organisation, ids(first), 1)
  await store.noteReminders(ctx.db, ctx.organisation, ids(late), 2)
  for (const { task, until } of first) tellOfTask(ctx, 'communication.task_waits', task, [task.mentor], { until })
  if (late.length === 0) return
  const group = await holdersOfRoles(ctx, ['noyau', 'hub_admin'])
  for (const { task, until } of late) {
    ctx.record('communication.task_late', { subject: task.id, until })
    tellOfTask(ctx, 'communication.task_late', task, group, { until })
  }
})

/** A week before, the core group learns what lacks; once. */
export const checkWeeks = action('communication.checkWeeks', async (ctx, _input: Record<never, never>) => {
  const ahead = await ctx.setting(weekReadyDays)
  const coming = (await weeks.weeksFrom(ctx.db, ctx.organisation, ctx.today)).filter(
    ({ fromDay, toldOn, cancelled }) =>
      !cancelled && toldOn === null && readyBy(fromDay, ahead) <= ctx.today && ctx.today < fromDay,
  )
  if (coming.length === 0) return
  const plan = { perParticipant: await ctx.setting(perParticipant), perMentor: await ctx.setting(perMentor) }
  const figures = await weekFigures(ctx, coming)
  const group = await holdersOfRoles(ctx, ['noyau', 'hub_admin'])
  const short = coming.flatMap((week) => {
    const state = readiness(figures.get(week.id) ?? { participants: 0, mentors: 0, tasksReady: 0 }, plan)
    return state.ready ? [] : [{ week, state }]
  })
  await weeks.noteTold(
    ctx.db,
    ctx.organisation,
    short.map(({ week }) => week.id),
    ctx.today,
  )
  for (const { week, state } of short) {
    const lacks = { tasks: state.tasksMissing, mentors: state.mentorsMissing }
    ctx.record('communication.week_short', { subject: week.id, ...lacks })
    for (const account of group)
      ctx.notify('communication.week_short', account, {
        ...{ link: pageOfWeek(week.id), about: week.id, week: week.name, from: week.fromDay },
        ...lacks,
      })
  }
})
