/** "I can't be there": every way with what it means, and the ways that need no other person. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byLink, id, linkParams, nothing, OwnCall, refusal, Seat, signed } from './contract.ts'

const standing = z.string()

const Offer = z.object({
  path: z.enum(['hand_back', 'swap', 'change', 'cancel', 'stand_in', 'pot', 'release', 'tell_shop']),
  recommended: z.boolean(),
  shows: z.enum(['emptiest', 'all']).nullable(),
  /** Every reason why this way is closed; empty means it is open. */
  whyNot: z.array(refusal),
  /** Until when the person still answers for the seat. */
  freeFrom: z.enum(['at_once', 'when_agreed', 'when_found', 'never']),
  worksInstead: z.boolean(),
  /** Counters as they would be, what moves, and the standing that follows. */
  after: z.object({
    main: z.number(),
    makeUp: z.number(),
    moved: z.object({ main: z.number(), makeUp: z.number() }),
    standing,
    changes: z.boolean(),
  }),
  told: z.array(z.string()),
})

/** Two have agreed already to exchange their places: then that comes first. */
const agreed = z.stringbool().default(false)

const reply = z.object({
  seat: Seat,
  /** The shift has begun, is called off, or the seat is somebody else's by now: nothing is left to arrange. */
  over: z.array(refusal),
  /** As stand-in: for whom, as the shop shows names. */
  insteadOf: z.string().nullable(),
  /** Since when the shop knows that nobody comes. */
  told: z.string().nullable(),
  /** Somebody is looked for already. */
  call: OwnCall.nullable(),
  /** Whole days until it begins. */
  days: z.int(),
  /** What the policy proposes one after the other for a fixed place: a swap, the emptiest shifts, every free place. */
  steps: z.array(z.enum(['swap', 'change_empty', 'change_any'])),
  suiting: z.object({ empty: z.int(), any: z.int() }),
  offers: z.array(Offer),
})

export const readCannotCome = route({
  method: 'GET',
  path: '/me/seats/:attendance/cannot-come',
  may: 'exchanges.use',
  says: 'The ways for somebody who cannot come to this seat, the recommended one first, each with its consequence.',
  params: z.object({ attendance: id }),
  query: z.object({ agreed }),
  reply,
})

export const readCannotComeByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/seats/:attendance/cannot-come',
  may: byLink,
  says: 'The same, by the link of a mail. Opening it changes nothing.',
  params: linkParams,
  query: z.object({ signed, agreed }),
  reply,
})

export const giveBackSeat = route({
  method: 'POST',
  path: '/me/seats/:attendance/return',
  may: 'exchanges.use',
  says: 'Gives the own booked seat back.',
  params: z.object({ attendance: id }),
  reply: nothing,
  refusals: [
    'attendance.not_planned',
    'attendance.fixed',
    'shift.past',
    'shift.too_late',
    'shift.off',
    'shift.cancelled',
  ],
})

export const giveBackSeatByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/return',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: giveBackSeat.refusals ?? [],
})

const releaseRefusals = [
  'exchange.off',
  'release.not_fixed',
  'release.replaced',
  'release.too_late',
  'attendance.not_planned',
  'shift.past',
  'shift.cancelled',
] as const

export const releaseSeat = route({
  method: 'POST',
  path: '/me/seats/:attendance/release',
  may: 'exchanges.use',
  says: 'Gives a fixed place up for this one date, at the price of the policy.',
  params: z.object({ attendance: id }),
  reply: nothing,
  refusals: releaseRefusals,
})

export const releaseSeatByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/release',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: releaseRefusals,
})

export const tellShop = route({
  method: 'POST',
  path: '/me/seats/:attendance/tell',
  may: 'exchanges.use',
  says: 'The last resort: tells the shop that nobody comes. The seat stays the own one until somebody comes instead.',
  params: z.object({ attendance: id }),
  reply: nothing,
  refusals: ['seat.told', 'attendance.not_planned', 'shift.past', 'shift.cancelled'],
})

export const tellShopByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/tell',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: tellShop.refusals ?? [],
})
