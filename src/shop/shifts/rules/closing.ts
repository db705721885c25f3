/** Days on which the shop, or some kinds of its shifts, do not run. Source: domain-shifts 5.8. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export interface Closing {
  readonly id: string
  readonly from: Day
  readonly until: Day
  /** Empty: every kind. */
  readonly kinds: readonly string[]
  readonly sort: 'closed' | 'reduced'
}

/** Whether the closing lets no shift of this kind run on this day. A reduced one lets them run. */
export const closes = (closing: Closing, day: Day, kind: string): boolean =>
  closing.sort === 'closed' &&
  closing.from <= day &&
  day <= closing.until &&
  (closing.kinds.length === 0 || closing.kinds.includes(kind))

/** The closing that stops a shift, the oldest first; null when it runs. */
export const closingOn = (closings: readonly Closing[], day: Day, kind: string): Closing | null =>
  closings.find((closing) => closes(closing, day, kind)) ?? null

/** Why a closing may not be entered; empty means yes. */
export function whyNotClose(closing: { from: Day; until: Day; reason: string }): Refusal[] {
  const no: Refusal[] = []
  if (closing.until < closing.from)
    no.push(refuse('closing.ends_before_start', { from: closing.from, until: closing.until }))
  if (closing.reason.trim() === '') no.push(refuse('closing.reason'))
  return no
}
