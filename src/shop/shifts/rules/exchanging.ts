/** What the policy says of exchanges: the module `exchanges` decides by it. Source: domain-shifts 5.10 to 5.12. */
import { z } from 'zod'
import { modes } from './words.ts'

const hours = (most = 720) => z.int().min(0).max(most)
const days = z.int().min(0).max(180)
const cost = z.int().min(-20).max(0)
const credits = z.int().min(-10_000).max(10_000)

export const exchangingSchema = z.object({
  /** Elapsed hours before the start of the seat given up, and of the one taken, until which one may change; equality still may. */
  changeOldMinHours: hours(),
  changeNewMinHours: hours(),
  /** How often one seat may follow another; 0 means no limit. */
  changeChainMax: z.int().min(0).max(20),
  /** More whole days ahead than this: a swap is proposed first, otherwise a change. */
  changeFirstDays: days,
  /** More whole days ahead than this: a swap is proposed before all free seats are. */
  freeChangeDays: days,
  /** How far ahead wishes for a swap may lie. */
  wishUntilDays: days,
  /** More whole days ahead than this: a list of wishes, otherwise the same time in other weeks; 0 skips the latter. */
  sameSlotDays: days,
  changeSearchDays: z.int().min(7).max(180),
  swapModes: z.array(z.enum(modes)),
  swapMinHours: hours(),
  consentHours: z.int().min(2).max(336),
  maxLegs: z.int().min(2).max(4),
  standInModes: z.array(z.enum(modes)),
  standInMinHours: hours(),
  /** What the holder is credited when somebody stands in. */
  standInCredit: z.int().min(0).max(1),
  /** What giving up a fixed seat costs when nothing else suits. */
  releaseCost: z.object({ main: cost, make_up: cost }),
  /** What is proposed for whoever tells the shop that nobody comes. */
  toldOutcome: z.enum(['done', 'absent_0', 'absent_1', 'absent_2']),
  potStart: credits,
  potLimit: credits,
  autoValidate: z.boolean(),
  giftMinHours: hours(),
  /** A gift is paid with the own counter at once, instead of by working it. */
  giveCredit: z.boolean(),
  requestMinHours: hours(),
  /** Requests of one person within a year; 0 allows none, below 0 there is no limit. */
  maxRequests: z.int().min(-1).max(20),
  /** A seat freed nearer than this invites people on standby; 0 invites nobody. */
  callOutHours: hours(168),
  callOutAtOnce: z.int().min(1).max(50),
})

/** As at BEES coop. Release cost and told outcome are to be confirmed with the co-op. */
export const exchanging: z.output<typeof exchangingSchema> = {
  changeOldMinHours: 24,
  changeNewMinHours: 24,
  changeChainMax: 3,
  changeFirstDays: 28,
  freeChangeDays: 14,
  wishUntilDays: 56,
  sameSlotDays: 54,
  changeSearchDays: 60,
  swapModes: ['regular'],
  swapMinHours: 2,
  consentHours: 72,
  maxLegs: 3,
  standInModes: ['regular'],
  standInMinHours: 0,
  standInCredit: 0,
  releaseCost: { main: 0, make_up: -1 },
  toldOutcome: 'absent_1',
  potStart: 0,
  potLimit: 0,
  autoValidate: true,
  giftMinHours: 2,
  giveCredit: false,
  requestMinHours: 2,
  maxRequests: 2,
  callOutHours: 48,
  callOutAtOnce: 5,
}
