/** Routes of calendars: month, week, one shift for staff; feeds. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import {
  attendanceState,
  choice,
  day,
  Group,
  id,
  instant,
  line,
  nothing,
  purpose,
  shiftState,
  time,
} from './contract.ts'

const ShiftLine = z.object({
  id,
  template: id.nullable(),
  kind: id,
  kindName: z.string(),
  kindColour: z.string().nullable(),
  name: z.string(),
  day,
  localStart: time,
  localEnd: time,
  startsAt: instant,
  endsAt: instant,
  weekLetter: z.string().nullable(),
  lead: id.nullable(),
  leadName: z.string().nullable(),
  beneficiary: z.string().nullable(),
  state: shiftState,
  cancelReason: z.string().nullable(),
  version: z.int(),
})

export const Attendee = z.object({
  attendance: id,
  group: id,
  member: id,
  name: z.string(),
  memberNo: z.number().nullable(),
  purpose,
  state: attendanceState,
  /** Nobody said so yet: the policy takes it that whoever has a seat came. */
  presumed: z.boolean(),
  standIn: id.nullable(),
  standInName: z.string().nullable(),
  source: z.string(),
  fixed: z.boolean(),
  /** As members see the person who comes; null where the shop shows no names or the person none. */
  shownName: z.string().nullable(),
})

/** How full a shift is, whether it wants people, and whether it is critical: soon, and without lead, cashier or enough people. */
const Filled = ShiftLine.extend({
  groups: z.array(Group),
  seats: z.int(),
  taken: z.int(),
  free: z.int(),
  required: z.int(),
  needsPeople: z.boolean(),
  critical: z.boolean(),
  progress: z.enum(['ahead', 'running', 'over']),
})

const WeekShift = Filled.extend({ people: z.array(Attendee) })

const closings = z.array(
  z.object({
    id,
    from: day,
    until: day,
    sort: z.enum(['closed', 'reduced']),
    reason: z.string(),
    kinds: z.array(id),
  }),
)
const holidays = z.array(z.object({ day, name: z.string() }))

export const readWeek = route({
  method: 'GET',
  path: '/weeks/:day',
  may: 'shifts.see_week',
  says: 'All shifts of the seven days from a day on, with groups and people, closings and public holidays.',
  params: z.object({ day }),
  query: z.object({ kinds: choice, days: z.coerce.number().int().min(1).max(31).default(7) }),
  reply: z.object({ from: day, until: day, shifts: z.array(WeekShift), closings, holidays }),
})

export const readMonth = route({
  method: 'GET',
  path: '/shifts',
  may: 'shifts.see_week',
  says: 'Shifts between two days (at most 100 days) with their fill, without names; closings and public holidays.',
  query: z.object({ from: day, until: day, kinds: choice }),
  reply: z.object({ shifts: z.array(Filled), closings, holidays }),
})

export const readShift = route({
  method: 'GET',
  path: '/shifts/:shift',
  may: 'shifts.see_week',
  says: 'One shift with groups and everybody on it, cancelled rows included.',
  params: z.object({ shift: id }),
  reply: WeekShift.extend({ weight: z.number(), editedFields: z.array(z.string()), closing: id.nullable() }),
})

const Token = z.object({ id, madeAt: instant, ofShop: z.boolean() })

export const listCalendars = route({
  method: 'GET',
  path: '/me/calendars',
  may: 'shifts.book',
  says: 'Calendar subscriptions of the person signed in that still work.',
  reply: z.object({ calendars: z.array(Token) }),
})

export const openCalendar = route({
  method: 'POST',
  path: '/me/calendars',
  may: 'shifts.book',
  says: 'A secret address to subscribe to one’s shifts; it is shown this once.',
  reply: z.object({ id, path: z.string() }),
})

export const closeCalendar = route({
  method: 'DELETE',
  path: '/me/calendars/:calendar',
  may: 'shifts.book',
  says: 'Makes a subscription address worthless.',
  params: z.object({ calendar: id }),
  reply: nothing,
})

export const listShopCalendars = route({
  method: 'GET',
  path: '/shift-calendars',
  may: 'shifts.plan',
  says: 'Subscription addresses of the shop’s feed of open seats.',
  reply: z.object({ calendars: z.array(Token) }),
})

export const openShopCalendar = route({
  method: 'POST',
  path: '/shift-calendars',
  may: 'shifts.plan',
  says: 'An address to subscribe to the open seats of the shop, without names; shown this once.',
  reply: z.object({ id, path: z.string() }),
})

export const closeShopCalendar = route({
  method: 'DELETE',
  path: '/shift-calendars/:calendar',
  may: 'shifts.plan',
  says: 'Makes an address of the shop’s feed worthless.',
  params: z.object({ calendar: id }),
  reply: nothing,
})

export const readFeed = route({
  method: 'GET',
  path: '/feeds/:organisation/:secret',
  may: anyone('a calendar program carries no sign-in: the secret in the address is the key'),
  says: 'The calendar behind a subscription address: one person’s shifts, or the shop’s open seats.',
  params: z.object({ organisation: z.string(), secret: line(100) }),
  reply: z.unknown(),
  sends: 'text/calendar',
})
