/** With which power each act on a need is done: whoever did it had it then (domain-hub-funding 4, column "who"). */
export const historyPowers = ['speak', 'position', 'steer', 'provide'] as const
export type HistoryPower = (typeof historyPowers)[number]

const powerOf: Readonly<Record<string, HistoryPower>> = {
  'needs.submitted': 'speak',
  'needs.backed': 'speak',
  'needs.backing_ended': 'speak',
  'needs.feedback_given': 'speak',
  'needs.dots_put': 'position',
  'needs.consultation_answered': 'position',
  'needs.accepted': 'position',
  'needs.rejected': 'position',
  'needs.merged': 'steer',
  'needs.took_in': 'steer',
  'needs.merge_undone': 'steer',
  'needs.prioritised': 'steer',
  'needs.placed': 'steer',
  'needs.sent_back': 'steer',
  'needs.classified': 'steer',
  'needs.estimate_asked': 'steer',
  'needs.estimate_accepted': 'steer',
  'needs.estimate_declined': 'steer',
  'needs.analysed': 'provide',
  'needs.estimated': 'provide',
  'needs.work_started': 'provide',
  'needs.work_written': 'provide',
  'needs.released': 'provide',
}

/** Null: it happened by itself, or more than one power could do it. An analysis begins by a provider or the core group. */
export function powerBehind(event: string, by: string | null, provider: unknown): HistoryPower | null {
  if (by === null) return null
  if (event === 'needs.analysis_started') return provider ? 'provide' : 'steer'
  return powerOf[event] ?? null
}
