/** Places for one that a change of the plan takes away. Source: domain-shifts 4 (unseated), tale 8. */
import { type Instant, minutesBetween } from '#platform/values/day.ts'

/** How many places are proposed. */
const proposed = 2

/** The nearest that suit, by time from the lost one. Asks no further than it has to. */
export function nearestInstead<S extends { readonly startsAt: Instant }>(
  lost: { readonly startsAt: Instant },
  shifts: readonly S[],
  suits: (shift: S) => boolean,
): S[] {
  const away = ({ startsAt }: S): number => Math.abs(minutesBetween(lost.startsAt, startsAt))
  const chosen: S[] = []
  for (const shift of shifts.toSorted((one, other) => away(one) - away(other))) {
    if (suits(shift)) chosen.push(shift)
    if (chosen.length === proposed) break
  }
  return chosen
}

export interface Concerned {
  readonly member: string
  /** The own seat that is gone, for which others are proposed; null where it is not, or was somebody else's. */
  readonly seat: string | null
  readonly what: 'unseated' | 'moved'
  /** When it would have begun. */
  readonly was: Instant
}

/** What each person hears of in one mail, the first date first. */
export function byPerson<C extends Concerned>(people: readonly C[]): readonly (readonly [C, ...C[]])[] {
  const sorted = people.toSorted((one, other) => (one.was < other.was ? -1 : one.was > other.was ? 1 : 0))
  return [...Map.groupBy(sorted, ({ member, what }) => `${member} ${what}`).values()] as [C, ...C[]][]
}
