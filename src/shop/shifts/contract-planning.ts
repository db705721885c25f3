/** Routes of planners: kinds, rotas, fixed seats, generation. Templates stand in `contract-template.ts`. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id, instant, line, nothing } from './contract.ts'
import { plan, see } from './contract-template.ts'

export const createKind = route({
  method: 'POST',
  path: '/shift-kinds',
  may: plan,
  says: 'Adds a kind of shift.',
  body: z.object({
    name: line(80),
    description: z.string().trim().max(2000).nullable().default(null),
    colour: z.string().trim().max(20).nullable().default(null),
  }),
  reply: z.object({ kind: id }),
  refusals: ['kind.name_taken'],
})

export const editKind = route({
  method: 'PATCH',
  path: '/shift-kinds/:kind',
  may: plan,
  says: 'Renames, describes, colours or archives a kind.',
  params: z.object({ kind: id }),
  body: z.object({
    name: line(80).optional(),
    description: z.string().trim().max(2000).nullable().optional(),
    colour: z.string().trim().max(20).nullable().optional(),
    archived: z.boolean().optional(),
  }),
  reply: nothing,
  refusals: ['kind.name_taken', 'kind.in_use'],
})

const RotaFields = z.object({
  name: line(80),
  anchorDay: day,
  validFrom: day,
  validTo: day.nullable(),
  priority: z.int().min(-100).max(100),
  weeks: z
    .array(z.object({ letter: line(20), lengthDays: z.int().min(1).max(28).default(7) }))
    .min(1)
    .max(60),
})

export const Rota = RotaFields.extend({
  id,
  weeks: z.array(z.object({ sequence: z.int(), letter: z.string(), lengthDays: z.int() })),
  /** Where today lies: the letter and the first day of that week. */
  today: z.object({ letter: z.string(), sequence: z.int(), weekStart: day }).nullable(),
})

export const listRotas = route({
  method: 'GET',
  path: '/rotas',
  may: see,
  says: 'The rotas, with the week today lies in.',
  reply: z.object({ rotas: z.array(Rota) }),
})

export const createRota = route({
  method: 'POST',
  path: '/rotas',
  may: plan,
  says: 'Adds a rota.',
  // Only here: an edit leaves alone what it does not name.
  body: RotaFields.extend({
    validTo: RotaFields.shape.validTo.default(null),
    priority: RotaFields.shape.priority.default(0),
  }),
  reply: z.object({ rota: id }),
  refusals: ['rota.overlap', 'rota.no_weeks', 'rota.ends_before_start'],
})

export const editRota = route({
  method: 'PATCH',
  path: '/rotas/:rota',
  may: plan,
  says: 'Changes name, validity or priority; weeks may be renamed or added. Shifts that exist stay.',
  params: z.object({ rota: id }),
  body: RotaFields.partial(),
  reply: nothing,
  refusals: ['rota.overlap', 'rota.no_weeks', 'rota.ends_before_start', 'rota.week_in_use', 'rota.anchor_in_use'],
})

export const giveFixedSeat = route({
  method: 'POST',
  path: '/shift-templates/:template/fixed-seats',
  may: 'shifts.office',
  says: 'Gives a member a seat of a template, and seats the member on each later occurrence.',
  params: z.object({ template: id }),
  body: z.object({
    member: id,
    group: id.optional(),
    from: day.optional(),
    until: day.nullable().default(null),
  }),
  reply: z.object({ fixedSeat: id, seated: z.int(), warnings: z.array(z.string()) }),
  refusals: [
    'seat.past',
    'seat.ends_before_start',
    'seat.outside_template',
    'seat.overlap',
    'seat.no_room',
    'seat.standing',
    'seat.second',
    'shift.mode',
    'template.ended',
  ],
})

export const moveFixedSeat = route({
  method: 'PATCH',
  path: '/fixed-seats/:fixedSeat',
  may: 'shifts.office',
  says: 'Moves the days of a fixed seat: lengthens, shortens or ends it. The member never changes.',
  params: z.object({ fixedSeat: id }),
  /** The first day moves only while it lies ahead. */
  body: z.object({ from: day.optional(), until: day.nullable(), member: id.optional() }),
  reply: z.object({ seated: z.int(), cancelled: z.int(), exchanged: z.array(id) }),
  refusals: [
    'seat.past',
    'seat.ends_before_start',
    'seat.outside_template',
    'seat.overlap',
    'seat.no_room',
    'seat.standing',
    'seat.begun',
    'seat.second',
    'seat.member_fixed',
  ],
})

const Report = z.object({
  from: day,
  until: day,
  shiftsMade: z.int(),
  seatsTaken: z.int(),
  failures: z.array(
    z.object({
      template: id,
      name: z.string(),
      refusals: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
    }),
  ),
})

export const generate = route({
  method: 'POST',
  path: '/shift-generations',
  may: plan,
  says: 'Makes the shifts that are missing from a day on, past too, for so many weeks. Repeating adds nothing.',
  body: z.object({ from: day, weeks: z.int().min(1).max(52).default(1) }),
  reply: Report,
})

export const listGenerations = route({
  method: 'GET',
  path: '/shift-generations',
  may: plan,
  says: 'The last runs of the generation and what could not be made.',
  reply: z.object({ generations: z.array(Report.extend({ id, at: instant })) }),
})
