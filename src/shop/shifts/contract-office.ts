/** Routes of the office and planners for dated shifts, closings, people's modes and campaigns. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id, instant, line, nothing, refusal, time } from './contract.ts'
import { GroupFields } from './contract-template.ts'

const plan = 'shifts.plan'

/** No defaults here: an edit leaves alone what it does not name. */
const ShiftFields = z.object({
  name: line(120),
  kind: id,
  day,
  starts: time,
  ends: time,
  lead: id.nullable(),
  weight: z.number().min(0).max(5).multipleOf(0.25),
  beneficiary: z.string().trim().max(80).nullable(),
  groups: z.array(GroupFields).min(1).max(20),
})

const NewShift = ShiftFields.extend({
  lead: ShiftFields.shape.lead.default(null),
  weight: ShiftFields.shape.weight.default(1),
  beneficiary: ShiftFields.shape.beneficiary.default(null),
})

/** `version`: that of the shift as the person saw it; a newer one is told instead of overwritten. */
const ShiftEdit = ShiftFields.partial().extend({ version: z.int().optional() })

export const openShift = route({
  method: 'POST',
  path: '/shifts',
  may: plan,
  says: 'A one-off opening: a dated shift without template.',
  body: NewShift,
  reply: z.object({ shift: id }),
  refusals: ['shift.past', 'template.group_min'],
})

export const editShift = route({
  method: 'PATCH',
  path: '/shifts/:shift',
  may: plan,
  says: 'Changes one dated shift; later edits of its template leave these fields alone.',
  params: z.object({ shift: id }),
  body: ShiftEdit,
  reply: nothing,
  refusals: [
    'shift.changed_meanwhile',
    'shift.past',
    'shift.cancelled',
    'shift.below_taken',
    'shift.day_taken',
    'template.group_min',
  ],
})

export const previewShift = route({
  method: 'POST',
  path: '/shifts/:shift/preview',
  may: plan,
  says: 'What a change of one dated shift would do: reasons against it, people told, people expected elsewhere. Writes nothing.',
  params: z.object({ shift: id }),
  body: ShiftEdit,
  reply: z.object({
    whyNot: z.array(refusal),
    told: z.int(),
    elsewhere: z.array(z.object({ member: id, name: z.string(), other: z.string(), startsAt: instant })),
  }),
})

export const cancelShift = route({
  method: 'POST',
  path: '/shifts/:shift/cancellation',
  may: plan,
  says: 'Cancels a shift and tells everybody on it why.',
  params: z.object({ shift: id }),
  body: z.object({ reason: line(500) }),
  reply: z.object({ people: z.int() }),
  refusals: ['shift.cancelled', 'shift.past'],
})

export const restoreShift = route({
  method: 'DELETE',
  path: '/shifts/:shift/cancellation',
  may: plan,
  says: 'Brings a cancelled shift back and seats its fixed holders again.',
  params: z.object({ shift: id }),
  reply: z.object({ people: z.int() }),
  refusals: ['shift.not_cancelled', 'shift.past'],
})

export const ShiftChange = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), shift: NewShift }),
  z.object({ do: z.literal('move'), shift: id, day, starts: time, ends: time }),
  /** The shift keeps the first part with its people; a new one takes the rest. */
  z.object({ do: z.literal('split'), shift: id, at: time }),
  z.object({ do: z.literal('cancel'), shift: id, reason: line(500) }),
])

export const changeShifts = route({
  method: 'POST',
  path: '/shift-changes',
  may: plan,
  says: 'Creates, moves, splits and cancels dated shifts: all or none.',
  body: z.object({ changes: z.array(ShiftChange).min(1).max(200) }),
  reply: z.object({ made: z.array(id), moved: z.int(), cancelled: z.int(), people: z.int() }),
  refusals: ['shift.past', 'shift.cancelled', 'shift.day_taken', 'shift.split_outside'],
})

const closingFields = {
  from: day,
  until: day,
  kinds: z.array(id).default([]),
  sort: z.enum(['closed', 'reduced']).default('closed'),
  relief: z.enum(['none', 'one', 'all']).default('none'),
}

export const listClosings = route({
  method: 'GET',
  path: '/closings',
  may: 'shifts.see_week',
  says: 'Closings ahead and past, and public holidays of the next year that are not closed yet.',
  reply: z.object({
    closings: z.array(
      z.object({
        id,
        from: day,
        until: day,
        kinds: z.array(id),
        sort: z.enum(['closed', 'reduced']),
        relief: z.enum(['none', 'one', 'all']),
        reason: z.string(),
        madeAt: instant,
        undoneAt: instant.nullable(),
        shifts: z.int(),
      }),
    ),
    proposals: z.array(z.object({ day, name: z.string() })),
  }),
})

export const previewClosing = route({
  method: 'POST',
  path: '/closings/preview',
  may: plan,
  says: 'The shifts and people a closing would touch, and closings that lie over the same days. Writes nothing.',
  body: z.object(closingFields),
  reply: z.object({
    shifts: z.array(z.object({ id, day, localStart: time, localEnd: time, name: z.string(), people: z.int() })),
    people: z.int(),
    seats: z.int(),
    overlapping: z.array(
      z.object({
        id,
        from: day,
        until: day,
        sort: z.enum(['closed', 'reduced']),
        reason: z.string(),
        kinds: z.array(id),
      }),
    ),
  }),
})

export const closeDays = route({
  method: 'POST',
  path: '/closings',
  may: plan,
  says: 'Closes the shop, or kinds of shifts, on some days; everybody concerned is told.',
  body: z.object({ ...closingFields, reason: line(500) }),
  reply: z.object({ closing: id, shifts: z.int(), people: z.int() }),
  refusals: ['closing.ends_before_start', 'closing.reason'],
})

export const undoClosing = route({
  method: 'DELETE',
  path: '/closings/:closing',
  may: plan,
  says: 'Takes a closing back: its shifts to come are restored, fixed holders seated again, missing shifts made.',
  params: z.object({ closing: id }),
  reply: z.object({ shifts: z.int(), people: z.int() }),
  refusals: ['closing.undone'],
})

const campaignState = z.enum(['needs_people', 'open', 'locked', 'full'])

export const listCampaigns = route({
  method: 'GET',
  path: '/shift-campaigns',
  may: 'shifts.book',
  says: 'Campaigns to fill the first weeks, each template with its least, most and people.',
  reply: z.object({
    campaigns: z.array(
      z.object({
        id,
        name: z.string(),
        untilDay: day,
        seatsFrom: day,
        chosen: id.nullable(),
        lines: z.array(
          z.object({
            template: id,
            name: z.string(),
            kindName: z.string(),
            weekLetter: z.string().nullable(),
            weekday: z.int().nullable(),
            day: z.int().nullable(),
            every: z.int().nullable(),
            unit: z.enum(['day', 'week', 'month', 'year']).nullable(),
            starts: time,
            ends: time,
            minPeople: z.int(),
            maxPeople: z.int(),
            people: z.int(),
            /** Who chose it; only planners see that. */
            names: z.array(z.string()).nullable(),
            state: campaignState,
          }),
        ),
      }),
    ),
  }),
})

export const startCampaign = route({
  method: 'POST',
  path: '/shift-campaigns',
  may: plan,
  says: 'Lets members choose fixed seats until a day; each template has a least and a most.',
  body: z.object({
    name: line(120),
    untilDay: day,
    seatsFrom: day,
    lines: z
      .array(z.object({ template: id, minPeople: z.int().min(0), maxPeople: z.int().min(1) }))
      .min(1)
      .max(300),
  }),
  reply: z.object({ campaign: id }),
  refusals: ['campaign.min_above_max', 'campaign.past'],
})

export const endCampaign = route({
  method: 'DELETE',
  path: '/shift-campaigns/:campaign',
  may: plan,
  says: 'Ends a campaign; the fixed seats that were chosen stay.',
  params: z.object({ campaign: id }),
  reply: nothing,
})

export const chooseSeat = route({
  method: 'POST',
  path: '/shift-campaigns/:campaign/choices',
  may: 'shifts.book',
  says: 'Takes a fixed seat of the campaign: for oneself, or with shifts.office for `member`.',
  params: z.object({ campaign: id }),
  body: z.object({ template: id, member: id.optional() }),
  reply: z.object({ fixedSeat: id }),
  refusals: [
    'campaign.full',
    'campaign.locked',
    'campaign.chosen_already',
    'campaign.over',
    'shift.mode',
    'seat.no_room',
    'seat.standing',
    'seat.outside_template',
    'template.ended',
  ],
})
