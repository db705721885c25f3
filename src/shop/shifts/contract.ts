/** Routes of members: their shifts, open shifts, booking, cancelling, watching. Others stand beside. */
import { z } from 'zod'
import { route, signedIn } from '#platform/route.ts'
import { policySchema, purposes, standings } from './rules/policy.ts'

export const id = z.uuid()
export const day = z.iso.date()
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const instant = z.string()
export const mode = z.enum(['regular', 'flying', 'mixed', 'exempt'])
export const anyMode = z.enum(['regular', 'flying', 'mixed', 'exempt', 'not_concerned'])
export const shiftState = z.enum(['planned', 'cancelled', 'closed'])
export const attendanceState = z.enum(['planned', 'done', 'absent_0', 'absent_1', 'absent_2', 'cancelled'])
export const purpose = z.enum(purposes)
export const standing = z.enum(standings)
/** A choice in the address: `a,b`, or nothing for all. */
export const choice = z
  .string()
  .optional()
  .transform((text) => (text ? text.split(',').filter((part) => part !== '') : []))
export const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform((text) => text === 'true')
const fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
export const refusal = z.object({ code: z.string(), facts: z.record(z.string(), fact) })
export const line = (longest: number) => z.string().trim().min(1).max(longest)
export const nothing = z.object({})

export const Group = z.object({
  id,
  role: z.string(),
  seats: z.int(),
  minSeats: z.int(),
  skills: z.array(z.string()),
  warnings: z.array(z.string()),
  taken: z.int(),
})

export const OpenShift = z.object({
  id,
  day,
  startsAt: instant,
  endsAt: instant,
  localStart: time,
  localEnd: time,
  name: z.string(),
  kind: id,
  kindName: z.string(),
  kindColour: z.string().nullable(),
  weekLetter: z.string().nullable(),
  beneficiary: z.string().nullable(),
  weight: z.number(),
  state: shiftState,
  groups: z.array(Group),
  seats: z.int(),
  taken: z.int(),
  free: z.int(),
  /** Who is there already, as far as the policy shows names. */
  names: z.array(z.string()),
  needsPeople: z.boolean(),
  critical: z.boolean(),
  underPopulated: z.boolean(),
  listed: z.boolean(),
  /** Every reason why the person asking may not take a seat; empty means yes. Warnings to tick are not among them. */
  whyNot: z.array(refusal),
  warnings: z.array(z.string()),
})

/** One shift as its page shows it to the person asking. */
const OpenShiftPage = OpenShift.extend({
  groups: z.array(Group.extend({ whyNot: z.array(refusal) })),
  leadName: z.string().nullable(),
  cancelReason: z.string().nullable(),
  /** The own seat, when there is one. */
  own: z
    .object({
      attendance: id,
      role: z.string(),
      purpose,
      state: attendanceState,
      fixed: z.boolean(),
      insteadOf: z.string().nullable(),
      replacedBy: z.string().nullable(),
      whyNotCancel: z.array(refusal),
    })
    .nullable(),
  /** The own watch of exactly this shift. */
  watch: id.nullable(),
})

export const MyShift = z.object({
  attendance: id,
  shift: id,
  day,
  startsAt: instant,
  endsAt: instant,
  localStart: time,
  localEnd: time,
  name: z.string(),
  kindName: z.string(),
  kindColour: z.string().nullable(),
  weekLetter: z.string().nullable(),
  role: z.string(),
  purpose,
  state: attendanceState,
  shiftState,
  cancelReason: z.string().nullable(),
  leadName: z.string().nullable(),
  /** Whoever asks leads it. */
  leading: z.boolean(),
  /** Whom the person stands in for. */
  insteadOf: z.string().nullable(),
  /** It comes from a fixed seat. */
  fixed: z.boolean(),
  /** Why it cannot be given back; empty means it can. */
  whyNotCancel: z.array(refusal),
})

export const FixedSeatLine = z.object({
  id,
  template: id,
  templateName: z.string(),
  weekLetter: z.string().nullable(),
  weekday: z.int().nullable(),
  /** How many days the rota takes until the seat comes round again; null for a series. */
  everyDays: z.int().nullable(),
  starts: time,
  ends: time,
  role: z.string(),
  from: day,
  until: day.nullable(),
})

export const Me = z.object({
  member: id,
  mode: anyMode,
  standing,
  main: z.number(),
  makeUp: z.number(),
  skills: z.array(z.string()),
  contactVisible: z.boolean(),
  nameVisible: z.boolean(),
})

export const readMyShifts = route({
  method: 'GET',
  path: '/me/shifts',
  may: 'shifts.book',
  says: 'The shifts of the person signed in: next ones or past ones, as many as the policy shows, or `all`.',
  query: z.object({ past: flag, all: flag }),
  reply: z.object({ shifts: z.array(MyShift), total: z.int() }),
})

export const readMyPlan = route({
  method: 'GET',
  path: '/me/shift-plan',
  may: 'shifts.book',
  says: 'How the person signed in takes part: mode, standing, fixed seats, and the policy of today.',
  reply: z.object({ me: Me, fixedSeats: z.array(FixedSeatLine), policy: policySchema }),
})

export const changeMyPlan = route({
  method: 'PATCH',
  path: '/me/shift-plan',
  may: 'shifts.book',
  says: 'Whether shift leads may reach me, and whether my first name shows on lists.',
  body: z.object({ contactVisible: z.boolean().optional(), nameVisible: z.boolean().optional() }),
  reply: nothing,
})

export const findShifts = route({
  method: 'GET',
  path: '/open-shifts',
  may: 'shifts.book',
  says: 'Shifts ahead with free seats, why one may not take them, and which need people.',
  query: z.object({
    from: day.optional(),
    until: day.optional(),
    kinds: choice,
    weekdays: choice,
    starts_from: time.optional(),
    starts_until: time.optional(),
    beneficiaries: choice,
    roles: choice,
    /** Only what I may take. */
    mine: flag,
    /** Also those hidden because nearly full, and to whoever makes up those that are not the emptiest. */
    all: flag,
    /** By time, or those that need people first. */
    sort: z.enum(['time', 'need']).default('time'),
    size: z.coerce.number().int().min(1).max(2000).default(500),
  }),
  reply: z.object({
    shifts: z.array(OpenShift),
    /** How many there are, shown or beyond `size`. */
    total: z.int(),
    /** What the filters let through and is left out all the same. */
    hidden: z.object({ notMine: z.int(), nearlyFull: z.int(), fuller: z.int() }),
    /** Roles there are among the shifts of these days, to choose from. */
    roles: z.array(z.string()),
  }),
})

export const nearestOpen = route({
  method: 'GET',
  path: '/shifts/:shift/nearest-open',
  may: 'shifts.book',
  says: 'The nearest three shifts the person may take, by time from this one.',
  params: z.object({ shift: id }),
  reply: z.object({ shifts: z.array(OpenShift) }),
})

export const readOpenShift = route({
  method: 'GET',
  path: '/open-shifts/:shift',
  may: 'shifts.book',
  says: 'One shift as the person asking sees it.',
  params: z.object({ shift: id }),
  reply: OpenShiftPage,
})

export const bookingRefusals = [
  'shift.past',
  'shift.too_late',
  'shift.cancelled',
  'shift.full',
  'shift.reserved',
  'shift.same_shift',
  'shift.overlap',
  'shift.day_limit',
  'shift.period_limit',
  'shift.budget',
  'shift.skill',
  'shift.warning',
  'shift.beginner_alone',
  'shift.on_leave',
  'shift.blocked',
  'shift.standing',
  'shift.mode',
  'shift.nothing_due',
  'shift.enough_make_ups',
  'shift.off',
] as const

export const bookSeat = route({
  method: 'POST',
  path: '/shifts/:shift/attendances',
  may: 'shifts.book',
  says: 'Takes a seat: for oneself, or with shifts.office for `member`; the office overrides refusals with `reason`.',
  params: z.object({ shift: id }),
  body: z.object({
    member: id.optional(),
    group: id.nullable().optional(),
    warningsAccepted: z.boolean().default(false),
    purpose: purpose.optional(),
    reason: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ attendance: id, shift: id, group: id, purpose }),
  refusals: bookingRefusals,
})

export const cancelSeat = route({
  method: 'POST',
  path: '/attendances/:attendance/cancellation',
  may: 'shifts.book',
  says: 'Gives a seat back: one’s own, or with shifts.office anybody’s.',
  params: z.object({ attendance: id }),
  body: z.object({ reason: z.string().trim().max(500).optional() }),
  reply: nothing,
  refusals: ['shift.past', 'shift.too_late', 'shift.off', 'attendance.fixed', 'attendance.not_planned'],
})

const Watch = z.object({
  id,
  shift: id.nullable(),
  weekday: z.int().nullable(),
  kind: id.nullable(),
  startsFrom: time.nullable(),
  startsUntil: time.nullable(),
  untilDay: day.nullable(),
  /** Of a watched shift. */
  day: day.nullable(),
  localStart: time.nullable(),
  name: z.string().nullable(),
  kindName: z.string().nullable(),
})

export const readWatches = route({
  method: 'GET',
  path: '/me/watches',
  may: 'shifts.book',
  says: 'What the person signed in watches.',
  reply: z.object({ watches: z.array(Watch) }),
})

export const addWatch = route({
  method: 'POST',
  path: '/me/watches',
  may: 'shifts.book',
  says: 'Tell me when this shift, or shifts of this pattern, fill or empty.',
  body: z.object({
    shift: id.nullable().default(null),
    weekday: z.int().min(1).max(7).nullable().default(null),
    kind: id.nullable().default(null),
    startsFrom: time.nullable().default(null),
    startsUntil: time.nullable().default(null),
    untilDay: day.nullable().default(null),
  }),
  reply: z.object({ watch: id }),
  refusals: ['watch.empty', 'watch.too_many', 'watch.past'],
})

export const dropWatch = route({
  method: 'DELETE',
  path: '/me/watches/:watch',
  may: 'shifts.book',
  says: 'Ends a watch.',
  params: z.object({ watch: id }),
  reply: nothing,
})

export const listKinds = route({
  method: 'GET',
  path: '/shift-kinds',
  may: signedIn('kinds of shifts are shown wherever shifts are, to members and staff alike'),
  says: 'Kinds of shifts, and the beneficiaries in use.',
  query: z.object({ archived: flag }),
  reply: z.object({
    kinds: z.array(
      z.object({
        id,
        name: z.string(),
        description: z.string().nullable(),
        colour: z.string().nullable(),
        archived: z.boolean(),
      }),
    ),
    beneficiaries: z.array(z.string()),
  }),
})
