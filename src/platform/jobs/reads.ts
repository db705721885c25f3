import { read } from '../action.ts'
import { addMinutes } from '../values/day.ts'
import { atWork } from './at-work.ts'
import { countQueue, readGivenUp } from './queue-store.ts'
import { nextSlot } from './schedule.ts'
import { countFailedRuns, type JobRun, readRuns } from './store.ts'

const weekInMinutes = 7 * 24 * 60

interface Asked {
  readonly state?: JobRun['state'] | undefined
  readonly before?: string | undefined
  readonly limit: number
}

export const readJobs = read('jobs.list', async (ctx, asked: Asked) => {
  const { db, organisation } = ctx
  const runs = await readRuns(db, organisation, { ...asked, limit: asked.limit + 1 })
  const { waiting, running, trying_again } = await countQueue(db, organisation)
  return {
    jobs: atWork().jobs.map(({ name, at }) => ({
      job: name,
      time: 'time' in at ? at.time : null,
      everyMinutes: 'everyMinutes' in at ? at.everyMinutes : null,
      next: nextSlot(at, ctx.now, ctx.shop.zone),
    })),
    runs: runs.slice(0, asked.limit).map((run) => ({
      job: run.job,
      slot: run.slot,
      state: run.state,
      attempts: run.attempts,
      startedAt: run.started_at,
      endedAt: run.ended_at,
      error: run.error,
    })),
    more: runs.length > asked.limit,
    failed: await countFailedRuns(db, organisation, addMinutes(ctx.now, -weekInMinutes)),
    queue: { waiting, running, tryingAgain: trying_again },
    givenUp: await readGivenUp(db, organisation),
  }
})
