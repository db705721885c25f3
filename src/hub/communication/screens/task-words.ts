/** How tasks, contributors and Open Weeks are shown. */
import { currentMe } from '#app/session.ts'
import type { Tone } from '#app/ui/Status.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { listWeeks, readWeek } from '../contract/open-weeks.ts'
import type { listTasks, readTask, readTasks } from '../contract/tasks.ts'
import { spoken } from '../contract/tasks.ts'
import type { TaskSize, TaskState } from '../rules/task.ts'

export const tasksPage = '/community/task-board'
export const taskPage = '/community/task-board/:task'
export const weeksPage = '/community/open-weeks'
export const weekPage = '/community/open-weeks/:openWeek'
export const contributorsPage = '/community/contributors'

export type TaskLine = ReplyOf<typeof listTasks>['rows'][number]
export type Board = ReplyOf<typeof readTasks>
export type OneTask = ReplyOf<typeof readTask>
export type WeekLine = ReplyOf<typeof listWeeks>['rows'][number]
export type OneWeek = ReplyOf<typeof readWeek>

export const taskTones: Readonly<Record<TaskState, Tone>> = {
  proposed: 'quiet',
  ready: 'news',
  taken: 'attention',
  in_review: 'attention',
  done: 'fine',
}

export type TypedTask = {
  title: string
  says: string
  size: string
  skills: string
  language: string
  place: string
  doneWhen: string
  mentor: string
}

export const typedTask = (task: Partial<OneTask> | null, mentor: string, language: string): TypedTask => ({
  ...{ title: task?.title ?? '', says: task?.says ?? '', size: task ? (task.size ?? '') : 'M' },
  ...{ skills: (task?.skills ?? []).join(', '), language: task?.language ?? language, place: task?.place ?? '' },
  ...{ doneWhen: task?.doneWhen ?? '', mentor: task?.mentor?.id ?? mentor },
})

export const sentTask = (typed: TypedTask) => ({
  ...{ title: typed.title, says: typed.says, place: typed.place, doneWhen: typed.doneWhen },
  size: (typed.size || null) as TaskSize | null,
  skills: typed.skills
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
  language: spoken.parse(typed.language),
  mentor: typed.mentor || null,
})

/** Days that lie ahead, for a field. */
export function notBefore(): { readonly min?: string } {
  const { today } = currentMe()
  return today ? { min: today } : {}
}
