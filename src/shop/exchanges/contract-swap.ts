/** Swaps: asking for one, agreeing with somebody, taking wishes back. Signed in, or by the link of a mail. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byAnswerLink, byLink, day, id, linkParams, nothing, refusal, Seat, Slot, signed, time } from './contract.ts'

const moment = z.string()

const Tickable = z.object({
  id,
  day,
  localStart: time,
  localEnd: time,
  name: z.string(),
  kindName: z.string(),
  kindColour: z.string().nullable(),
  people: z.int(),
})

/** What somebody else asks: their seat for one of mine. */
export const Ask = z.object({
  swap: id,
  /** First name, as the shop shows names. */
  who: z.string().nullable(),
  /** The seat one would get, and the own one given for it. */
  takes: Slot,
  gives: Slot,
  warnings: z.array(z.string()),
})

export const Proposal = z.object({
  proposal: id,
  origin: z.enum(['accepted', 'matched', 'agreed']),
  state: z.enum(['pending', 'done', 'off']),
  offReason: z.enum(['declined', 'expired', 'checks', 'cancelled']).nullable(),
  expiresAt: moment,
  gives: Slot,
  takes: Slot,
  /** Whose seat one gets, as the shop shows names. */
  from: z.string().nullable(),
  people: z.int(),
  /** How dear the wish is that this fulfils: 1 is the dearest. */
  rank: z.int().nullable(),
  /** Exchanges possible around these wishes; null: too many to try them all. */
  possible: z.int().nullable(),
  consented: z.boolean(),
  /** How many have not said yes yet, oneself included. */
  waitingFor: z.int(),
  warnings: z.array(z.string()),
  /** Why one can no longer answer; empty means one can. */
  whyNot: z.array(refusal),
})

/** What was wished for: one shift, or a pattern. */
const Wished = z.object({
  rank: z.int(),
  shift: z.object({ id, name: z.string(), day, localStart: time, localEnd: time }).nullable(),
  weekday: z.int().nullable(),
  starts: time.nullable(),
  kind: id.nullable(),
  kindName: z.string().nullable(),
  from: day.nullable(),
  until: day.nullable(),
})

const Mine = z.object({
  swap: id,
  state: z.enum(['open', 'offered', 'done', 'cancelled', 'expired']),
  endReason: z.string().nullable(),
  seat: Slot,
  wishes: z.array(Wished),
  asked: z.int(),
  proposal: Proposal.nullable(),
})

const ways = z.object({
  seat: Seat,
  whyNot: z.array(refusal),
  /** A list of what would suit, or the same weekday and time of other weeks, whose holders are asked. */
  way: z.enum(['list', 'same_slot']),
  /** Others who wish for exactly this shift: the first five. */
  asks: z.array(Ask),
  asksInAll: z.int(),
  shifts: z.array(Tickable),
  /** Out of which patterns may be made: the days, and the starts and kinds there are in them. */
  patterns: z.object({
    from: day,
    until: day,
    starts: z.array(time),
    kinds: z.array(z.object({ id, name: z.string() })),
  }),
  /** The request of this seat that runs already. */
  live: Mine.nullable(),
})

export const readSwapWays = route({
  method: 'GET',
  path: '/me/seats/:attendance/swap',
  may: 'exchanges.use',
  says: 'Whether this seat may be swapped, who already wishes for it, and which shifts may be ticked instead.',
  params: z.object({ attendance: id }),
  reply: ways,
})

export const readSwapWaysByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/seats/:attendance/swap',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  query: z.object({ signed }),
  reply: ways,
})

const Wish = z
  .object({
    /** 1 is the dearest; unless given, the place in the list. */
    rank: z.int().min(1).max(20).optional(),
    shift: id.optional(),
    weekday: z.int().min(1).max(7).optional(),
    starts: time.optional(),
    kind: id.optional(),
    from: day.optional(),
    until: day.optional(),
  })
  .refine(({ rank: _rank, ...says }) => Object.values(says).some((one) => one !== undefined), 'says nothing')
  .refine(({ from, until }) => !from || !until || from <= until, 'ends before it begins')

export const seatRefusals = [
  'exchange.off',
  'attendance.not_planned',
  'shift.past',
  'shift.cancelled',
  'swap.mode',
  'swap.not_yours',
  'swap.too_late',
  'swap.live_request',
] as const

const wishRefusals = ['shift.same_shift', 'shift.cancelled', 'swap.outside_window'] as const

export const bookingRefusals = [
  'shift.too_late',
  'shift.full',
  'shift.reserved',
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

const wishes = { wishes: z.array(Wish).min(1).max(20) }

export const asked = z.object({ swap: id, asked: z.int() })

const askRefusals = [...seatRefusals, ...wishRefusals] as const

export const askSwap = route({
  method: 'POST',
  path: '/me/seats/:attendance/swap',
  may: 'exchanges.use',
  says: 'Asks for a swap of the own seat: single shifts, or patterns of weekday, time, kind and days, each with a rank.',
  params: z.object({ attendance: id }),
  body: z.object(wishes),
  reply: asked,
  refusals: askRefusals,
})

export const askSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/swap',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ ...wishes, signed }),
  reply: asked,
  refusals: askRefusals,
})

const agreement = {
  /** Member number or e-mail address of whoever agreed. */
  partner: z.string().trim().min(1).max(200),
  day,
  warningsAccepted: z.boolean().default(false),
}

const agreed = z.object({ swap: id, proposal: id })

const agreeRefusals = [...seatRefusals, ...bookingRefusals, 'swap.nobody_there', 'swap.other_may_not'] as const

export const agreeSwap = route({
  method: 'POST',
  path: '/me/seats/:attendance/swap/agreed',
  may: 'exchanges.use',
  says: 'Swaps with somebody who has agreed: names the person and the date; the other says yes by the link of a mail.',
  params: z.object({ attendance: id }),
  body: z.object(agreement),
  reply: agreed,
  refusals: agreeRefusals,
})

export const agreeSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/swap/agreed',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ ...agreement, signed }),
  reply: agreed,
  refusals: agreeRefusals,
})

export const readMySwaps = route({
  method: 'GET',
  path: '/me/swaps',
  may: 'exchanges.use',
  says: 'The own requests with what came of them, and what others ask.',
  reply: z.object({ mine: z.array(Mine), asks: z.array(Ask) }),
})

export const swapParams = z.object({ swap: id })

export const swapLinkParams = z.object({ organisation: z.string(), swap: id })

export const cancelSwap = route({
  method: 'POST',
  path: '/me/swaps/:swap/cancel',
  may: 'exchanges.use',
  says: 'Takes the own request back; a proposal it is in comes to nothing, and what others asked stands open again.',
  params: swapParams,
  reply: nothing,
  refusals: ['swap.not_yours', 'swap.final'],
})

export const cancelSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swaps/:swap/cancel',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: swapLinkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: cancelSwap.refusals ?? [],
})

export const changeWishes = route({
  method: 'POST',
  path: '/me/swaps/:swap/wishes',
  may: 'exchanges.use',
  says: 'Wishes for something else while the own request stands open; who was asked already is not asked again.',
  params: swapParams,
  body: z.object(wishes),
  reply: asked,
  refusals: ['swap.not_yours', 'swap.final', 'swap.offered', ...wishRefusals],
})

export const changeWishesByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swaps/:swap/wishes',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: swapLinkParams,
  body: z.object({ ...wishes, signed }),
  reply: asked,
  refusals: changeWishes.refusals ?? [],
})
