/** Every parameter of the shift policy, with its range. Source: domain-shifts 5.1, 5.3 and those of `counting.ts`. */
import { z } from 'zod'
import { countingSchema } from './counting.ts'
import { exchangingSchema } from './exchanging.ts'
import { standings } from './words.ts'

const percent = z.int().min(0).max(100)

export const policySchema = z.object({
  ...countingSchema.shape,
  ...exchangingSchema.shape,
  /** Off: everybody is up to date and no counter moves. */
  control: z.boolean(),
  bookFlying: z.boolean(),
  bookMakeUp: z.boolean(),
  cancelFlying: z.boolean(),
  cancelMakeUp: z.boolean(),
  /** Who may book by standing. A leave refuses by its days, not by the standing of today. */
  bookStandings: z.array(z.enum(standings)),
  /** Minutes before the start when booking closes. */
  bookCloseMinutes: z.int().min(0).max(10_080),
  /** Elapsed hours before the start until which one may cancel; equality still may. */
  cancelMinHours: z.int().min(0).max(720),
  /** Seats on one day; 0 means no limit. */
  maxPerDay: z.int().min(0).max(10),
  /** Seats in a calendar month, or in any run of so many days; limit 0 means none. */
  maxPerPeriod: z.object({
    limit: z.int().min(0).max(100),
    per: z.enum(['calendar_month', 'rolling_days']),
    days: z.int().min(1).max(366).optional(),
  }),
  /** Minutes two seats of a person may overlap; -1 does not look. */
  overlapMinutes: z.int().min(-1).max(120),
  /** Booking ahead is limited by what each period asks (`count.by` each `count.everyDays` days), surplus included. */
  budget: z.boolean(),
  /** Near its start a shift may be booked beyond the budget: never, in the last days, always. */
  extraWindow: z.enum(['off', 'days', 'always']),
  extraWindowDays: z.int().min(1).max(28),
  hideFreeBelow: percent,
  highlightFreeAbove: percent,
  /** Occupied at most this much: shown first to whoever makes up. */
  underPopulated: percent,
  /** Whoever worked fewer shifts does not take the first seat of an empty one; 0 means off. */
  beginnerShifts: z.int().min(0).max(20),
  /** Days after a shift appears in which its last booker has the seat first; 0 means off. */
  priorHolderDays: z.int().min(0).max(28),
  nextShown: z.int().min(0).max(50),
  nextShownRegular: z.int().min(0).max(50),
  /** 0 shows all. */
  pastShown: z.int().min(0).max(50),
  showAttendees: z.enum(['none', 'first', 'full']),
  secondFixedSeat: z.enum(['allow', 'warn', 'refuse']),
})
export type Policy = z.output<typeof policySchema>
