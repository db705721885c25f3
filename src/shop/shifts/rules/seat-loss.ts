/** Whether absences in a row end a fixed seat. Source: domain-shifts 5.15 (La Louve). */

/** What happened to the holder, in order. `up_to_date`: nothing was owed on the day before the next one. */
export type SeatEvent = 'absent' | 'done' | 'make_up' | 'up_to_date'

/** The absences at the end that nothing made up between.
 *  @example absent, make-up, absent: one; absent, absent: two */
export const absencesInARow = (events: readonly SeatEvent[]): number =>
  events.length - 1 - events.findLastIndex((event) => event !== 'absent')

/** @example twice absent in alert: lost; a make-up between, or up to date before the second: kept */
export const losesSeatByAbsence = (events: readonly SeatEvent[], afterAbsences: number): boolean =>
  afterAbsences > 0 && absencesInARow(events) >= afterAbsences

/** What a marked seat of a holder says: an absence, with whether nothing was owed before it; else work. */
export const seatEventsOf = (
  rows: readonly { readonly state: 'done' | 'absent_2'; readonly purpose: string; readonly inOrder: boolean }[],
): SeatEvent[] =>
  rows.flatMap(({ state, purpose, inOrder }): SeatEvent[] => {
    if (state === 'absent_2') return inOrder ? ['up_to_date', 'absent'] : ['absent']
    return [purpose === 'make_up' ? 'make_up' : 'done']
  })
