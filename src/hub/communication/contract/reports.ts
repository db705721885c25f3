/** Reports of a community (domain-hub-governance-communication 8): who takes part, how long decisions take, which wait to be
 *  looked at again, how many questions were solved. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const may = 'community.enter'
const day = z.iso.date()
const span = z.object({ from: day.optional(), to: day.optional() })

const ParticipationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  backings: z.int(),
  comments: z.int(),
  answers: z.int(),
  attendances: z.int(),
})
export type ParticipationRow = z.output<typeof ParticipationRow>

export const readReports = route({
  method: 'GET',
  path: '/community-reports',
  may,
  says: 'Participation by organisation, time from proposal to decision, reviews overdue and questions solved, of the last twelve months or of the days asked for',
  query: span,
  reply: z.object({
    from: day,
    to: day,
    participation: z.array(ParticipationRow),
    /** Decisions that came from a proposal. */
    decisions: z.array(z.object({ number: z.string(), takenOn: day, days: z.int() })),
    /** The middle of their days; null where there are none. */
    medianDays: z.number().nullable(),
    overdue: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), reviewOn: day })),
    questions: z.object({ asked: z.int(), solved: z.int() }),
  }),
})

export const exportReport = route({
  method: 'GET',
  path: '/community-reports/participation',
  may,
  says: 'Participation by organisation as a file',
  query: span.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})
