/** Two needs that are one (domain-hub-funding 4 and 5.4): every voice goes along, and for fourteen days it can be undone. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { isOpen, type NeedState, whyNotMove } from './states.ts'

export const undoDays = 14

export interface ToMerge {
  readonly id: string
  readonly state: NeedState
}

/** Why one cannot go into the other: it is told and not ranked yet, and the other one is still on its way. */
export function whyNotMerge(one: ToMerge, into: ToMerge): Refusal[] {
  const no = whyNotMove('merge', one.state)
  if (one.id === into.id) no.push(refuse('merge.itself'))
  else if (!isOpen(into.state) || into.state === 'draft')
    no.push(refuse('merge.target', { why: into.state, state: into.state }))
  return no
}

/** Another need takes its place: one that everybody sees and that is not given up. */
export function whyNotReplaceBy(one: ToMerge, other: ToMerge): Refusal[] {
  if (one.id === other.id) return [refuse('replace.itself')]
  const given = other.state === 'draft' || !(isOpen(other.state) || reached.includes(other.state))
  return given ? [refuse('replace.target', { why: other.state, state: other.state })] : []
}

/** What came to a good end may stand for another need too. */
const reached: readonly NeedState[] = ['covered_by_setting', 'specific', 'closed']

/** The last day on which a merge may be undone. */
export const undoUntil = (mergedOn: Day): Day => addDays(mergedOn, undoDays)

export function whyNotUndoMerge(state: NeedState, mergedOn: Day | null, today: Day): Refusal[] {
  const no = whyNotMove('undo_merge', state)
  if (mergedOn !== null && today > undoUntil(mergedOn)) no.push(refuse('merge.undo_over', { day: undoUntil(mergedOn) }))
  return no
}
