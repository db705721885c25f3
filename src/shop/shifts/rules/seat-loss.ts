/** Whether absences in a row end a fixed seat. Source: domain-shifts 5.15 (La Louve). */

/** What happened to the holder, in order. `up_to_date`: nothing was owed on the day before the next one. */
export type SeatEvent = 'absent' | 'done' | 'make_up' | 'up_to_date'

/** @example twice absent in alert: lost; a make-up between, or up to date before the second: kept */
export function losesSeatByAbsence(events: readonly SeatEvent[], afterAbsences: number): boolean {
  const kept = events.findLastIndex((event) => event !== 'absent')
  return afterAbsences > 0 && events.length - 1 - kept >= afterAbsences
}
