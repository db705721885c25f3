/** Routes of hours: the queue, the months, the work. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { capacityKinds, workKinds } from '../rules/capacity.ts'
import { needStates } from '../rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const Month = z.object({
  month,
  promised: z.int(),
  funded: z.int(),
  booked: z.int(),
  carriedIn: z.int(),
  toReserve: z.int(),
  left: z.int(),
})

export const readQueue = route({
  method: 'GET',
  path: '/need-queue',
  may: 'community.enter',
  says: 'What waits in which state, in its order, with the hours of the month and the months until the queue is analysed',
  query: z.object({ month: month.optional() }),
  reply: z.object({
    month,
    cycle: z.int(),
    /** An hour has a rate, so that dues are counted in hours; otherwise the promise stands in: “rate not set”. */
    rateSet: z.boolean(),
    capacity: z.record(z.enum(capacityKinds), Month),
    /** Tenths of a month, rounded up; null: no hours are funded. */
    queueTenths: z.int().nullable(),
    waiting: z.int(),
    guessedMinutes: z.int(),
    columns: z.array(
      z.object({
        state: z.enum(needStates),
        needs: z.array(
          z.object({
            id,
            number: z.int().nullable(),
            problem: z.string().nullable(),
            area: z.string(),
            author: z.string(),
            strength: z.int(),
            backings: z.int(),
            dots: z.int(),
            rank: z.int().nullable(),
            since: day.nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const listMonths = route({
  method: 'GET',
  path: '/need-months',
  may: 'community.enter',
  says: 'The hours of every month so far: promised, funded, worked, carried over, for the reserve',
  reply: z.object({ rateSet: z.boolean(), analysis: z.array(Month), coordination: z.array(Month) }),
})

export const listWork = route({
  method: 'GET',
  path: '/need-work',
  may: 'community.enter',
  says: 'The work of a month, person by person',
  query: z.object({ month }),
  reply: z.object({
    work: z.array(
      z.object({
        id,
        provider: z.string(),
        person: z.string().nullable(),
        need: id.nullable(),
        number: z.int().nullable(),
        kind: z.enum(workKinds),
        minutes: z.int(),
        day,
        own: z.boolean(),
      }),
    ),
  }),
})

export const writeWork = route({
  method: 'POST',
  path: '/need-work',
  may: 'community.enter',
  says: 'Write down what a provider worked: for analysis, coordination or development, of a need or of none',
  body: z.object({
    participant: id,
    need: id.nullable().default(null),
    kind: z.enum(workKinds),
    minutes: z.int().min(1).max(6000),
    day: day.optional(),
  }),
  reply: z.object({ work: id }),
  refusals: ['power.missing', 'provider.missing', 'work.day_ahead'],
})

export const takeWorkBack = route({
  method: 'POST',
  path: '/need-work/:work/withdrawal',
  may: 'community.enter',
  says: 'Take work back that was written down by mistake; it stays visible in the history',
  params: z.object({ work: id }),
  reply: z.object({}),
  refusals: ['power.missing', 'work.taken_back'],
})
