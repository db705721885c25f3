/** The solidarity pot: what is in it, giving, asking, taking back; and what the office decides. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { byLink, day, id, linkParams, nothing, refusal, Seat, signed } from './contract.ts'
import { changeRefusals } from './contract-change.ts'

const Slot = Seat.pick({
  attendance: true,
  shift: true,
  name: true,
  day: true,
  localStart: true,
  localEnd: true,
  startsAt: true,
})
const potState = z.enum(['draft', 'validated', 'cancelled'])
const after = z.object({ main: z.number(), makeUp: z.number(), standing: z.string(), moved: z.number() })

const MyGift = z.object({
  gift: id,
  sort: z.enum(['shift', 'credit']),
  state: potState,
  /** Worked, or a credit: it is in the pot. */
  counts: z.boolean(),
  when: Slot.omit({ attendance: true }).nullable(),
  madeAt: z.string(),
  endReason: z.string().nullable(),
  whyNotCancel: z.array(refusal),
})

const MyRequest = z.object({
  potRequest: id,
  sort: z.enum(['seat', 'absence', 'credit']),
  state: potState,
  when: Slot.nullable(),
  reason: z.string(),
  madeAt: z.string(),
  endReason: z.string().nullable(),
  whyNotCancel: z.array(refusal),
})

export const readMyPot = route({
  method: 'GET',
  path: '/me/pot',
  may: 'exchanges.use',
  says: 'What is in the pot, what one gave and asked for, and what one may ask for now.',
  reply: z.object({
    pot: z.int(),
    limit: z.int(),
    /** Requests of the own that count, and the most of a year; null: no limit. */
    asked: z.int(),
    most: z.int().nullable(),
    /** The office looks at each gift and request first. */
    officeDecides: z.boolean(),
    /** Whoever is counted asks without a seat. */
    credit: z.boolean(),
    whyNotGive: z.array(refusal),
    /** Giving from the own counter, and what it does; null where the rules do not know it. */
    giveCredit: z.object({ whyNot: z.array(refusal), after }).nullable(),
    /** Places ahead and absences one may ask for, each with the reasons against it; without a seat a credit. */
    choices: z.array(
      z.object({
        sort: z.enum(['seat', 'absence', 'credit']),
        seat: Slot.nullable(),
        whyNot: z.array(refusal),
        after,
      }),
    ),
    gifts: z.array(MyGift),
    requests: z.array(MyRequest),
  }),
})

export const readGiving = route({
  method: 'GET',
  path: '/shifts/:shift/gift',
  may: 'exchanges.use',
  says: 'Why one may not give this shift; empty means one may.',
  params: z.object({ shift: id }),
  reply: z.object({ whyNot: z.array(refusal), offered: z.boolean(), warnings: z.array(z.string()) }),
})

const giveRefusals = [...changeRefusals, 'pot.negative', 'pot.too_late', 'pot.waits'] as const

export const giveShift = route({
  method: 'POST',
  path: '/shifts/:shift/gift',
  may: 'exchanges.use',
  says: 'Works a shift for others: it raises the pot once it is done.',
  params: z.object({ shift: id }),
  body: z.object({ group: id.nullable().optional(), warningsAccepted: z.boolean().default(false) }),
  reply: z.object({ gift: id, state: potState, attendance: id.nullable() }),
  refusals: giveRefusals,
})

export const giveCredit = route({
  method: 'POST',
  path: '/me/pot/credits',
  may: 'exchanges.use',
  says: 'Gives one shift from the own counter, where the rules know it.',
  reply: z.object({ gift: id, state: potState }),
  refusals: ['exchange.off', 'pot.negative', 'pot.no_credits', 'pot.mode'],
})

const reason = z.string().trim().max(500).optional()

export const cancelGift = route({
  method: 'POST',
  path: '/pot/gifts/:gift/cancel',
  may: 'exchanges.use',
  says: 'Takes a gift back; the office takes back or does not accept the gift of somebody else, with a reason.',
  params: z.object({ gift: id }),
  body: z.object({ reason }),
  reply: nothing,
  refusals: ['pot.cancelled', 'pot.empty', 'pot.too_late', 'attendance.not_planned', 'shift.past'],
})

const wish = { reason: z.string().trim().min(1).max(500) }
const requestRefusals = [
  'exchange.off',
  'pot.waits',
  'pot.empty',
  'pot.too_many',
  'pot.mode',
  'pot.credit_only',
  'pot.no_seat',
  'pot.nothing_owed',
  'pot.too_late',
  'release.replaced',
  'shift.past',
  'shift.cancelled',
] as const
const requested = z.object({ potRequest: id, state: potState })

export const requestPot = route({
  method: 'POST',
  path: '/me/pot/requests',
  may: 'exchanges.use',
  says: 'Asks the pot for a shift: a place ahead, an absence, or, without a place, a credit for whoever is counted.',
  body: z.object({ attendance: id.optional(), ...wish }),
  reply: requested,
  refusals: requestRefusals,
})

export const requestPotByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/pot',
  may: byLink,
  says: 'The same for a place ahead, by the link of a mail.',
  params: linkParams,
  body: z.object({ ...wish, signed }),
  reply: requested,
  refusals: requestRefusals,
})

export const cancelPotRequest = route({
  method: 'POST',
  path: '/pot/requests/:potRequest/cancel',
  may: 'exchanges.use',
  says: 'Takes a request back once: the place again, if need be one more, or the counter as it was. The office may too.',
  params: z.object({ potRequest: id }),
  body: z.object({ reason }),
  reply: z.object({ attendance: id.nullable() }),
  refusals: [
    'pot.cancelled',
    'shift.past',
    'shift.cancelled',
    'shift.same_shift',
    'shift.overlap',
    'shift.on_leave',
    'shift.mode',
  ],
})

export const validateGift = route({
  method: 'POST',
  path: '/pot/gifts/:gift/validate',
  may: 'exchanges.office',
  says: 'Accepts a gift that waits: the place is taken, if the rules still allow it.',
  params: z.object({ gift: id }),
  reply: z.object({ gift: id, state: potState, attendance: id.nullable() }),
  refusals: [...giveRefusals, 'pot.cancelled', 'pot.validated', 'pot.no_credits', 'pot.mode'],
})

export const validatePotRequest = route({
  method: 'POST',
  path: '/pot/requests/:potRequest/validate',
  may: 'exchanges.office',
  says: 'Grants a request that waits, if the pot and the rules still allow it.',
  params: z.object({ potRequest: id }),
  reply: requested,
  refusals: [...requestRefusals, 'pot.cancelled', 'pot.validated'],
})

const Level = z.object({
  on: day,
  pot: z.int(),
  start: z.int(),
  gifts: z.int(),
  requests: z.int(),
})

export const readPotLevels = route({
  method: 'GET',
  path: '/pot',
  may: 'exchanges.office',
  says: 'What is in the pot on a day, and on the last day of each month before it.',
  query: z.object({ on: day.optional(), months: z.coerce.number().int().min(0).max(36).default(12) }),
  reply: z.object({ level: Level, months: z.array(Level), limit: z.int() }),
})

/** What moves the pot. */
export const movements = ['gift', 'credit', 'credit_back', 'request', 'request_back'] as const

const days = { from: day.optional(), until: day.optional() }
const asked = listQuery('what', 'from', 'until').extend(days)

export const listPotMovements = route({
  method: 'GET',
  path: '/pot-movements',
  may: 'exchanges.office',
  says: 'Everything that went into the pot and out of it, dated, with what was in it then; by kind and days, searched by person and shift.',
  query: asked,
  reply: listReply(
    z.object({
      id,
      on: day,
      what: z.enum(movements),
      who: z.string().nullable(),
      shift: z.string().nullable(),
      day: day.nullable(),
      change: z.int(),
      level: z.int(),
      /** The gift or request behind it; of a gift that was worked its seat. */
      exchange: id,
      shiftId: id.nullable(),
    }),
  ),
})

export const exportPotMovements = route({
  method: 'GET',
  path: '/pot-movement-file',
  may: 'exchanges.office',
  says: 'The same as a file; that it was taken is recorded.',
  query: asked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
