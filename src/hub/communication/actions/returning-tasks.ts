/** Tasks go back to the board, their work kept, and whoever had them or helps with them is told. */
import type { ActionContext } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { tellOfTask } from '../board/people.ts'
import { contributionsOf, endContributions } from '../store/contributions.ts'
import { returnTasks, type TaskRow, takenBy } from '../store/tasks.ts'

export type WhyReturned = 'idle' | 'given_back' | 'left' | 'not_agreed'

/** Who works on each of these tasks now. */
export async function holding(
  ctx: ActionContext,
  tasks: readonly TaskRow[],
): Promise<ReadonlyMap<string, readonly AccountId[]>> {
  const all = await contributionsOf(
    ctx.db,
    ctx.organisation,
    tasks.map(({ id }) => id),
  )
  const working = Map.groupBy(
    all.filter(({ state }) => state === 'working'),
    ({ task }) => task,
  )
  return new Map([...working].map(([task, had]) => [task, had.map(({ account }) => account)]))
}

/** A pair's task goes back whole; whoever stays may take it anew. */
export async function sendBack(ctx: ActionContext, tasks: readonly TaskRow[], why: WhyReturned): Promise<void> {
  const held = await holding(ctx, tasks)
  const ids = tasks.map(({ id }) => id)
  await endContributions(ctx.db, ctx.organisation, ids, 'returned', ctx.now)
  await returnTasks(ctx.db, ctx.organisation, ids)
  for (const task of tasks) {
    ctx.record('communication.task_returned', { subject: task.id, why })
    tellOfTask(ctx, 'communication.task_returned', task, [task.mentor, ...(held.get(task.id) ?? [])], { why })
  }
}

/** Everything this person has taken; what waits for a mentor's answer stays where it is. */
export const sendBackAll = async (ctx: ActionContext, account: AccountId, why: WhyReturned): Promise<void> =>
  sendBack(ctx, await takenBy(ctx.db, ctx.organisation, account), why)
