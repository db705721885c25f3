/** Minutes: written by several, published, and approved by silence (domain-hub-governance 4, 5.1 and 9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export function whyNotPublish(current: number, beside: readonly number[]): Refusal[] {
  const no: Refusal[] = []
  if (current === 0) no.push(refuse('minutes.empty'))
  if (beside.length > 0) no.push(refuse('minutes.two_versions'))
  return no
}

/** The last day on which a correction may be asked. */
export const silenceUntil = (since: Day, silenceDays: number): Day => addDays(since, silenceDays)

export const whyNotCorrect = (since: Day, silenceDays: number, today: Day): Refusal[] =>
  today <= silenceUntil(since, silenceDays)
    ? []
    : [refuse('minutes.silence_over', { day: silenceUntil(since, silenceDays) })]

/** Nobody asked for a correction in time: silence approves. A correction that waits stops the clock. */
export const isApproved = (since: Day, silenceDays: number, openCorrections: number, today: Day): boolean =>
  openCorrections === 0 && today > silenceUntil(since, silenceDays)
