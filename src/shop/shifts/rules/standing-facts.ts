/** What the fold of standings looks at, and what it leaves behind. */
import type { Day } from '#platform/values/day.ts'
import type { Counting, EntryEffect } from './counting.ts'
import { type Balances, noBalance, type Worked } from './effects.ts'
import type { WorkedSeat } from './rehearsed-seats.ts'
import type { Counter, Mode, Standing } from './words.ts'

/** What a day leaves behind for the next one. Days inside are numbers since 1970-01-01. */
export interface StandingState {
  readonly standing: Standing
  readonly balances: Balances
  readonly alertStart: number | null
  readonly extensionUntil: number | null
  /** An extension was given in this alert. */
  readonly graceUsed: boolean
  readonly penalised: boolean
  readonly reducedBefore: number
  /** Since when the total lies at or below what a `low_longer` line names. */
  readonly lowSince: number | null
}

export const firstState: StandingState = {
  standing: 'up_to_date',
  balances: noBalance,
  alertStart: null,
  extensionUntil: null,
  graceUsed: false,
  penalised: false,
  reducedBefore: 0,
  lowSince: null,
}

export interface DatedMode {
  readonly from: Day
  readonly mode: Mode | 'not_concerned'
  readonly flyingStart: Day | null
}

export interface DatedEntry {
  readonly on: Day
  readonly counter: Counter
  /** Thousandths. */
  readonly amount: number
}

export interface LeaveSpan {
  readonly from: Day
  readonly until: Day | null
  readonly standing: 'on_leave' | 'exempted' | null
  readonly stopsCount: boolean
}

export interface OpenSpan {
  readonly from: Day
  readonly until: Day | null
}

/** A seat ahead, or one of which nobody said yet what became of it. */
export interface PlannedWork extends Pick<Worked, 'purpose' | 'weight' | 'minutes'> {
  readonly day: Day
  /** The days on which it was planned, where that is known: judged anew, a past day weighs what was planned then. */
  readonly during?: OpenSpan
}

/** A seat of which it is known what became of it; excused absences say nothing. */
export interface SeatOutcome {
  readonly on: Day
  readonly came: boolean
}

/** Everything the fold looks at, of one person. Lists are in order of their days. */
export interface StandingFacts {
  /** The first day judged, and what the day before left behind. */
  readonly since: Day
  readonly start: StandingState
  readonly modes: readonly DatedMode[]
  /** Postings except those of counts. */
  readonly entries: readonly DatedEntry[]
  /** Only when a policy is rehearsed: then no posting of an attendance lies in `entries`. */
  readonly worked?: readonly WorkedSeat[]
  /** Only then too: absences in a row before the first day judged. */
  readonly missed?: readonly Day[]
  /** Nobody judged these days before: a seat taken on one of them is gone on the next. */
  readonly firstJudged?: boolean
  /** Counts as they stand in the ledger, skipped ones with 0: what was decided before. */
  readonly counted: readonly { readonly on: Day; readonly amount: number }[]
  /** Days whose balance another program counted: the count of that day is in it. */
  readonly broughtIn?: readonly Day[]
  readonly leaves: readonly LeaveSpan[]
  readonly extensions: readonly { readonly from: Day; readonly until: Day }[]
  /** Days on which the office began anew: alert and extensions are forgotten. */
  readonly fresh: readonly Day[]
  readonly resigningOn: Day | null
  readonly unsubscribed: readonly OpenSpan[]
  readonly blocked: readonly OpenSpan[]
  /** In a rehearsal, seats of `worked` are planned too until their day has come. */
  readonly planned: readonly PlannedWork[]
  /** Where the policy looks at absences in a row; otherwise it may stay away. */
  readonly outcomes?: readonly SeatOutcome[]
  readonly seats: readonly OpenSpan[]
  /** Others of the household who shop, each with the days. */
  readonly household: readonly OpenSpan[]
  /** The days on which the person works here; on other days nothing is counted and the standing stays as it was. */
  readonly works: OpenSpan | null
}

/** What is the same for everybody on a day. */
export interface ShopDay {
  readonly control: boolean
  readonly policy: Counting
  /** Closed days of the period that ends with this day, for whoever is counted; and whether the shop runs reduced. */
  readonly closedDays: number
  readonly reduced: boolean
}

export interface StandingSpan {
  readonly from: Day
  /** Last day; null while it lasts. */
  readonly to: Day | null
  readonly standing: Standing
  readonly alertStart: Day | null
  readonly extensionUntil: Day | null
}

export type SkipReason = 'unsubscribed' | 'resigning' | 'exempt' | 'leave' | 'closed'

export interface CountPosting {
  readonly on: Day
  /** What to post now, thousandths: the decision less what was posted for that day before. */
  readonly amount: number
  /** The decision itself. */
  readonly decided: number
  readonly skipped: SkipReason | null
}

export interface Folded {
  readonly spans: readonly StandingSpan[]
  readonly counts: readonly CountPosting[]
  readonly state: StandingState
  /** Standings entered, in order, with what entering does. */
  readonly entered: readonly {
    readonly on: Day
    readonly standing: Standing
    readonly effects: readonly EntryEffect[]
    readonly state: StandingState
  }[]
}
