/** What a watcher is told about a shift. Source: domain-shifts 5.12. */
import { type Day, type TimeOfDay, weekday } from '#platform/values/day.ts'

export type WatchWord = 'understaffed' | 'full' | 'almost_full' | 'all_clear'

/** What to say now; null for nothing. The same thing is never said twice in a row. */
export function watchWord(facts: {
  readonly seats: number
  readonly present: number
  readonly required: number
  readonly last: WatchWord | null
}): WatchWord | null {
  const word = stateWord(facts)
  return word === facts.last ? null : word
}

function stateWord({ seats, present, required, last }: Parameters<typeof watchWord>[0]): WatchWord | null {
  if (present < required) return 'understaffed'
  if (present >= seats) return 'full'
  if (seats - present === 1) return 'almost_full'
  return last === 'understaffed' ? 'all_clear' : null
}

export interface WatchPattern {
  readonly shift: string | null
  readonly weekday: number | null
  readonly kind: string | null
  readonly startsFrom: TimeOfDay | null
  readonly startsUntil: TimeOfDay | null
  readonly untilDay: Day | null
}

/** Whether a watch looks at this shift: every filled part of the pattern must fit. */
export function watches(
  pattern: WatchPattern,
  shift: { readonly id: string; readonly day: Day; readonly kind: string; readonly localStart: TimeOfDay },
): boolean {
  if (pattern.untilDay !== null && shift.day > pattern.untilDay) return false
  if (pattern.shift !== null) return pattern.shift === shift.id
  return (
    (pattern.weekday === null || pattern.weekday === weekday(shift.day)) &&
    (pattern.kind === null || pattern.kind === shift.kind) &&
    (pattern.startsFrom === null || shift.localStart >= pattern.startsFrom) &&
    (pattern.startsUntil === null || shift.localStart <= pattern.startsUntil)
  )
}
