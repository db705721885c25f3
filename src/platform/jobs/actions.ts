import { action } from '../action.ts'
import { NotFound } from '../refusal.ts'
import { atWork } from './at-work.ts'
import { dropOldAnswers, hasOldAnswers, isGivenUp } from './queue-store.ts'
import { dropOldRuns, hasOldRuns } from './store.ts'

export const retryTask = action('jobs.retry', async (ctx, { task }: { task: string }) => {
  if (!(await isGivenUp(ctx.db, ctx.organisation, task))) throw new NotFound('task')
  // Outside this transaction: should it fail later, the task is tried once more than wished, which does no harm.
  await atWork().again(task)
  ctx.record('jobs.tried_again', { subject: task })
  return {}
})

/** At night: kept answers and runs that nobody asks for any more. A night without any leaves no trace in the history. */
export const clearOld = action('jobs.clear', async (ctx, _input: Record<never, never>) => {
  const { db, organisation, now } = ctx
  let count = 0
  if (await hasOldAnswers(db, organisation, now)) count += await dropOldAnswers(db, organisation, now)
  if (await hasOldRuns(db, organisation, now)) count += await dropOldRuns(db, organisation, now)
  if (count > 0) ctx.record('jobs.cleared', { count })
})
