/** Tasks and the people around them: who has one, who may be a mentor, how they are told. */
import { peopleInside } from '#hub/organisations/public.ts'
import type { ActionContext, Context, NoticeFacts } from '#platform/action.ts'
import { registerNames } from '#platform/audit/names.ts'
import { registerRecipients } from '#platform/mail/recipients.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { type Asking, whyNotMentor, whyNotTaker } from '../rules/task.ts'
import { type ContributorRow, contributionsOf, contributorOf, contributorsByIds } from '../store/contributions.ts'
import { callTitles, weekNames } from '../store/open-weeks.ts'
import { lockTask, type TaskRow, taskTitles } from '../store/tasks.ts'

export const tasksPage = '/community/task-board'
export const pageOfTask = (task: string): string => `${tasksPage}/${task}`
export const pageOfWeek = (week: string): string => `/community/open-weeks/${week}`

registerNames('task', async (db, organisation, ids) => {
  const all = await taskTitles(db, organisation, ids)
  return new Map(all.map(({ id, title }) => [id, title]))
})
registerNames('open_week', async (db, organisation, ids) => {
  const all = await weekNames(db, organisation, ids)
  return new Map(all.map(({ id, name }) => [id, name]))
})
registerNames('volunteer_call', async (db, organisation, ids) => {
  const all = await callTitles(db, organisation, ids)
  return new Map(all.map(({ id, title }) => [id, title]))
})
registerNames('contributor', async (db, organisation, ids) => {
  const all = await contributorsByIds(db, organisation, ids)
  return new Map(all.map(({ id, name }) => [id, name]))
})

/** Whoever asks to help has no account yet. */
registerRecipients(async (db, organisation, persons) => {
  const all = await contributorsByIds(db, organisation, persons)
  return new Map(
    all.map(({ id, name, email, language }) => [id, { person: id, email, name, language: language as 'en' }]),
  )
}, 'contributor')

export interface HeldTask {
  readonly task: TaskRow
  /** Who works on it now. */
  readonly takers: readonly AccountId[]
}

export async function taskFor(ctx: ActionContext, id: string): Promise<HeldTask> {
  const task = found(await lockTask(ctx.db, ctx.organisation, id), 'task')
  const all = await contributionsOf(ctx.db, ctx.organisation, [id])
  return { task, takers: all.filter(({ state }) => state === 'working').map(({ account }) => account) }
}

export const bySystem = (ctx: Context): boolean => ctx.actor.kind === 'system'

export const whyNotTakerHere = (ctx: Context, { takers }: HeldTask): Refusal[] =>
  whyNotTaker(ctx.actor.account, takers, bySystem(ctx))
export const whyNotMentorHere = (ctx: Context, { task }: HeldTask): Refusal[] =>
  whyNotMentor(ctx.actor.account, task.mentor, bySystem(ctx))

/** Whoever acts for an organisation here, or holds one of its offices. */
export const whyNotMentoring = async (ctx: Context, mentor: AccountId | null): Promise<Refusal[]> =>
  mentor === null || (await peopleInside(ctx)).includes(mentor) ? [] : [refuse('task.mentor_unknown')]

export const agreementsOf = (person: ContributorRow | null): Asking['agreements'] =>
  person?.minor ? { school: person.schoolAgreedOn !== null, parents: person.parentsAgreedOn !== null } : null

export async function askingPerson(ctx: Context): Promise<Asking> {
  const { account } = ctx.actor
  if (!account) return { account, agreements: null }
  return { account, agreements: agreementsOf(await contributorOf(ctx.db, ctx.organisation, account)) }
}

/** Tells each once; whoever does it knows already. */
export function tellOfTask(
  ctx: ActionContext,
  code: string,
  task: Pick<TaskRow, 'id' | 'number' | 'title'>,
  to: readonly (AccountId | null)[],
  facts: NoticeFacts = {},
): void {
  for (const account of new Set(to))
    if (account !== null && account !== ctx.actor.account)
      ctx.notify(code, account, {
        ...{ link: pageOfTask(task.id), about: task.id, number: task.number, title: task.title },
        ...facts,
      })
}

export async function nameOfAccount(ctx: Context, account: AccountId | null): Promise<string> {
  if (!account) return '–'
  return (await ctx.accounts.accountsById([account])).get(account)?.name ?? '–'
}
