/** Routes of the policy: what is in force and scheduled, rehearsing a draft, scheduling it. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, instant, standing } from './contract.ts'
import { policySchema, presets } from './rules/policy.ts'
import { changesSchema } from './rules/policy-changes.ts'
import { futures } from './rules/simulation.ts'

const may = 'shifts.policy'

const preset = z.enum(Object.keys(presets) as [keyof typeof presets, ...(keyof typeof presets)[]])

export const readPolicy = route({
  method: 'GET',
  path: '/shift-policies',
  may: 'shifts.see_week',
  says: 'The policy of today, every version with who wrote it and when, and the presets.',
  reply: z.object({
    today: policySchema,
    versions: z.array(
      z.object({
        id,
        validFrom: day,
        preset: z.string(),
        policy: policySchema,
        madeAt: instant,
        madeBy: z.string().nullable(),
      }),
    ),
    presets: z.array(z.string()),
  }),
})

const Draft = { preset: preset.default('bees'), changes: changesSchema.default({}) }

export const schedulePolicy = route({
  method: 'POST',
  path: '/shift-policies',
  may,
  says: 'Schedules a policy from tomorrow or later on, after this very draft was rehearsed in the last 24 hours; versions are never changed.',
  body: z.object({ validFrom: day, ...Draft }),
  reply: z.object({ version: id }),
  refusals: ['policy.too_early', 'policy.day_taken', 'policy.simulate_first'],
})

const Progress = z.object({ simulation: id, done: z.int(), people: z.int(), finished: z.boolean() })

export const beginSimulation = route({
  method: 'POST',
  path: '/shift-policy-simulations',
  may,
  says: 'Rehearses a draft on the shop’s people: over a past period, or over days ahead. Judges the first people; the rest is asked for in slices. Nothing is written but the rehearsal.',
  body: z.object({
    ...Draft,
    sort: z.enum(['replay', 'forward']).default('forward'),
    /** Of a replay; a year back when left out. */
    from: day.optional(),
    until: day.optional(),
    /** Of a rehearsal ahead. */
    days: z.int().min(1).max(366).default(90),
    future: z.enum(futures).default('planned'),
  }),
  reply: Progress,
  refusals: ['policy.period'],
})

export const listSimulations = route({
  method: 'GET',
  path: '/shift-policy-simulations',
  may,
  says: 'Rehearsals of the last seven days, newest first.',
  reply: z.object({
    simulations: z.array(
      z.object({
        id,
        preset: z.string(),
        sort: z.enum(['replay', 'forward']),
        future: z.enum(futures),
        from: day,
        until: day,
        madeAt: instant,
        finished: z.boolean(),
      }),
    ),
  }),
})

export const continueSimulation = route({
  method: 'POST',
  path: '/shift-policy-simulations/:simulation/slices',
  may,
  says: 'Judges the next people of a rehearsal.',
  params: z.object({ simulation: id }),
  reply: Progress,
})

export const readSimulation = route({
  method: 'GET',
  path: '/shift-policy-simulations/:simulation',
  may,
  says: 'What a rehearsal found: how many people are in which standing under both, and how many differ.',
  params: z.object({ simulation: id }),
  reply: z.object({
    id,
    sort: z.enum(['replay', 'forward']),
    future: z.enum(futures),
    from: day,
    until: day,
    madeAt: instant,
    people: z.int(),
    done: z.int(),
    finished: z.boolean(),
    preset,
    changes: changesSchema,
    draft: policySchema,
    totals: z.array(z.object({ standing, now: z.int(), draft: z.int() })),
    differ: z.int(),
    spared: z.int(),
    harder: z.int(),
  }),
})

const filters = listQuery('effect', 'now', 'draft')

export const listSimulation = route({
  method: 'GET',
  path: '/shift-policy-simulations/:simulation/people',
  may,
  says: 'Everybody whom a rehearsal judged; by effect (differs, spared, harder) and standing on the last day.',
  params: z.object({ simulation: id }),
  query: filters,
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      memberNo: z.int().nullable(),
      firstDay: day.nullable(),
      firstNow: standing.nullable(),
      firstDraft: standing.nullable(),
      why: z.enum(['counters', 'time', 'leave', 'rule']).nullable(),
      totalNow: z.number().nullable(),
      totalDraft: z.number().nullable(),
      standingNow: standing,
      standingDraft: standing,
      daysDiffer: z.int(),
      closedDaysNow: z.int(),
      closedDaysDraft: z.int(),
    }),
  ),
})

export const exportSimulation = route({
  method: 'GET',
  path: '/shift-policy-simulations/:simulation/file',
  may,
  says: 'The people of a rehearsal as a file, with the same search and filters.',
  params: z.object({ simulation: id }),
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
