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

/** What becomes of the shifts a closing stopped once it is taken back: one that another closing still covers stays
 *  closed by that one (the oldest), the rest run again. `others` are the closings still in force, oldest first. */
export function afterUndoing<S extends { readonly id: string; readonly day: Day; readonly kind: string }>(
  stopped: readonly S[],
  others: readonly Closing[],
): {
  readonly back: readonly S[]
  readonly inherited: readonly { readonly shift: string; readonly closing: string }[]
} {
  const heirs = stopped.map((shift) => ({ shift, heir: closingOn(others, shift.day, shift.kind) }))
  return {
    back: heirs.filter(({ heir }) => heir === null).map(({ shift }) => shift),
    inherited: heirs.flatMap(({ shift, heir }) => (heir ? [{ shift: shift.id, closing: heir.id }] : [])),
  }
}
