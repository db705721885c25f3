/** Leaving a seat for a free one: signed in, or by the link of a mail. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byLink, FreePlace, id, linkParams, refusal, Seat, signed } from './contract.ts'

const reply = z.object({
  seat: Seat,
  /** Why the seat cannot be changed at all; empty means it can. */
  whyNot: z.array(refusal),
  /** Free places that suit, by time: all of them, and which of them are the emptiest. */
  places: z.array(FreePlace),
  until: z.iso.date(),
})

export const findPlaces = route({
  method: 'GET',
  path: '/me/seats/:attendance/places',
  may: 'exchanges.use',
  says: 'Free places for which one may leave this seat, checked as if it were gone.',
  params: z.object({ attendance: id }),
  reply,
})

export const findPlacesByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/seats/:attendance/places',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  query: z.object({ signed }),
  reply,
})

const wish = { shift: id, group: id.nullable().optional(), warningsAccepted: z.boolean().default(false) }
const changed = z.object({ attendance: id, shift: id, chain: z.int() })

export const changeRefusals = [
  'exchange.off',
  'change.taken',
  'change.too_late',
  'change.chain',
  'attendance.not_planned',
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

export const changeSeat = route({
  method: 'POST',
  path: '/me/seats/:attendance/change',
  may: 'exchanges.use',
  says: 'Leaves the own seat for a free one on another shift.',
  params: z.object({ attendance: id }),
  body: z.object(wish),
  reply: changed,
  refusals: changeRefusals,
})

export const changeSeatByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/change',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ ...wish, signed }),
  reply: changed,
  refusals: changeRefusals,
})
