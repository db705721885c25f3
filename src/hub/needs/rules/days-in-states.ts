/** How long a need stood in each state, read from what happened to it. */
import { type Day, daysBetween } from '#platform/values/day.ts'
import { stateOfClass } from './consultation.ts'
import { stateAfterRound } from './rounds.ts'
import type { NeedState } from './states.ts'

export interface Happening {
  readonly name: string
  readonly on: Day
  readonly facts: Readonly<Record<string, unknown>>
}

const leadsTo: Readonly<Record<string, NeedState>> = {
  'needs.submitted': 'collected',
  'needs.imported': 'collected',
  'needs.merged': 'merged',
  'needs.prioritised': 'prioritised',
  'needs.analysis_started': 'in_analysis',
  'needs.analysed': 'analysed',
  'needs.sent_back': 'collected',
  'needs.declined': 'declined',
  'needs.parked': 'parked',
  'needs.parked_by_itself': 'parked',
  'needs.unparked': 'collected',
  'needs.withdrawn': 'withdrawn',
  'needs.replaced': 'replaced',
  'needs.estimated': 'estimated',
  'needs.round_opened': stateAfterRound.opened,
  'needs.round_secured': stateAfterRound.secured,
  'needs.round_ended': stateAfterRound.ended,
  'needs.work_started': 'in_development',
  'needs.released': 'in_acceptance',
  'needs.rejected': 'in_development',
  'needs.delivered': 'delivered',
  'needs.closed': 'closed',
}

/** The state an event led to; null: it moved nothing. Whoever took a merged need in hears of the undoing too. */
function stateAfter({ name, facts }: Happening, before: NeedState | null): NeedState | null {
  if (name === 'needs.merge_undone') return before === 'merged' ? 'collected' : null
  if (name === 'needs.classified') return stateOfClass[facts['class'] as keyof typeof stateOfClass] ?? null
  return leadsTo[name] ?? null
}

/** The state on the evening of a day, and the days in each state until then; null: it was not told yet.
 *  @param begun since when it stands where before anything moved it: what was brought in has no story before
 *  @param happened what happened to the need, the earliest first */
export function daysInStates(
  happened: readonly Happening[],
  until: Day,
  begun: { readonly on: Day; readonly state: NeedState } | null = null,
): { readonly state: NeedState; readonly days: Readonly<Partial<Record<NeedState, number>>> } | null {
  const isThere = begun !== null && begun.on <= until
  const isMoved = happened.some((one) => stateAfter(one, null) !== null)
  let state: NeedState | null = !isThere ? null : isMoved ? 'collected' : begun.state
  let since: Day = isThere ? begun.on : until
  const days: Partial<Record<NeedState, number>> = {}
  const leave = (on: Day): void => {
    if (state) days[state] = (days[state] ?? 0) + daysBetween(since, on)
  }
  for (const one of happened) {
    const next: NeedState | null = one.on > until ? null : stateAfter(one, state)
    if (!next || next === state) continue
    leave(one.on)
    state = next
    since = one.on
  }
  leave(until)
  return state && { state, days }
}
