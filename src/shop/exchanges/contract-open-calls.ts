/** Who looks for somebody to come instead, as a list and as a file. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, time } from './contract.ts'

const asked = listQuery('mine', 'weekday')

export const listOpenCalls = route({
  method: 'GET',
  path: '/me/open-calls',
  may: 'exchanges.use',
  says: 'Calls of others one may see: search by shift and person; filter by weekday, and to what one may answer (mine=yes).',
  query: asked,
  reply: listReply(
    z.object({
      /** The call. */
      id,
      day,
      starts: time,
      ends: time,
      shift: z.string(),
      /** Who looks for somebody, as the shop shows names. */
      who: z.string().nullable(),
      /** Asks this very person. */
      named: z.boolean(),
      /** Nothing speaks against coming. */
      mine: z.boolean(),
    }),
  ),
})

export const exportOpenCalls = route({
  method: 'GET',
  path: '/me/open-calls-list',
  may: 'exchanges.use',
  says: 'The same list as a file; that it was taken is recorded.',
  query: asked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
