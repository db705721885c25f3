/** When something shall be: a time that the clock of the community shows (domain-hub-governance-communication 9). */
import { type Refusal, refuse } from '../refusal.ts'
import type { Day, Instant, TimeOfDay } from './day.ts'
import { lastWallTime } from './zone.ts'

/** The moment, or why there is none. A time that the clock shows twice is the later one. */
export function momentOf(
  day: Day,
  time: TimeOfDay,
  zone: string,
): { readonly at: Instant; readonly no: [] } | { readonly at: null; readonly no: Refusal[] } {
  const at = lastWallTime(day, time, zone)
  if (at !== null) return { at, no: [] }
  return { at: null, no: [refuse('time.missing', { time, date: day, a: hourAway(time, -1), b: hourAway(time, 1) })] }
}

function hourAway(time: TimeOfDay, hours: number): string {
  const hour = (Number(time.slice(0, 2)) + hours + 24) % 24
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`
}
