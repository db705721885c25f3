/** What ran by itself, and what did not work. */
import { z } from 'zod'
import { route } from '../route.ts'

const state = z.enum(['running', 'done', 'failed'])

export const listJobs = route({
  method: 'GET',
  path: '/jobs',
  may: 'jobs.read',
  says: 'The jobs of the night with their latest runs, and what waits in the queue.',
  query: z.object({
    state: state.optional(),
    before: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    jobs: z.array(
      z.object({ job: z.string(), time: z.string().nullable(), everyMinutes: z.number().nullable(), next: z.string() }),
    ),
    runs: z.array(
      z.object({
        job: z.string(),
        slot: z.string(),
        state,
        attempts: z.number(),
        startedAt: z.string(),
        endedAt: z.string().nullable(),
        error: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
    /** Runs that failed in the last seven days. */
    failed: z.number(),
    queue: z.object({ waiting: z.number(), running: z.number(), tryingAgain: z.number() }),
    /** What was tried for half a day and given up: it waits for somebody. */
    givenUp: z.array(z.object({ id: z.string(), what: z.string(), error: z.string().nullable(), since: z.string() })),
  }),
})

export const tryAgain = route({
  method: 'POST',
  path: '/jobs/given-up/:task/again',
  may: 'jobs.retry',
  says: 'Tries once more what was given up.',
  params: z.object({ task: z.uuid() }),
  reply: z.object({}),
})
