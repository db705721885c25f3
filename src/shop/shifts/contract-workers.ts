/** Routes of the office about how members take part: the list, one person, mode, skills. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import {
  anyMode,
  attendanceState,
  day,
  FixedSeatLine,
  id,
  line,
  mode,
  nothing,
  purpose,
  refusal,
  standing,
  time,
} from './contract.ts'

const office = 'shifts.office'

const SeatLine = z.object({
  attendance: id,
  shift: id,
  day,
  localStart: time,
  localEnd: time,
  name: z.string(),
  role: z.string(),
  purpose,
  state: attendanceState,
})

const Worker = z.object({
  member: id,
  mode: anyMode,
  flyingStart: day.nullable(),
  exemptReason: z.string().nullable(),
  isLead: z.boolean(),
  skills: z.array(z.string()),
  contactVisible: z.boolean(),
  nameVisible: z.boolean(),
  blocked: z.string().nullable(),
  standing,
  main: z.number(),
  makeUp: z.number(),
  fixedSeats: z.array(FixedSeatLine),
  shifts: z.array(SeatLine),
})

export const readWorker = route({
  method: 'GET',
  path: '/workers/:member',
  may: office,
  says: 'How a member takes part: mode, skills, fixed seats and shifts.',
  params: z.object({ member: id }),
  reply: Worker,
})

export const previewMode = route({
  method: 'GET',
  path: '/workers/:member/mode-preview',
  may: office,
  says: 'What changing the mode would do: reasons against it, fixed seats that end, coming seats that are given up.',
  params: z.object({ member: id }),
  query: z.object({ mode, template: id.optional(), reason: z.string().trim().max(500).optional() }),
  reply: z.object({
    reasons: z.array(refusal),
    warnings: z.array(z.string()),
    ends: z.array(FixedSeatLine),
    givesUp: z.array(SeatLine),
  }),
})

export const changeMode = route({
  method: 'PUT',
  path: '/workers/:member/mode',
  may: office,
  says: 'Changes the mode: old fixed seats end, regular takes a free fixed seat, exempt needs a reason.',
  params: z.object({ member: id }),
  body: z.object({
    mode,
    flyingStart: day.optional(),
    reason: z.string().trim().max(500).optional(),
    template: id.optional(),
    group: id.optional(),
    from: day.optional(),
    /** Posts what brings the counter to 0; for `main` alert and extensions are forgotten too. */
    resetMain: z.boolean().optional(),
    resetMakeUp: z.boolean().optional(),
  }),
  reply: z.object({ warnings: z.array(z.string()) }),
  refusals: [
    'mode.needs_seat',
    'mode.needs_reason',
    'mode.not_concerned',
    'seat.no_room',
    'seat.standing',
    'self.not_allowed',
  ],
})

export const editWorker = route({
  method: 'PATCH',
  path: '/workers/:member',
  may: office,
  says: 'Skills, lead role, visibility and block of a member.',
  params: z.object({ member: id }),
  body: z.object({
    skills: z.array(line(80)).max(40).optional(),
    isLead: z.boolean().optional(),
    blocked: z.string().trim().max(300).nullable().optional(),
    contactVisible: z.boolean().optional(),
    nameVisible: z.boolean().optional(),
  }),
  reply: nothing,
  refusals: ['self.not_allowed'],
})

/** Several values of a filter are separated by commas and mean any of them. */
const filters = listQuery('mode', 'skill', 'lead', 'seat')

export const listWorkers = route({
  method: 'GET',
  path: '/workers',
  may: office,
  says: 'Who works shifts today: search by name and number; filters by mode, skill, lead, with or without fixed seat',
  query: filters,
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      memberNo: z.int().nullable(),
      mode,
      isLead: z.boolean(),
      skills: z.array(z.string()),
      /** Names of the templates with a fixed seat, today or later. */
      fixedSeats: z.string().nullable(),
      /** The day of the next seat. */
      next: day.nullable(),
    }),
  ),
})

export const exportWorkers = route({
  method: 'GET',
  path: '/worker-list',
  may: office,
  says: 'The same list as a file; that it was taken is recorded',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const listSkills = route({
  method: 'GET',
  path: '/shift-skills',
  may: 'shifts.see_week',
  says: 'Skills that people have or that places ask for.',
  reply: z.object({ skills: z.array(z.string()) }),
})
