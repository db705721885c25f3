/** Who of the demo sits where, who has a story already, and where a place is free: what the stories of its exchanges
 *  are picked from, always in the same order. */
import { addDays, type Day } from '#platform/values/day.ts'
import type { SeededMoves, SeededPlace, SeededSeat } from '#shop/shifts/public.ts'

interface Facts {
  readonly seats: readonly SeededSeat[]
  readonly places: readonly SeededPlace[]
}

type Range = readonly [from: Day, until: Day]

export class Diary {
  readonly moves = { freed: [], seated: [], standIns: [] } as {
    [Part in keyof SeededMoves]: SeededMoves[Part][number][]
  }
  readonly #all: readonly SeededSeat[]
  readonly #seats: readonly SeededSeat[]
  readonly #places: readonly SeededPlace[]
  readonly #left: Map<string, number>
  readonly #daysOf: Map<string, Set<Day>>
  readonly #used = new Set<string>()

  /** `cast`: people whose shifts ahead stay as the tales know them. */
  constructor({ seats, places }: Facts, cast: ReadonlySet<string>) {
    const theirs = new Set(seats.filter((seat) => cast.has(seat.email ?? '')).map(({ shift }) => shift))
    this.#all = seats
    this.#seats = seats.filter(({ shift, skilled }) => !theirs.has(shift) && !skilled)
    this.#places = places.filter(({ shift }) => !theirs.has(shift))
    this.#left = new Map(this.#places.map((place) => [`${place.shift} ${place.group}`, place.free]))
    this.#daysOf = new Map()
    for (const { member, day } of seats) this.#daysOf.set(member, (this.#daysOf.get(member) ?? new Set()).add(day))
  }

  /** The first fixed place in these days of somebody without a story, who may also come on these other days. */
  seat([from, until]: Range, other: (seat: SeededSeat) => boolean = () => true): SeededSeat | null {
    const seat = this.#seats.find(
      (one) =>
        one.day >= from &&
        one.day <= until &&
        one.mode === 'regular' &&
        one.purpose === 'regular' &&
        (one.state === 'planned' || one.state === 'done') &&
        !this.#used.has(one.member) &&
        other(one),
    )
    if (seat) this.#used.add(seat.member)
    return seat ?? null
  }

  /** Fixed places of somebody of the cast, the earliest first. */
  placesOf = (email: string): SeededSeat[] =>
    this.#all.filter((seat) => seat.email === email && seat.purpose === 'regular' && !seat.skilled)

  /** The last absence that is owed, of somebody without a story. */
  absence(since: Day): SeededSeat | null {
    const seat = this.#seats.findLast(
      ({ day, state, purpose, member }) =>
        day >= since && state === 'absent_1' && purpose === 'regular' && !this.#used.has(member),
    )
    if (seat) this.#used.add(seat.member)
    return seat ?? null
  }

  /** Somebody with a fixed place and without a story who has the day off. */
  person(day: Day): string | null {
    const found = this.#seats.find(
      ({ member, mode }) => mode === 'regular' && !this.#used.has(member) && this.isFree(member, day),
    )
    if (found) this.#used.add(found.member)
    return found?.member ?? null
  }

  isFree = (member: string, day: Day): boolean => !this.#daysOf.get(member)?.has(day)

  /** The first free place in these days on which this person has the day off. */
  place(member: string, [from, until]: Range): SeededPlace | null {
    const place = this.#places.find(
      (one) =>
        one.day >= from &&
        one.day <= until &&
        // Ahead a shift is never filled: the tales find it as the weeks left it.
        (this.#left.get(`${one.shift} ${one.group}`) ?? 0) > (one.state === 'planned' ? 1 : 0) &&
        this.isFree(member, one.day),
    )
    if (!place) return null
    const key = `${place.shift} ${place.group}`
    this.#left.set(key, (this.#left.get(key) ?? 0) - 1)
    this.#daysOf.get(member)?.add(place.day)
    return place
  }

  /** Shifts on the same weekday at the same time in the weeks after, on which somebody sits. */
  laterWeeks(seat: SeededSeat, until: Day): string[] {
    const found = this.#seats.filter(
      (one) =>
        one.day > addDays(seat.day, 1) &&
        one.day <= until &&
        one.weekday === seat.weekday &&
        one.localStart === seat.localStart,
    )
    return [...new Set(found.map(({ shift }) => shift))].slice(0, 3)
  }
}
