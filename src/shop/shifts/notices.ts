/** Mails about shifts. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'shifts.booked' },
  { code: 'shifts.cancelled' },
  { code: 'shifts.unseated' },
  { code: 'shifts.restored' },
  { code: 'shifts.runs_again' },
  { code: 'shifts.moved', always: true },
  { code: 'shifts.shift_cancelled', always: true },
  { code: 'shifts.fixed_seat' },
  { code: 'shifts.fixed_seat_ended' },
  { code: 'shifts.mode_changed' },
  { code: 'shifts.absence', always: true },
  { code: 'shifts.corrected' },
  { code: 'shifts.sheet_late' },
  { code: 'shifts.contested' },
  { code: 'shifts.contest_answer' },
  { code: 'shifts.counter_corrected' },
  { code: 'shifts.standing', always: true },
  { code: 'shifts.standing_stops', always: true },
  { code: 'shifts.seats_stay_lost' },
  { code: 'shifts.claim_answer' },
  { code: 'shifts.leave_answer' },
  { code: 'shifts.leave_changed' },
  { code: 'shifts.leave_lapsed' },
  { code: 'shifts.leave_end' },
  { code: 'shifts.leave_evidence' },
  { code: 'shifts.reminder' },
  { code: 'shifts.weekly' },
  { code: 'shifts.unbooked' },
  { code: 'shifts.seat_freed_late' },
  { code: 'shifts.absence_told' },
  { code: 'shifts.beginner_alone' },
  { code: 'shifts.watch_understaffed' },
  { code: 'shifts.watch_full' },
  { code: 'shifts.watch_almost_full' },
  { code: 'shifts.watch_all_clear' },
]

/** Mails about one shift of the person: their link opens it without signing in, see `reads/letter.ts`. */
export const letterCodes = new Set([
  'shifts.booked',
  'shifts.cancelled',
  'shifts.reminder',
  'shifts.restored',
  'shifts.shift_cancelled',
])

/** Another module that sends such mails says so once at start. */
export function registerLetterCodes(codes: readonly string[]): void {
  for (const code of codes) letterCodes.add(code)
}

export const letterPath = (organisation: string, shift: string): string => `/o/${organisation}/shifts/${shift}`

/** Where two free places wait for whoever lost one to a change of the plan; the module `exchanges` draws the page. */
export const insteadPath = (organisation: string, attendance: string): string =>
  `/o/${organisation}/seats/${attendance}/instead`
