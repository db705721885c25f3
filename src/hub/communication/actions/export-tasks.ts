/** Tasks and contributors as files. */
import { takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import type { InputOf } from '#platform/route.ts'
import type { exportContributors as ofContributors } from '../contract/open-weeks.ts'
import type * as contract from '../contract/tasks.ts'
import { contributorList } from '../store/contributions.ts'
import { taskList } from '../store/tasks.ts'

/** Headings are those that an import of tasks takes. */
export const fieldsOfTasks = 'tasks.field'

export const exportTasks = action(
  'communication.exportTasks',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportTasks>) => {
    await takingPart(ctx)
    const list = taskList(ctx.organisation, { open: !ctx.actor.may('tasks.mentor'), account: ctx.actor.account })
    const file = await fileOfList(ctx, list, asked, { format, name: 'tasks.file', fields: fieldsOfTasks })
    ctx.record('communication.tasks_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const exportContributors = action(
  'communication.exportContributors',
  async (ctx, { format, ...asked }: InputOf<typeof ofContributors>) => {
    await takingPart(ctx)
    const list = contributorList(ctx.organisation)
    const file = await fileOfList(ctx, list, asked, { format, name: 'tasks.people_file', fields: fieldsOfTasks })
    ctx.record('communication.tasks_exported', { subject: ctx.organisation, format })
    return file
  },
)
