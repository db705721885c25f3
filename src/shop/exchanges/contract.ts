/** What the routes of exchanges share. Others stand beside, one file a path. */
import { z } from 'zod'
import { anyone } from '#platform/route.ts'

export const id = z.uuid()
export const day = z.iso.date()
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
export const refusal = z.object({ code: z.string(), facts: z.record(z.string(), fact) })
export const nothing = z.object({})

/** Who holds the signed link of a mail about the own shift acts as that person, for that seat, until it begins. */
export const byLink = anyone(
  'whoever holds the signed link of a mail about the own shift arranges that very seat, until the shift begins',
)
export const linkParams = z.object({ organisation: z.string(), attendance: id })
export const signed = z.string().min(1).max(1000)

/** The seat that is given up. */
export const Seat = z.object({
  attendance: id,
  shift: id,
  name: z.string(),
  day,
  localStart: time,
  localEnd: time,
  startsAt: z.string(),
  role: z.string(),
  purpose: z.enum(['regular', 'make_up', 'flying', 'solidarity', 'unpaid']),
  chain: z.int(),
})

/** A free place as the person sees it who would leave the seat for it. */
export const FreePlace = z.object({
  id,
  day,
  localStart: time,
  localEnd: time,
  name: z.string(),
  kindName: z.string(),
  kindColour: z.string().nullable(),
  free: z.int(),
  underPopulated: z.boolean(),
  needsPeople: z.boolean(),
  warnings: z.array(z.string()),
})

/** Which seat is meant, without what it counts as. */
export const Slot = Seat.pick({
  attendance: true,
  shift: true,
  name: true,
  day: true,
  localStart: true,
  localEnd: true,
  startsAt: true,
})

/** Whom a mail asked answers by its link, without signing in. */
export const byAnswerLink = anyone(
  'whoever holds the signed link of the mail that asked answers as that very person, and for nothing else',
)

/** A call of the own for somebody to come instead. */
export const OwnCall = z.object({
  call: id,
  state: z.enum(['open', 'filled', 'withdrawn', 'expired']),
  /** Why it ended: `declined`, `taken_back`, `seat`. */
  endReason: z.string().nullable(),
  seat: Slot,
  /** Number or address that was written; null: open to whoever may. */
  namedAs: z.string().nullable(),
  told: z.boolean(),
  /** People on standby who were invited. */
  invited: z.int(),
  /** Who comes, as the shop shows names. */
  taker: z.string().nullable(),
})
