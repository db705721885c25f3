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
