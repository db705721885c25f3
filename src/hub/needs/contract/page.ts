/** What the page of a need tells. */
import { z } from 'zod'
import { languages } from '#platform/values/languages.ts'
import { bases } from '../rules/estimating.ts'
import { historyPowers } from '../rules/powers.ts'
import { estimateStates, needStates } from '../rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const cents = z.int()
const language = z.enum(languages)
const Organisation = z.object({ id, name: z.string() })
const Other = z.object({ id, number: z.int().nullable(), problem: z.string().nullable() })

export const Estimate = z.object({
  id,
  series: id,
  version: z.int(),
  provider: id,
  providerName: z.string(),
  state: z.enum(estimateStates),
  minutesMin: z.int().nullable(),
  minutesLikely: z.int().nullable(),
  minutesMax: z.int().nullable(),
  rate: cents.nullable(),
  basis: z.enum(bases).nullable(),
  net: cents.nullable(),
  currency: z.enum(['EUR', 'CHF']),
  validUntil: day.nullable(),
  assumptions: z.string().nullable(),
  criteria: z.array(z.object({ id, text: z.string() })),
  reason: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: day.nullable(),
  needs: z.array(Other),
  /** The provider told one of these needs itself. */
  ownNeed: z.boolean(),
  /** Whether the person who asks may write it. */
  own: z.boolean(),
  /** What it says is told: it was handed in, or the person who asks writes it or asked for it. */
  shown: z.boolean(),
})

const Consulted = z.object({
  id,
  name: z.string(),
  effect: z.string().nullable(),
  reachedOn: day.nullable(),
  reachedHow: z.string().nullable(),
  /** `silent` where nothing was answered: that is no objection, and is listed. */
  answer: z.enum(['agrees', 'objects', 'silent']),
  reason: z.string().nullable(),
})

const Answer = z.object({
  id,
  name: z.string(),
  answer: z.enum(['ok', 'rejected']),
  criterion: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.string(),
  version: z.string(),
  /** Given about the release that is there to be tried now. */
  current: z.boolean(),
})

export const NeedPage = z.object({
  id,
  number: z.int().nullable(),
  state: z.enum(needStates),
  language,
  problem: z.string().nullable(),
  whoSuffers: z.string().nullable(),
  frequency: z.string().nullable(),
  workaround: z.string().nullable(),
  wishedResult: z.string().nullable(),
  area: z.string(),
  author: Organisation,
  askedSpecific: z.boolean(),
  submittedOn: day.nullable(),
  photos: z.array(id),
  backings: z.array(
    z.object({ id, name: z.string(), strength: z.int(), because: z.string().nullable(), at: z.string() }),
  ),
  strength: z.int(),
  mergedInto: Other.nullable(),
  mergedOn: day.nullable(),
  /** The last day on which the merge may be undone; null: over, or not merged. */
  undoUntil: day.nullable(),
  merged: z.array(
    Other.extend({ language, problem: z.string().nullable(), author: z.string(), undoUntil: day.nullable() }),
  ),
  cycle: z.int(),
  dots: z.array(z.object({ id, name: z.string(), dots: z.int() })),
  /** Its place in the order; null where it has none. */
  rank: z.int().nullable(),
  placedBecause: z.string().nullable(),
  guessedMinutes: z.int().nullable(),
  what: z.string().nullable(),
  whatNot: z.string().nullable(),
  consultUntil: day.nullable(),
  consultationOver: z.boolean(),
  consulted: z.array(Consulted),
  /** Organisations of the area that nobody reached: they hold the classification up. */
  notReached: z.array(z.string()),
  class: z.enum(['setting', 'plug_in', 'common', 'specific']).nullable(),
  classBecause: z.string().nullable(),
  classOn: day.nullable(),
  exitReason: z.string().nullable(),
  parkedUntil: day.nullable(),
  replacedBy: Other.nullable(),
  defectOf: Other.nullable(),
  estimates: z.array(Estimate),
  /** The estimate that its round pays for. */
  estimate: id.nullable(),
  round: id.nullable(),
  payers: z.array(Organisation),
  releases: z.array(
    z.object({
      id,
      version: z.string(),
      notes: z.partialRecord(language, z.string()),
      at: z.string(),
      provider: z.string(),
    }),
  ),
  acceptUntil: day.nullable(),
  inAcceptanceSince: day.nullable(),
  acceptances: z.array(Answer),
  /** How many accept now, and how many are needed before the days are over; a payer among them. */
  accepting: z.int(),
  acceptingNeeded: z.int(),
  payerAccepts: z.boolean(),
  deliveredOn: day.nullable(),
  closedOn: day.nullable(),
  feedback: z.array(
    z.object({
      id,
      name: z.string(),
      day: z.int(),
      used: z.enum(['yes', 'partly', 'no']),
      score: z.int(),
      defects: z.string().nullable(),
    }),
  ),
  /** Feedback that still waits, by organisation and day. */
  feedbackAsked: z.array(z.object({ id, name: z.string(), day: z.int() })),
  /** How often the part of the software that it is about was used in each shop that tells it, month by month. */
  uses: z.array(z.object({ id, name: z.string(), months: z.array(z.object({ month: z.string(), times: z.int() })) })),
  defects: z.array(Other),
  /** Minutes worked, by kind. */
  work: z.object({ analysis: z.int(), coordination: z.int(), development: z.int() }),
  opinions: z.array(
    z.object({ id, organisation: z.string(), person: z.string().nullable(), text: z.string(), at: z.string() }),
  ),
  /** For whom the person who asks acts today, and with which powers. */
  acting: z.array(
    z.object({
      id,
      name: z.string(),
      powers: z.array(z.string()),
      provider: z.boolean(),
      strength: z.int(),
      dots: z.int(),
      dotsLeft: z.int(),
    }),
  ),
  /** Whether the person who asks does what the core group does. */
  steers: z.boolean(),
  /** Names of what happened, latest first, as the list of events has them. */
  happened: z.array(z.string()),
  history: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      says: z.string(),
      /** Null: it happened by itself. */
      by: z.string().nullable(),
      /** The power it was decided with. */
      power: z.enum(historyPowers).nullable(),
    }),
  ),
})
