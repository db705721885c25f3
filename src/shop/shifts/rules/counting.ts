/** The half of the shift policy that counts: what an outcome posts, when a period is debited, which standing follows.
 *  Data only; the questions are asked in `effects.ts`, `count.ts` and `standing.ts`.
 *  Source: domain-shifts 5.1, 5.4 to 5.9; presets 5.15. */
import { z } from 'zod'
import { counters, modes, outcomes, purposes, standings } from './words.ts'

/** One posting of an outcome, in whole units. `repay` goes to `main` while it is negative, else to `make_up` while
 *  that is negative, else to `main` as a bonus. */
const stepSchema = z.object({ counter: z.enum([...counters, 'repay']), by: z.int().min(-400).max(400) })
export type EffectStep = z.output<typeof stepSchema>

const bySome = <K extends readonly [string, ...string[]], V extends z.ZodType>(keys: K, value: V) =>
  z.partialRecord(z.enum(keys), value)

export const effectsSchema = bySome(modes, bySome(purposes, bySome(outcomes, z.array(stepSchema))))
export type Effects = z.output<typeof effectsSchema>

const boundsSchema = z.object({ least: z.int().nullable(), most: z.int().nullable() })

export const countSchema = z.object({
  /** Who is counted; nobody when empty. */
  modes: z.array(z.enum(modes)),
  /** Days between two counts. */
  everyDays: z.int().min(1).max(90),
  /** One day for all, from which the counts run; without it each person's own start. */
  anchor: z.iso.date().nullable(),
  /** Units of one count. */
  by: z.int().min(0).max(10_000),
  /** What a count takes from somebody who has nothing left: the same (`none`); twice, the first time in a row
   *  (`first`); twice, always (`always`). */
  double: z.enum(['none', 'first', 'always']),
  /** With `always`: how many counts in a row may be halved by days on which the shop runs reduced. */
  reducedInARow: z.int().min(0).max(12),
  /** Units are multiplied by the people of the household who shop; children are not counted. */
  perBeneficiary: z.boolean(),
  /** What is left above 0 after a count is cut. */
  cutSurplus: z.boolean(),
})
export type Count = z.output<typeof countSchema>

/** One thing that must hold on a day. `n` is in whole units of the counter, `days` in days. */
const conditionSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('control_off') }),
  z.object({ is: z.literal('resigning') }),
  z.object({ is: z.literal('mode'), mode: z.enum(modes) }),
  z.object({ is: z.literal('leave'), standing: z.enum(standings) }),
  z.object({ is: z.literal('not_ok') }),
  z.object({ is: z.literal('alert_runs') }),
  /** An extension given in this alert holds on the day; `last` says whether its last day counts. */
  z.object({ is: z.literal('extension_runs'), last: z.boolean() }),
  z.object({ is: z.literal('extension_ended'), last: z.boolean() }),
  /** So many days of alert are over; `last` says whether the last one still counts as alert. */
  z.object({ is: z.literal('alert_older'), days: z.int().min(0).max(365), last: z.boolean() }),
  /** No alert runs, or it is younger than that. */
  z.object({ is: z.literal('alert_newer'), days: z.int().min(0).max(365), last: z.boolean() }),
  z.object({ is: z.literal('main_below'), n: z.int() }),
  z.object({ is: z.literal('total_at_most'), n: z.int(), mode: z.enum(modes).optional() }),
  /** At or below for more than so many days on end. */
  z.object({ is: z.literal('low_longer'), n: z.int(), days: z.int().min(0).max(365) }),
  /** Unless planned work in the window lifts the total above. */
  z.object({
    is: z.literal('not_lifted'),
    n: z.int(),
    daysBack: z.int().min(0).max(365),
    daysAhead: z.int().min(0).max(365),
  }),
  /** So many absences one after the other, with nothing done or made up between. */
  z.object({ is: z.literal('absences_in_a_row'), n: z.int() }),
  z.object({ is: z.literal('by_hand') }),
  z.object({ is: z.literal('blocked') }),
  z.object({ is: z.literal('no_seat') }),
  z.object({ is: z.literal('no_leave') }),
  z.object({ is: z.literal('always') }),
])
export type Condition = z.output<typeof conditionSchema>

/** The first line of which one alternative holds gives the standing; an alternative holds when all of it does. */
const lineSchema = z.object({ standing: z.enum(standings), when: z.array(z.array(conditionSchema).min(1)).min(1) })
export type StandingLine = z.output<typeof lineSchema>

export const entryEffects = [
  'start_alert',
  'clear_alert',
  'clear_extensions',
  'lose_fixed_seats',
  'lose_all_seats',
] as const
export type EntryEffect = (typeof entryEffects)[number]

export const leaveTypeSchema = z.object({
  name: z.string().min(1).max(60),
  /** What the person is during it: `on_leave` does not shop, `exempted` does; `null` keeps the usual standing. */
  standing: z.enum(['on_leave', 'exempted']).nullable(),
  openEnd: z.boolean(),
  needsReason: z.boolean(),
  needsEvidence: z.boolean(),
  minDays: z.int().min(1).max(3660),
  maxDays: z.int().min(1).max(3660).nullable(),
  stopsCount: z.boolean(),
  keepsSeat: z.boolean(),
  selfRequest: z.boolean(),
  /** Asks again before a shorter one; null never. */
  confirmUnderDays: z.int().min(1).max(3660).nullable(),
  /** Days after the first one: the evidence is asked for, the leave lapses without it. */
  evidenceAfterDays: z.int().min(0).max(365).nullable(),
  lapsesAfterDays: z.int().min(0).max(365).nullable(),
  /** Credits per missed shift, refunded on cancelling; null costs nothing. Whoever has a fixed place pays from the
   *  second counter, where shifts worked in advance are saved, and the first one must be 0: nothing owed, nothing
   *  banked. Everybody else has one counter only and pays from it. */
  creditsPerShift: z.int().min(1).max(10).nullable(),
  minMissedShifts: z.int().min(0).max(50),
})
export type LeaveType = z.output<typeof leaveTypeSchema>

export const countingSchema = z.object({
  /** What a counter counts. Effects are multiplied by the shift's weight, by its minutes when the unit is `minute`. */
  unit: z.enum(['shift', 'minute', 'day']),
  bounds: z.object({ main: boundsSchema, make_up: boundsSchema, absences: boundsSchema }),
  /** Where the first counter ends for some: nobody in a fixed place saves up where it ends at 0. */
  mainAtMost: bySome(modes, z.int().min(0).max(10_000)),
  effects: effectsSchema,
  /** The balance from which somebody is in order, per counter. */
  okFrom: z.object({ main: z.int(), make_up: z.int() }),
  count: countSchema,
  standing: z.array(lineSchema).min(1),
  entering: bySome(standings, z.array(z.enum(entryEffects))),
  /** Who may enter, may buy, and has the price of members, by standing. */
  benefits: z.object({
    enter: z.array(z.enum(standings)),
    buy: z.array(z.enum(standings)),
    price: z.array(z.enum(standings)),
  }),
  /** A warning that somebody owes is sent at most every so many days; 0 sends each. */
  warnEveryDays: z.int().min(0).max(90),
  /** Days of the first extension of an alert; 0 gives none. */
  graceDays: z.int().min(0).max(60),
  graceByMember: z.boolean(),
  /** The first extension ends with the next planned shift and this many days, when that is sooner; null does not look. */
  graceUntilShiftDays: z.int().min(0).max(60).nullable(),
  /** Days of an extension given by hand. */
  extensionDays: z.int().min(1).max(365),
  /** A fixed seat ends with so many absences in a row that nothing made up between; 0 is off. */
  seatLostAfterAbsences: z.int().min(0).max(10),
  leaveTypes: z.record(z.string(), leaveTypeSchema),
  /** Days of leave from which a fixed seat is lost; null never. */
  seatLostFromDays: z.int().min(1).max(3660).nullable(),
  /** What a fixed holder is marked with when the shop closes: nothing, or excused. */
  cancelledEffect: z.enum(['none', 'excused']),
  /** A count whose period has this many closed days is skipped; 0 looks at none. */
  countReliefDays: z.int().min(0).max(90),
  /** Minutes before the start when the sheet opens. */
  sheetOpensMinutes: z.int().min(0).max(240),
  /** What a line without a mark becomes when the sheet is validated. */
  unmarked: z.enum(['done', 'absent_0', 'absent_1', 'absent_2', 'must_choose']),
  correctionDays: z.int().min(0).max(365),
  contestDays: z.int().min(0).max(365),
  /** Who came is presumed and so marked. */
  presumed: z.boolean(),
})
export type Counting = z.output<typeof countingSchema>

const { shape } = countingSchema
const someBounds = boundsSchema.partial().optional()

/** The parameters that are made of parts, each part by itself. */
export const changedParts = z.object({
  bounds: z.object({ main: someBounds, make_up: someBounds, absences: someBounds }).optional(),
  mainAtMost: bySome(modes, z.int().min(0).max(10_000).nullable()).optional(),
  okFrom: shape.okFrom.partial().optional(),
  count: countSchema.partial().optional(),
  benefits: shape.benefits.partial().optional(),
})

/** Whether some line of the standing asks this. */
export const asksFor = ({ standing }: Pick<Counting, 'standing'>, asked: Condition['is']): boolean =>
  standing.some(({ when }) => when.some((all) => all.some(({ is }) => is === asked)))

/** Whether a seat taken or given back may change a standing at once. */
export const looksAtPlannedWork = (policy: Pick<Counting, 'standing'>): boolean => asksFor(policy, 'not_lifted')
