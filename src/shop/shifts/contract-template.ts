/** Routes of templates: what a week repeats, and what a change of it would do. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id, line, time } from './contract.ts'

export const plan = 'shifts.plan'

export const see = 'shifts.see_week'

export const GroupFields = z.object({
  id: id.optional(),
  role: line(80),
  seats: z.int().min(1).max(200),
  minSeats: z.int().min(0).max(200).default(0),
  skills: z.array(line(80)).max(20).default([]),
  warnings: z.array(line(300)).max(10).default([]),
})

/** Place in a rota, or a series counted from `from`. */
const Place = z.union([
  z.object({ rota: id, week: z.int().min(1), day: z.int().min(1).max(28) }),
  z.object({
    every: z.int().min(1).max(366),
    unit: z.enum(['day', 'week', 'month', 'year']),
    aheadCount: z.int().min(1).max(366).nullable().default(null),
  }),
])

const weight = z.number().min(0).max(5).multipleOf(0.25)

export const TemplateFields = z.object({
  name: line(120),
  kind: id,
  place: Place,
  from: day,
  until: day.nullable().default(null),
  starts: time,
  ends: time,
  lead: id.nullable().default(null),
  weight: weight.default(1),
  beneficiary: z.string().trim().max(80).nullable().default(null),
  publicHolidays: z.enum(['run', 'skip']).default('run'),
  groups: z.array(GroupFields).max(20),
})

/** What an edit may change; what is left out stays. */
export const TemplateEdit = z.object({
  name: line(120).optional(),
  kind: id.optional(),
  place: Place.optional(),
  until: day.nullable().optional(),
  starts: time.optional(),
  ends: time.optional(),
  lead: id.nullable().optional(),
  weight: weight.optional(),
  beneficiary: z.string().trim().max(80).nullable().optional(),
  publicHolidays: z.enum(['run', 'skip']).optional(),
  groups: z.array(GroupFields).min(1).max(20).optional(),
})

export const TemplateChange = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), template: TemplateFields, activate: z.boolean().default(true) }),
  z.object({ do: z.literal('edit'), template: id, version: z.int().optional(), fields: TemplateEdit }),
  z.object({ do: z.literal('activate'), template: id }),
  z.object({ do: z.literal('end'), template: id, version: z.int().optional() }),
  /** The template keeps the first part; a new one takes the rest. Holders stay with the first. */
  z.object({ do: z.literal('split'), template: id, version: z.int().optional(), at: time, name: line(120).optional() }),
  /** These people give up what they hold here: fixed seats from now on, dated rows one by one. Everyone is told. */
  z.object({
    do: z.literal('release'),
    template: id,
    fixedSeats: z.array(id).max(200).default([]),
    attendances: z.array(id).max(2000).default([]),
  }),
])

const GroupLine = z.object({
  id,
  role: z.string(),
  seats: z.int(),
  minSeats: z.int(),
  skills: z.array(z.string()),
  warnings: z.array(z.string()),
  held: z.int(),
})

export const TemplateLine = z.object({
  id,
  name: z.string(),
  kind: id,
  kindName: z.string(),
  kindColour: z.string().nullable(),
  rota: id.nullable(),
  week: z.int().nullable(),
  weekLetter: z.string().nullable(),
  day: z.int().nullable(),
  /** 1 is Monday; null in a series, and in a rota whose weeks do not add up to whole ones. */
  weekday: z.int().nullable(),
  every: z.int().nullable(),
  unit: z.enum(['day', 'week', 'month', 'year']).nullable(),
  aheadCount: z.int().nullable(),
  from: day,
  until: day.nullable(),
  starts: time,
  ends: time,
  lead: id.nullable(),
  leadName: z.string().nullable(),
  weight: z.number(),
  beneficiary: z.string().nullable(),
  publicHolidays: z.enum(['run', 'skip']),
  state: z.enum(['draft', 'active', 'ended']),
  version: z.int(),
  groups: z.array(GroupLine),
  seats: z.int(),
  /** Seats held today or from a later day on. */
  held: z.int(),
})

export const listTemplates = route({
  method: 'GET',
  path: '/shift-templates',
  may: see,
  says: 'Templates with their groups and how many seats are held: the week grid.',
  query: z.object({ rota: id.optional(), state: z.enum(['draft', 'active', 'ended']).optional() }),
  reply: z.object({ templates: z.array(TemplateLine) }),
})

const Holder = z.object({
  id,
  member: id,
  name: z.string(),
  memberNo: z.number().nullable(),
  group: id,
  role: z.string(),
  from: day,
  until: day.nullable(),
})

export const readTemplate = route({
  method: 'GET',
  path: '/shift-templates/:template',
  may: see,
  says: 'One template with everybody who holds, held or will hold a seat.',
  params: z.object({ template: id }),
  reply: TemplateLine.extend({
    holders: z.array(Holder),
    nextShifts: z.array(z.object({ id, day, seats: z.int(), taken: z.int(), state: z.string() })),
  }),
})

const person = { member: id, name: z.string() }

/** A group that is too small for who sits there: the planner chooses who gives up a seat (`release`). */
const CrowdLine = z.object({
  template: id,
  name: z.string(),
  group: id,
  role: z.string(),
  seats: z.int(),
  /** Fixed seats still too many, after those given up. */
  over: z.int(),
  holders: z.array(z.object({ ...person, fixedSeat: id, from: day, until: day.nullable() })),
  shifts: z.array(
    z.object({
      shift: id,
      day,
      seats: z.int(),
      over: z.int(),
      people: z.array(z.object({ ...person, attendance: id, fixed: z.boolean() })),
    }),
  ),
})

/** What a change touches: before it is done, and as the answer afterwards. */
export const Diff = z.object({
  templates: z.array(
    z.object({
      template: id,
      name: z.string(),
      does: z.enum(['create', 'edit', 'activate', 'end', 'split']),
      /** Names of the fields that change. */
      fields: z.array(z.string()),
      seatsBefore: z.int(),
      seatsAfter: z.int(),
      /** Days of the shifts that are made, changed, cancelled, or left as somebody changed them by hand. */
      made: z.array(day),
      changed: z.array(day),
      cancelled: z.array(day),
      kept: z.array(day),
    }),
  ),
  shiftsMade: z.int(),
  shiftsChanged: z.int(),
  shiftsCancelled: z.int(),
  /** Shifts left alone because somebody changed them by hand. */
  shiftsKept: z.int(),
  seatsBefore: z.int(),
  seatsAfter: z.int(),
  /** People who lose a seat on a dated shift, or whose shift moves. */
  people: z.array(
    z.object({
      ...person,
      template: id.nullable(),
      shift: id,
      day,
      was: z.string(),
      what: z.enum(['unseated', 'moved']),
    }),
  ),
  /** Of each person who loses a seat: the first one, and what is proposed instead once the change is made. */
  instead: z.array(
    z.object({
      member: id,
      shift: id,
      places: z.array(z.object({ shift: id, name: z.string(), day, localStart: time, localEnd: time })),
    }),
  ),
  crowds: z.array(CrowdLine),
  refusals: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
})

export const changes = z.object({ changes: z.array(TemplateChange).min(1).max(200) })

const changeRefusals = [
  'template.changed_meanwhile',
  'template.no_groups',
  'template.no_such_week',
  'template.no_such_day',
  'template.below_taken',
  'template.below_held',
  'template.ended',
  'template.not_draft',
  'template.split_outside',
  'template.until_before_from',
  'template.group_min',
] as const

export const previewTemplates = route({
  method: 'POST',
  path: '/shift-template-changes/preview',
  may: plan,
  says: 'What these changes would touch, all reasons against them included. Writes nothing.',
  body: changes,
  reply: Diff,
})

export const changeTemplates = route({
  method: 'POST',
  path: '/shift-template-changes',
  may: plan,
  says: 'Does all of these changes or none, judged on how things stand after all of them.',
  body: changes,
  reply: Diff,
  refusals: changeRefusals,
})
