/** Routes of leaves and exemptions: asked for, granted, answered, moved, ended; and as a list and a file. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route, signedIn } from '#platform/route.ts'
import { day, id, instant, line, nothing, refusal } from './contract.ts'

const office = 'shifts.office'

export const leaveStates = ['requested', 'approved', 'refused', 'withdrawn', 'cancelled', 'lapsed'] as const

const Leave = z.object({
  id,
  member: id,
  name: z.string(),
  type: z.string(),
  from: day,
  until: day.nullable(),
  reason: z.string().nullable(),
  evidenceSeenOn: day.nullable(),
  state: z.enum(leaveStates),
  refusalReason: z.string().nullable(),
  requestedAt: instant,
  decidedAt: instant.nullable(),
})

export const listLeaves = route({
  method: 'GET',
  path: '/leaves',
  may: office,
  says: 'Leaves and exemptions, newest first; by person, state or day.',
  query: z.object({
    member: id.optional(),
    state: z.enum(leaveStates).optional(),
    on: day.optional(),
    size: z.coerce.number().int().min(1).max(500).default(100),
    before: id.optional(),
  }),
  reply: z.object({ leaves: z.array(Leave), next: id.nullable() }),
})

const LeaveKind = z.object({
  type: z.string(),
  standing: z.enum(['on_leave', 'exempted']).nullable(),
  openEnd: z.boolean(),
  needsReason: z.boolean(),
  minDays: z.int(),
  maxDays: z.int().nullable(),
  confirmUnderDays: z.int().nullable(),
  needsEvidence: z.boolean(),
  keepsSeat: z.boolean(),
  creditsPerShift: z.int().nullable(),
})

export const readLeaveTypes = route({
  method: 'GET',
  path: '/leave-types',
  may: office,
  says: 'The kinds of leave the office may grant today.',
  reply: z.object({ types: z.array(LeaveKind) }),
})

export const readMyLeaves = route({
  method: 'GET',
  path: '/my/leaves',
  may: 'shifts.book',
  says: 'One’s own leaves, and the kinds one may ask for.',
  reply: z.object({
    leaves: z.array(Leave),
    types: z.array(LeaveKind),
  }),
})

const Wish = {
  type: line(60),
  from: day,
  /** None: the end is open. */
  until: day.nullable().default(null),
  reason: z.string().trim().max(1000).default(''),
  shortAccepted: z.boolean().default(false),
}
const leaveRefusals = [
  'leave.office_only',
  'leave.past',
  'leave.end',
  'leave.too_short',
  'leave.too_long',
  'leave.confirm_short',
  'leave.reason',
  'leave.overlap',
  'leave.balance',
  'leave.too_few_shifts',
  'leave.credits',
  'leave.no_such_type',
] as const

export const requestLeave = route({
  method: 'POST',
  path: '/my/leaves',
  may: 'shifts.book',
  says: 'Asks for a leave; the office answers.',
  body: z.object(Wish),
  reply: z.object({ leave: id }),
  refusals: leaveRefusals,
})

export const withdrawLeave = route({
  method: 'DELETE',
  path: '/my/leaves/:leave',
  may: 'shifts.book',
  says: 'Takes one’s own request back before it is answered.',
  params: z.object({ leave: id }),
  reply: nothing,
  refusals: ['state.not_possible'],
})

export const grantLeave = route({
  method: 'POST',
  path: '/leaves',
  may: office,
  says: 'Grants a leave: seats inside are freed, everybody concerned is told.',
  body: z.object({ member: id, evidenceSeen: z.boolean().default(false), ...Wish }),
  reply: z.object({ leave: id, freed: z.int() }),
  refusals: [...leaveRefusals, 'self.not_allowed'],
})

export const previewLeave = route({
  method: 'POST',
  path: '/leave-previews',
  may: signedIn('members see what their own leave would free; the office sees it for anybody'),
  says: 'What a leave of these days would do: the seats it frees, fixed seats it ends, its price, every reason against it. Writes nothing.',
  body: z.object({
    ...Wish,
    type: line(60).optional(),
    member: id.optional(),
    /** A leave that gets these days. */
    leave: id.optional(),
  }),
  reply: z.object({
    seats: z.array(z.object({ shift: id, name: z.string(), day, localStart: z.string(), localEnd: z.string() })),
    endsSeats: z.array(z.string()),
    price: z.number(),
    standing: z.enum(['on_leave', 'exempted']).nullable(),
    stopsCount: z.boolean(),
    whyNot: z.array(refusal),
  }),
})

export const approveLeave = route({
  method: 'POST',
  path: '/leaves/:leave/approval',
  may: office,
  says: 'Approves a request: seats inside are freed.',
  params: z.object({ leave: id }),
  body: z.object({ evidenceSeen: z.boolean().default(false) }),
  reply: z.object({ freed: z.int() }),
  refusals: [...leaveRefusals, 'state.not_possible', 'self.not_allowed'],
})

export const refuseLeave = route({
  method: 'POST',
  path: '/leaves/:leave/refusal',
  may: office,
  says: 'Refuses a request, with the reason.',
  params: z.object({ leave: id }),
  body: z.object({ reason: line(500) }),
  reply: nothing,
  refusals: ['state.not_possible', 'self.not_allowed'],
})

export const moveLeave = route({
  method: 'PATCH',
  path: '/leaves/:leave',
  may: office,
  says: 'Moves a bound of an approved leave: days given back seat fixed holders again.',
  params: z.object({ leave: id }),
  body: z.object({ from: day.optional(), until: day.nullable().optional(), evidenceSeen: z.boolean().optional() }),
  reply: z.object({ freed: z.int(), seated: z.int() }),
  refusals: [
    'leave.started',
    'leave.over',
    'leave.past',
    'leave.end',
    'leave.too_short',
    'leave.too_long',
    'leave.overlap',
    'leave.too_few_shifts',
    'leave.credits',
    'state.not_possible',
    'self.not_allowed',
  ],
})

export const cancelLeave = route({
  method: 'DELETE',
  path: '/leaves/:leave',
  may: office,
  says: 'Cancels an approved leave from tomorrow on: fixed holders are seated again.',
  params: z.object({ leave: id }),
  reply: z.object({ seated: z.int() }),
  refusals: ['leave.over', 'state.not_possible', 'self.not_allowed'],
})

const leaves = listQuery('state', 'type', 'when')
export const seekLeaves = route({
  method: 'GET',
  path: '/leave-list',
  may: office,
  says: 'Leaves and exemptions as a list: search by name and number; filters by state, kind, now or coming.',
  query: leaves,
  reply: listReply(
    z.object({
      id,
      member: id,
      name: z.string(),
      memberNo: z.int().nullable(),
      type: z.string(),
      from: day,
      until: day.nullable(),
      state: z.enum(leaveStates),
      reason: z.string().nullable(),
      evidenceSeenOn: day.nullable(),
    }),
  ),
})
export const exportLeaves = route({
  method: 'GET',
  path: '/leave-file',
  may: office,
  says: 'The same as a file; that it was taken is recorded.',
  query: leaves.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
