/** How a person on a shift is called where members see it: on the screen and on the printed week.
 *  Source: domain-shifts 5.3 (`show_attendees`); whoever asked not to be shown is left out before. */
import type { Policy } from './policy.ts'

export const shownName = (
  person: { readonly first: string | null; readonly full: string },
  { showAttendees }: Pick<Policy, 'showAttendees'>,
): string | null =>
  showAttendees === 'none' ? null : showAttendees === 'full' ? person.full : (person.first ?? person.full)
