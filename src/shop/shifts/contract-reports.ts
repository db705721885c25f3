/** Routes of what the staff reads of standing, weeks and attendance, each as a list and as a file. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, instant, purpose, time } from './contract.ts'
import { counters, shownStates, standings } from './rules/words.ts'

const office = 'shifts.office'
const file = {
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const format = { format: z.enum(['csv', 'xlsx']).default('csv') }

const Person = { id, member: id, name: z.string(), memberNo: z.int().nullable() }
const standing = z.enum(standings)

const stopping = listQuery('standing')
export const listAboutToStop = route({
  method: 'GET',
  path: '/reports/about-to-stop',
  may: office,
  says: 'Who shops today and will not if nothing is done, with the days left.',
  query: stopping,
  reply: listReply(
    z.object({
      ...Person,
      standing,
      main: z.number(),
      makeUp: z.number(),
      until: day.nullable(),
      daysLeft: z.number().nullable(),
      booked: day.nullable(),
    }),
  ),
})
export const exportAboutToStop = route({
  method: 'GET',
  path: '/reports/about-to-stop-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: stopping.extend(format),
  ...file,
})

/** Without a day: today. */
const onDay = listQuery('standing').extend({ on: day.optional() })
export const listStandings = route({
  method: 'GET',
  path: '/reports/standings',
  may: 'shifts.standing',
  says: 'The standing of everybody on a day, past days too; filter by standing.',
  query: onDay,
  reply: listReply(z.object({ ...Person, standing, from: day, to: day.nullable() })),
})
export const exportStandings = route({
  method: 'GET',
  path: '/reports/standings-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: onDay.extend(format),
  ...file,
})

const weeks = listQuery('below')
export const listWeeksAhead = route({
  method: 'GET',
  path: '/reports/weeks-ahead',
  may: office,
  says: 'The weeks ahead per kind: places, people, and how many are missing.',
  query: weeks,
  reply: listReply(
    z.object({
      id,
      week: day,
      kind: z.string(),
      shifts: z.int(),
      seats: z.int(),
      taken: z.int(),
      missing: z.int(),
      below: z.int(),
    }),
  ),
})
export const exportWeeksAhead = route({
  method: 'GET',
  path: '/reports/weeks-ahead-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: weeks.extend(format),
  ...file,
})

const holes = listQuery('lead')
export const listHoles = route({
  method: 'GET',
  path: '/reports/holes',
  may: office,
  says: 'Shifts of the next two weeks with fewer people than wanted, or with nobody who leads.',
  query: holes,
  reply: listReply(
    z.object({
      id,
      startsAt: instant,
      shift: z.string(),
      kind: z.string(),
      missing: z.int(),
      taken: z.int(),
      seats: z.int(),
      leaderless: z.boolean(),
    }),
  ),
})
export const exportHoles = route({
  method: 'GET',
  path: '/reports/holes-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: holes.extend(format),
  ...file,
})

const attendance = listQuery('kind')
export const listAttendance = route({
  method: 'GET',
  path: '/reports/attendance',
  may: office,
  says: 'Per week and kind: who came, who did not, and the hours given, of the last year.',
  query: attendance,
  reply: listReply(
    z.object({
      id,
      week: day,
      kind: z.string(),
      done: z.int(),
      told: z.int(),
      missed: z.int(),
      rate: z.int(),
      hours: z.number(),
    }),
  ),
})
export const exportAttendance = route({
  method: 'GET',
  path: '/reports/attendance-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: attendance.extend(format),
  ...file,
})

/** Without days: the last month up to today. */
const attendances = listQuery('state', 'purpose', 'kind').extend({ from: day.optional(), until: day.optional() })
export const seekAttendances = route({
  method: 'GET',
  path: '/reports/attendances',
  may: office,
  says: 'Who sat on which shift on some days, one row each, given back ones too: search by person or shift; filter by state, purpose and kind.',
  query: attendances,
  reply: listReply(
    z.object({
      ...Person,
      shiftId: id,
      date: day,
      localStart: time,
      localEnd: time,
      shift: z.string(),
      kind: z.string(),
      role: z.string(),
      purpose,
      attendance: z.enum(shownStates),
      standIn: z.string().nullable(),
      source: z.string(),
    }),
  ),
})
export const exportAttendances = route({
  method: 'GET',
  path: '/reports/attendances-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: attendances.extend(format),
  ...file,
})

const entries = listQuery('cause', 'counter')
export const listEntries = route({
  method: 'GET',
  path: '/reports/ledger',
  may: office,
  says: 'Every entry of every ledger, newest first.',
  query: entries,
  reply: listReply(
    z.object({
      ...Person,
      on: day,
      recordedAt: instant,
      counter: z.enum(counters),
      amount: z.number(),
      cause: z.string(),
      sentence: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})
export const exportEntries = route({
  method: 'GET',
  path: '/reports/ledger-list',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: entries.extend(format),
  ...file,
})
