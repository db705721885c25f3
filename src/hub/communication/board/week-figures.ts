/** How far Open Weeks are prepared: what is ready or already held by those who take part. */
import type { Context } from '#platform/action.ts'
import { heldByEach } from '../store/contributions.ts'
import { peopleOfWeeks, type WeekRow } from '../store/open-weeks.ts'
import { tasksReady } from '../store/tasks.ts'

export interface WeekFigures {
  readonly participants: number
  readonly mentors: number
  readonly tasksReady: number
}

export async function weekFigures(
  ctx: Context,
  weeks: readonly Pick<WeekRow, 'id'>[],
): Promise<Map<string, WeekFigures>> {
  const ids = weeks.map(({ id }) => id)
  const people = await peopleOfWeeks(ctx.db, ctx.organisation, ids)
  const participants = people.filter(({ role }) => role === 'participant')
  const [free, held] = await Promise.all([
    tasksReady(ctx.db, ctx.organisation),
    heldByEach(
      ctx.db,
      ctx.organisation,
      participants.map(({ account }) => account),
    ),
  ])
  return new Map(
    ids.map((id) => {
      const here = new Set(participants.filter(({ week }) => week === id).map(({ account }) => account))
      const own = new Set(held.filter(({ account }) => here.has(account)).map(({ task }) => task))
      const mentors = people.filter(({ week, role }) => week === id && role === 'mentor').length
      return [id, { participants: here.size, mentors, tasksReady: free + own.size }]
    }),
  )
}
