/** Who may be called when: for leads and the office only. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, time } from './contract.ts'

const asked = listQuery('weekday')
const sees = 'exchanges.standby'

export const listStandby = route({
  method: 'GET',
  path: '/standby',
  may: sees,
  says: 'Who may be called when: search by name or number; filter by weekday.',
  query: asked,
  reply: listReply(
    z.object({
      id,
      member: id,
      name: z.string(),
      memberNo: z.number().nullable(),
      weekday: z.int().nullable(),
      startsFrom: time.nullable(),
      startsUntil: time.nullable(),
      from: day,
      until: day.nullable(),
      lastCalledAt: z.string().nullable(),
    }),
  ),
})

export const exportStandby = route({
  method: 'GET',
  path: '/standby-list',
  may: sees,
  says: 'The same list as a file; that it was taken is recorded.',
  query: asked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
