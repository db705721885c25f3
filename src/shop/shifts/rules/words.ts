/** The closed lists of words that rules and tables share. Source: domain-shifts 2, 3 and 5.6. */

export const standings = [
  'up_to_date',
  'alert',
  'extension',
  'suspended',
  'on_leave',
  'exempted',
  'unsubscribed',
  'resigning',
] as const
export type Standing = (typeof standings)[number]

export const modes = ['regular', 'flying', 'mixed', 'exempt'] as const
export type Mode = (typeof modes)[number]

export const purposes = ['regular', 'make_up', 'flying', 'solidarity', 'unpaid'] as const
export type Purpose = (typeof purposes)[number]

/** `absent_0`, `absent_1`, `absent_2`: away, owing so many shifts. */
export const outcomes = ['done', 'absent_0', 'absent_1', 'absent_2'] as const
export type Outcome = (typeof outcomes)[number]

/** What a list says of a seat. `presumed`: nobody said so, the policy takes it that whoever has a seat came. */
export const shownStates = ['planned', 'presumed', ...outcomes, 'cancelled'] as const

/** `main` and `make_up` decide on the standing; `absences` only remembers how often somebody stayed away. */
export const counters = ['main', 'make_up', 'absences'] as const
export type Counter = (typeof counters)[number]
