/** What comes if nothing is done any more, if what is booked is done, and how much work puts things right: the fold of
 *  `standing.ts` run on into the days to come. Source: domain-shifts 5.5 (`alert_from`), 5.6, 6. */
import { type Day, daysBetween } from '#platform/values/day.ts'
import type { Counting } from './counting.ts'
import { type Posting, postingsOf, type Worked, withPostings } from './effects.ts'
import { bookingPurpose } from './purpose.ts'
import { dayByDay, foldStanding } from './standing.ts'
import type { DatedEntry, ShopDay, StandingFacts, StandingSpan } from './standing-facts.ts'
import type { Mode, Standing } from './words.ts'

export interface Foreseen {
  /** Standings that are entered, in order, without today's. */
  readonly changes: readonly { readonly on: Day; readonly standing: Standing }[]
}

/** The standings from `facts.since` to `until`, were nothing done. */
export function foresee(facts: StandingFacts, until: Day, dayOf: (day: Day) => ShopDay): Foreseen {
  const { spans } = foldStanding(facts, until, dayOf)
  return { changes: changesOf(facts.start.standing, spans) }
}

/** The first day of these on which such a standing is entered, were nothing done; null where none is. */
export function firstDayOf(
  facts: StandingFacts,
  until: Day,
  dayOf: (day: Day) => ShopDay,
  asked: (standing: Standing) => boolean,
): Day | null {
  const judge = dayByDay(facts, dayOf)
  for (let days = daysBetween(facts.since, until); days >= 0; days -= 1) {
    const { day, state } = judge()
    if (asked(state.standing)) return day
  }
  return null
}

function changesOf(before: Standing, spans: readonly StandingSpan[]): Foreseen['changes'] {
  let was = before
  return spans.flatMap(({ from, standing }) => {
    if (standing === was) return []
    was = standing
    return [{ on: from, standing }]
  })
}

export interface Booked extends Pick<Worked, 'purpose' | 'weight' | 'minutes'> {
  readonly day: Day
}

/** The same facts, were these seats done on their days. */
export function withWork(
  facts: StandingFacts,
  mode: Mode,
  booked: readonly Booked[],
  dayOf: (day: Day) => ShopDay,
): StandingFacts {
  let balances = facts.start.balances
  const entries = booked.flatMap(({ day, ...work }): DatedEntry[] => {
    const postings: Posting[] = postingsOf({ ...work, mode, outcome: 'done' }, balances, dayOf(day).policy)
    balances = withPostings(balances, postings)
    return postings.map(({ counter, amount }) => ({ on: day < facts.since ? facts.since : day, counter, amount }))
  })
  const all = [...facts.entries, ...entries].toSorted((one, other) => (one.on < other.on ? -1 : 1))
  return { ...facts, entries: all }
}

/** Whether doing it raises a counter: a fixed place that is simply kept does not. */
export const raises = (
  { effects }: Pick<Counting, 'effects'>,
  mode: Mode,
  { purpose }: Pick<Booked, 'purpose'>,
): boolean => (effects[mode]?.[purpose]?.done ?? []).some(({ counter, by }) => counter !== 'absences' && by > 0)

const mostShifts = 20

/** How many ordinary shifts would put this person in order at once; null where work alone does not. */
export function shiftsNeeded(
  facts: StandingFacts,
  work: Pick<Booked, 'purpose' | 'weight' | 'minutes'> & { readonly mode: Mode },
  dayOf: (day: Day) => ShopDay,
): number | null {
  const { mode, ...one } = work
  const here = { ...facts, leaves: [], counted: [] }
  for (let count = 0; count <= mostShifts; count += 1) {
    const days = Array.from({ length: count }, () => ({ ...one, day: facts.since }))
    if (standingAfterOneDay(withWork(here, mode, days, dayOf), dayOf) === 'up_to_date') return count
  }
  return null
}

/** What would hold without the leave or the extension that hides it. */
export function hiddenStanding(facts: StandingFacts, dayOf: (day: Day) => ShopDay): Standing {
  const start = { ...facts.start, extensionUntil: null, graceUsed: facts.start.extensionUntil !== null }
  return standingAfterOneDay({ ...facts, start, leaves: [], extensions: [] }, dayOf)
}

const standingAfterOneDay = (facts: StandingFacts, dayOf: (day: Day) => ShopDay): Standing =>
  foldStanding(facts, facts.since, dayOf).state.standing

const minutesOfShift = 165

/** The work a person would book: an ordinary shift. */
export const ordinaryWork = ({ unit }: Pick<Counting, 'unit'>, mode: Mode | 'not_concerned') => ({
  purpose: bookingPurpose(mode) ?? ('unpaid' as const),
  weight: 1000,
  minutes: unit === 'minute' ? minutesOfShift : 60,
})
