/** Routes of fixed seats before they are given, of templates and fixed seats as lists and files, of roles and skills. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, time } from './contract.ts'

const see = 'shifts.see_week'
const office = 'shifts.office'
const file = 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const format = z.enum(['csv', 'xlsx']).default('csv')

const touched = {
  refusals: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
  /** Days on which the person will be seated; of those, days with an extra seat, and days on which an own booking yields. */
  seated: z.array(day),
  extra: z.array(day),
  yielding: z.array(day),
}

export const previewFixedSeat = route({
  method: 'POST',
  path: '/shift-templates/:template/fixed-seats/preview',
  may: office,
  says: 'What a fixed seat would touch, and every reason against it. Writes nothing.',
  params: z.object({ template: id }),
  body: z.object({
    member: id,
    group: id.optional(),
    from: day.optional(),
    until: day.nullable().default(null),
  }),
  reply: z.object({
    ...touched,
    group: id,
    from: day,
    until: day.nullable(),
    warnings: z.array(z.string()),
    becomesLead: z.boolean(),
  }),
})

export const previewFixedSeatMove = route({
  method: 'POST',
  path: '/fixed-seats/:fixedSeat/preview',
  may: office,
  says: 'What other days of a fixed seat would touch, and every reason against them. Writes nothing.',
  params: z.object({ fixedSeat: id }),
  body: z.object({ from: day.optional(), until: day.nullable() }),
  reply: z.object({
    ...touched,
    /** Days on which the person loses the seat, and days of rows that were exchanged and stay. */
    cancelled: z.array(day),
    exchanged: z.array(day),
  }),
})

const seatFilters = listQuery('kind', 'rota', 'state', 'weekday')

const FixedSeatRow = z.object({
  id,
  member: id,
  name: z.string(),
  memberNo: z.int().nullable(),
  template: id,
  templateName: z.string(),
  kindName: z.string(),
  rotaName: z.string().nullable(),
  week: z.string().nullable(),
  /** 1 is Monday; null in a series, and in a rota whose weeks do not add up to whole ones. */
  weekday: z.int().nullable(),
  day: z.int().nullable(),
  starts: time,
  ends: time,
  role: z.string(),
  from: day,
  until: day.nullable(),
  state: z.enum(['running', 'coming', 'past']),
})

export const listFixedSeats = route({
  method: 'GET',
  path: '/fixed-seats',
  may: see,
  says: 'Everybody who holds, will hold or held a fixed seat: search by person, number and template; filters; sorted',
  query: seatFilters,
  reply: listReply(FixedSeatRow),
})

export const exportFixedSeats = route({
  method: 'GET',
  path: '/fixed-seat-list',
  may: office,
  says: 'The same list as a file; that it was taken is recorded',
  query: seatFilters.extend({ format }),
  reply: z.unknown(),
  sends: file,
})

const templateFilters = listQuery('kind', 'rota', 'state', 'fill')

const TemplateRow = z.object({
  id,
  name: z.string(),
  kindName: z.string(),
  rotaName: z.string().nullable(),
  week: z.string().nullable(),
  /** 1 is Monday; null in a series, and in a rota whose weeks do not add up to whole ones. */
  weekday: z.int().nullable(),
  day: z.int().nullable(),
  every: z.int().nullable(),
  unit: z.enum(['day', 'week', 'month', 'year']).nullable(),
  starts: time,
  ends: time,
  from: day,
  until: day.nullable(),
  weight: z.number(),
  publicHolidays: z.enum(['run', 'skip']),
  leadName: z.string().nullable(),
  roles: z.string(),
  seats: z.int(),
  held: z.int(),
  state: z.enum(['draft', 'active', 'ended']),
})

export const seekTemplates = route({
  method: 'GET',
  path: '/shift-template-search',
  may: see,
  says: 'Templates as a list: search by name and kind; filters; sorted',
  query: templateFilters,
  reply: listReply(TemplateRow),
})

export const exportTemplates = route({
  method: 'GET',
  path: '/shift-template-list',
  may: see,
  says: 'The same list as a file; that it was taken is recorded',
  query: templateFilters.extend({ format }),
  reply: z.unknown(),
  sends: file,
})

const sort = z.enum(['role', 'skill'])

export const readPlanWords = route({
  method: 'GET',
  path: '/shift-words',
  may: see,
  says: 'Roles and skills in use, with how many templates ask for them and how many people have them.',
  reply: z.object({
    words: z.array(z.object({ sort, word: z.string(), templates: z.int(), people: z.int() })),
  }),
})

export const renamePlanWord = route({
  method: 'POST',
  path: '/shift-word-renames',
  may: 'shifts.plan',
  says: 'Writes a role or a skill differently everywhere: templates, shifts to come, people.',
  body: z.object({ sort, from: z.string().min(1).max(80), to: z.string().trim().min(1).max(80) }),
  reply: z.object({}),
})
