/** What seats do in a rehearsal, which posts them itself: their postings by the policy of their day, what a closing gives
 *  back of them, and the seats that absences or a standing take. Source: domain-shifts 5.4, 5.8, 5.14 and 5.15. */
import type { Day } from '#platform/values/day.ts'
import type { Counting, EntryEffect } from './counting.ts'
import { type Balances, postingsOf, type Worked, withPostings } from './effects.ts'
import { reliefOf } from './relief.ts'
import type { Counter, Standing } from './words.ts'

export interface WorkedSeat {
  readonly on: Day
  readonly worked: Worked
  /** It lies ahead: whoever loses the seats before does not work it. */
  readonly ahead: boolean
  /** Somebody else's seat, taken over: it says nothing of the own seats. */
  readonly standsIn: boolean
  /** What closings of that day give back of an absence. */
  readonly relief: 'none' | 'one' | 'all'
  /** Went with its shift: it moves counters only where a policy excuses that. */
  readonly gone: boolean
}

/** What a rehearsal remembers from day to day beside the standing. Days are numbers since 1970-01-01. */
export interface Memory {
  /** Which seats were taken, and on which day last. */
  readonly lost: 'none' | 'fixed' | 'all'
  readonly lostOn: number | null
  /** Days of the absences in a row that nothing made up between, oldest first. */
  readonly missed: readonly number[]
}
export const nothingLost: Memory = { lost: 'none', lostOn: null, missed: [] }

export interface SeatsOfDay {
  readonly number: number
  readonly policy: Counting
  /** The standing the day before left behind. */
  readonly before: Standing
  /** Since when fixed seats are held without a gap that the rules look at; null where none is held. */
  readonly heldSince: number | null
}

interface After {
  readonly balances: Balances
  readonly memory: Memory
}

/** Posts the seats of a day in their order, and takes the fixed ones where too many absences followed each other. */
export const workOff = (start: After, seats: readonly WorkedSeat[], at: SeatsOfDay): After =>
  seats
    .filter((seat) => takesPlace(seat, start.memory, at.policy))
    .reduce((after, seat) => workSeat(after, seat, at), start)

const takesPlace = ({ ahead, gone, worked }: WorkedSeat, { lost }: Memory, policy: Counting): boolean => {
  if (gone && policy.cancelledEffect !== 'excused') return false
  return !ahead || lost === 'none' || (lost === 'fixed' && worked.purpose !== 'regular')
}

function workSeat({ balances, memory }: After, seat: WorkedSeat, at: SeatsOfDay): After {
  const posted = withPostings(balances, postingsOf(seat.worked, balances, at.policy))
  const relieved =
    seat.relief === 'none' || seat.worked.outcome === 'done' ? posted : relief(balances, posted, seat, at.policy)
  return { balances: relieved, memory: remembered(memory, seat, at) }
}

function relief(before: Balances, after: Balances, { relief, worked }: WorkedSeat, policy: Counting): Balances {
  const lost: Partial<Record<Counter, number>> = {
    main: Math.min(0, after.main - before.main),
    make_up: Math.min(0, after.make_up - before.make_up),
    absences: Math.min(0, after.absences - before.absences),
  }
  const one = policy.unit === 'minute' ? worked.minutes * 1000 : worked.weight
  return withPostings(after, reliefOf({ relief, lost, one }))
}

function remembered(memory: Memory, { worked, standsIn, gone }: WorkedSeat, at: SeatsOfDay): Memory {
  const { purpose, outcome } = worked
  if (standsIn || gone || (purpose !== 'regular' && purpose !== 'make_up')) return memory
  if (outcome === 'done') return { ...memory, missed: [] }
  if (outcome !== 'absent_2') return memory
  const { heldSince, number } = at
  const since = heldSince === null ? number + 1 : heldSince
  const earlier = at.before === 'up_to_date' ? [] : memory.missed.filter((day) => day >= since)
  const missed = heldSince === null ? [] : [...earlier, number]
  const after = at.policy.seatLostAfterAbsences
  return after > 0 && purpose === 'regular' && missed.length >= after
    ? { lost: memory.lost === 'all' ? 'all' : 'fixed', lostOn: number, missed }
    : { ...memory, missed }
}

/** What entering a standing takes. */
export function withTaken(memory: Memory, effects: readonly EntryEffect[], number: number): Memory {
  if (effects.includes('lose_all_seats')) return { ...memory, lost: 'all', lostOn: number }
  if (!effects.includes('lose_fixed_seats')) return memory
  return { ...memory, lost: memory.lost === 'all' ? 'all' : 'fixed', lostOn: number }
}
