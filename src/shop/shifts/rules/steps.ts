/** What a fold brings that nobody was told yet: the standings entered one after the other, and the seats they take.
 *  Nights that were missed bring each of their steps, as if they had been run. Source: domain-shifts 5.6. */
import type { Day } from '#platform/values/day.ts'
import type { Folded, StandingState } from './standing-facts.ts'
import type { Standing } from './words.ts'

export interface Step {
  readonly on: Day
  readonly before: Standing
  readonly after: Standing
  /** What that day left behind. */
  readonly state: StandingState
}

/** The steps after `until`, from the standing that was told last. Where only days before it were judged anew, what
 *  holds today is told, if it is another. */
export function stepsOf(
  folded: Folded,
  told: { readonly standing: Standing; readonly until: Day },
  today: Day,
): Step[] {
  const later = folded.entered.filter(({ on }) => on > told.until)
  const path = later.length > 0 ? later : [{ on: today, standing: folded.state.standing, state: folded.state }]
  let before = told.standing
  return path.flatMap(({ on, standing, state }): Step[] => {
    if (standing === before) return []
    const step = { on, before, after: standing, state }
    before = standing
    return [step]
  })
}

export type Loss = 'all' | 'fixed'

/** Of days before somebody was judged already, only what still holds takes effect, and from today on: the past gave and
 *  took its own. `known` null: judged for the first time. */
export function lossesOf(
  folded: Folded,
  known: { readonly standing: Standing; readonly until: Day } | null,
  today: Day,
): { readonly on: Day; readonly what: Loss }[] {
  const stays = known?.standing === folded.state.standing
  return folded.entered.flatMap(({ on, effects }, at): { on: Day; what: Loss }[] => {
    const isPast = known !== null && on <= known.until
    if (isPast && (stays || at < folded.entered.length - 1)) return []
    const from = isPast ? today : on
    if (effects.includes('lose_all_seats')) return [{ on: from, what: 'all' }]
    return effects.includes('lose_fixed_seats') ? [{ on: from, what: 'fixed' }] : []
  })
}
