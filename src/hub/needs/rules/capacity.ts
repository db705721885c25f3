/** Hours that dues buy (domain-hub-funding 3 and 5.3): what a month has, what is carried over, how long the queue is. */
import { quotient } from '#platform/values/rounding.ts'
import { split } from '#platform/values/split.ts'

export const workKinds = ['analysis', 'coordination', 'development'] as const
export type WorkKind = (typeof workKinds)[number]
/** What dues buy; development is paid by rounds. */
export const capacityKinds = ['analysis', 'coordination'] as const
export type CapacityKind = (typeof capacityKinds)[number]

export interface CapacityMonth {
  readonly promised: number
  readonly funded: number
  readonly booked: number
  readonly carriedIn: number
}

export interface CarriedOver {
  readonly minutes: number
  /** Minutes beyond what may be carried: their worth goes to the reserve. */
  readonly toReserve: number
}

/** Unused minutes are kept, up to so many months of the promise. */
export function carriedOver({ promised, funded, booked, carriedIn }: CapacityMonth, months: number): CarriedOver {
  const unused = Math.max(0, carriedIn + funded - booked)
  const minutes = Math.min(unused, promised * months)
  return { minutes, toReserve: unused - minutes }
}

export const minutesLeft = ({ funded, booked, carriedIn }: CapacityMonth): number =>
  Math.max(0, carriedIn + funded - booked)

export interface Terms {
  readonly promised: Readonly<Record<CapacityKind, number>>
  readonly carryMonths: number
  /** The rate of an hour is set: only what was funded counts. Without it the promise stands in. */
  readonly rateSet: boolean
}

export interface Hours {
  readonly month: string
  readonly funded: number | null
  readonly analysis: number
  readonly coordination: number
}

export interface MonthOf extends CapacityMonth {
  readonly month: string
  readonly toReserve: number
}

/** What was funded, shared between analysis and coordination as they are promised. */
export function fundedOf({ promised, rateSet }: Terms, funded: number | null): Record<CapacityKind, number> {
  if (!rateSet) return { ...promised }
  const weights = [promised.analysis, promised.coordination]
  if (weights.every((weight) => weight === 0)) return { analysis: 0, coordination: 0 }
  const [analysis = 0, coordination = 0] = split(funded ?? 0, weights)
  return { analysis, coordination }
}

/** Every month from the first of the list to `until`, each with what it was given by the one before; `until` stays open,
 *  so nothing of it goes to the reserve yet. */
export function monthsUntil(kind: CapacityKind, hours: readonly Hours[], until: string, terms: Terms): MonthOf[] {
  const byMonth = new Map(hours.map((one) => [one.month, one]))
  const first = hours[0]?.month ?? until
  const all: MonthOf[] = []
  let carriedIn = 0
  for (let month = first < until ? first : until; month <= until; month = nextMonth(month)) {
    const own = byMonth.get(month)
    const facts = {
      promised: terms.promised[kind],
      funded: fundedOf(terms, own?.funded ?? null)[kind],
      booked: own?.[kind] ?? 0,
      carriedIn,
    }
    const carried = carriedOver(facts, terms.carryMonths)
    all.push({ month, ...facts, toReserve: month === until ? 0 : carried.toReserve })
    carriedIn = carried.minutes
  }
  return all
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Guessed minutes of analysis where nobody guessed. */
export const firstGuess = 60

/** Tenths of a month until what waits is analysed, rounded up; null where no hours are funded. */
export function queueTenths(guessedMinutes: readonly (number | null)[], fundedPerMonth: number): number | null {
  if (fundedPerMonth <= 0) return null
  const waiting = guessedMinutes.reduce<number>((all, one) => all + (one ?? firstGuess), 0)
  return quotient(waiting * 10, fundedPerMonth, 'up')
}
