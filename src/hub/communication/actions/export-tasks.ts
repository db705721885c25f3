/** Tasks and contributors as files. */
import { takingPart } from '#hub/organisations/public.ts'
import { action, type Content, type Context } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { ListAsked, ListDefinition } from '#platform/lists/list.ts'
import type { InputOf } from '#platform/route.ts'
import type { exportContributors as ofContributors } from '../contract/open-weeks.ts'
import type * as contract from '../contract/tasks.ts'
import { contributorList } from '../store/contributions.ts'
import { taskList } from '../store/tasks.ts'

/** Headings are those that an import of tasks takes. */
export async function fileOf(
  ctx: Context,
  of: {
    readonly list: ListDefinition
    readonly asked: ListAsked
    readonly format: 'csv' | 'xlsx'
    readonly name: string
  },
): Promise<Content & { body: Uint8Array<ArrayBuffer> }> {
  const words = currentWords()
  const file = exportList(ctx.db, of.list, of.asked, {
    format: of.format,
    name: words.say(ctx.language, of.name, { day: ctx.today }, ctx.shop),
    zone: ctx.shop.zone,
    heading: (column) => words.say(ctx.language, `tasks.field.${column}`, {}, ctx.shop),
  })
  return { ...file, body: new Uint8Array(await new Response(file.body).arrayBuffer()) }
}

export const exportTasks = action(
  'communication.exportTasks',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportTasks>) => {
    await takingPart(ctx)
    const list = taskList(ctx.organisation, { open: !ctx.actor.may('tasks.mentor'), account: ctx.actor.account })
    const file = await fileOf(ctx, { list, asked, format, name: 'tasks.file' })
    ctx.record('communication.tasks_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const exportContributors = action(
  'communication.exportContributors',
  async (ctx, { format, ...asked }: InputOf<typeof ofContributors>) => {
    await takingPart(ctx)
    const list = contributorList(ctx.organisation)
    const file = await fileOf(ctx, { list, asked, format, name: 'tasks.people_file' })
    ctx.record('communication.tasks_exported', { subject: ctx.organisation, format })
    return file
  },
)
