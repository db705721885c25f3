import { action } from '../action.ts'
import { NotFound } from '../refusal.ts'
import { atWork } from './at-work.ts'
import { dropOldAnswers, isGivenUp } from './queue-store.ts'
import { dropOldRuns } from './store.ts'

export const retryTask = action('jobs.retry', async (ctx, { task }: { task: string }) => {
  if (!(await isGivenUp(ctx.db, ctx.organisation, task))) throw new NotFound('task')
  // Outside this transaction: should it fail later, the task is tried once more than wished, which does no harm.
  await atWork().again(task)
  ctx.record('jobs.tried_again', { subject: task })
  return {}
})

/** At night: kept answers and runs that nobody asks for any more. */
export const clearOld = action('jobs.clear', async (ctx, _input: Record<never, never>) => {
  await dropOldAnswers(ctx.db, ctx.organisation, ctx.now)
  ctx.record('jobs.cleared', { count: await dropOldRuns(ctx.db, ctx.organisation, ctx.now) })
})
