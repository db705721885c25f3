/** What members arrange, as the office sees it: all of it in one list, and how often it comes off. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, time } from './contract.ts'
import { ways } from './rules/ways.ts'

const file = { format: z.enum(['csv', 'xlsx']).default('csv') }
const sends = 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const asked = listQuery('way', 'state', 'when')

const Row = z.object({
  id,
  way: z.enum(ways),
  state: z.string(),
  who: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  other: z.string().nullable(),
  shift: z.string().nullable(),
  day: day.nullable(),
  localStart: time.nullable(),
  localEnd: time.nullable(),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
  reason: z.string().nullable(),
  member: id.nullable(),
  shiftId: id.nullable(),
})

export const listExchanges = route({
  method: 'GET',
  path: '/exchanges',
  may: 'exchanges.office',
  says: 'Everything members arrange: by way, by state (waiting, settled, ended), coming or of the last days; searched by person and shift.',
  query: asked,
  reply: listReply(Row),
})

export const exportExchanges = route({
  method: 'GET',
  path: '/exchange-file',
  may: 'exchanges.office',
  says: 'The same list as a file; that it was taken is recorded.',
  query: asked.extend(file),
  reply: z.unknown(),
  sends,
})

const period = { from: day.optional(), until: day.optional() }

export const listExchangeStatistics = route({
  method: 'GET',
  path: '/exchange-statistics',
  may: 'exchanges.office',
  says: 'By way: how many, how many places found somebody, median hours until then, freed late, declined, expired. The last 90 days unless said.',
  query: listQuery('from', 'until').extend(period),
  reply: listReply(
    z.object({
      id,
      way: z.string(),
      asked: z.int(),
      saved: z.int(),
      medianHours: z.number().nullable(),
      late: z.int(),
      declined: z.int(),
      expired: z.int(),
    }),
  ),
})

export const exportExchangeStatistics = route({
  method: 'GET',
  path: '/exchange-statistics-file',
  may: 'exchanges.office',
  says: 'The same as a file.',
  query: listQuery('from', 'until').extend(period).extend(file),
  reply: z.unknown(),
  sends,
})
