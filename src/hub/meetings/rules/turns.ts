/** Whose turn it is to lead or to write: whoever did it least recently (domain-hub-governance 5.9). */
import type { Instant } from '#platform/values/day.ts'

export interface Turn {
  readonly person: string
  /** When the person did it last; null: never. */
  readonly last: Instant | null
}

/** Who never did comes first, then whoever did it longest ago; equals stay in the order given. */
export function leastRecentFirst<T extends Turn>(turns: readonly T[]): T[] {
  return turns
    .map((turn, at) => ({ turn, at }))
    .sort((one, other) => {
      const [a, b] = [one.turn.last ?? '', other.turn.last ?? '']
      return a < b ? -1 : a > b ? 1 : one.at - other.at
    })
    .map(({ turn }) => turn)
}

/** Who leads and who writes: two people where there are two. What was chosen by hand stays. */
export function takeTurns(
  leading: readonly Turn[],
  writing: readonly Turn[],
  chosen: { readonly facilitator: string | null; readonly noteTaker: string | null },
): { facilitator: string | null; noteTaker: string | null } {
  const facilitator =
    chosen.facilitator ?? leastRecentFirst(leading).find(({ person }) => person !== chosen.noteTaker)?.person ?? null
  const noteTaker =
    chosen.noteTaker ?? leastRecentFirst(writing).find(({ person }) => person !== facilitator)?.person ?? null
  return { facilitator, noteTaker }
}
