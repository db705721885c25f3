/** The steps of the welcome (domain-hub-funding 5.2): what is done, and what is still missing, all at once. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, yearOf } from '#platform/values/day.ts'
import { contactsAtLeast } from './membership.ts'

export const chapters = ['what_it_is', 'who_is_in', 'benefits', 'conditions', 'how_it_works'] as const
export const charterChapters = ['charter'] as const
export type DocumentKind = 'booklet' | 'charter'
export const documentKinds = ['booklet', 'charter'] as const

export const chaptersOf = (kind: DocumentKind): readonly string[] => (kind === 'booklet' ? chapters : charterChapters)

export interface Tick {
  readonly participant: string
  readonly version: number
  readonly chapter: string
}

/** The earlier version somebody accepted last, where an organisation has not accepted every chapter of this one yet: what is
 *  different since then is shown. */
export function acceptedBefore(kind: DocumentKind, current: number, ticks: readonly Tick[]): number | null {
  const behind = [...Map.groupBy(ticks, ({ participant }) => participant).values()].filter((own) =>
    chaptersOf(kind).some((chapter) => !own.some((tick) => tick.version === current && tick.chapter === chapter)),
  )
  const earlier = behind.flat().filter(({ version }) => version < current)
  return earlier.length === 0 ? null : Math.max(...earlier.map(({ version }) => version))
}

export const checklistSteps = ['sponsor', 'contacts', 'figures', 'mailing_list', 'booklet', 'meeting'] as const
export type ChecklistStep = (typeof checklistSteps)[number]

export interface ChecklistFacts {
  readonly sponsors: number
  readonly sponsorWaived: boolean
  readonly contacts: number
  /** Years for which figures are there. */
  readonly figureYears: readonly number[]
  readonly mailingList: boolean | null
  /** Chapters of the current booklet that somebody with the power to sign ticked. */
  readonly ticked: readonly string[]
  readonly meetingOn: Day | null
  readonly today: Day
}

export type Checklist = Readonly<Record<ChecklistStep, boolean>>

export const lastClosedYear = (today: Day): number => yearOf(today) - 1

export function checklistOf(facts: ChecklistFacts): Checklist {
  return {
    sponsor: facts.sponsors > 0 || facts.sponsorWaived,
    contacts: facts.contacts >= contactsAtLeast,
    figures: facts.figureYears.includes(lastClosedYear(facts.today)),
    mailing_list: facts.mailingList !== null,
    booklet: chapters.every((chapter) => facts.ticked.includes(chapter)),
    meeting: facts.meetingOn !== null && facts.meetingOn <= facts.today,
  }
}

/** Every step that is not done yet. */
export const whyNotComplete = (facts: ChecklistFacts): Refusal[] => {
  const done = checklistOf(facts)
  return checklistSteps
    .filter((step) => !done[step])
    .map((step) => refuse(`checklist.${step}`, step === 'figures' ? { year: lastClosedYear(facts.today) } : {}))
}

/** Days in which a new version is ticked by those who are in already. */
export const tickWithinDays = 60

export interface Version {
  readonly kind: DocumentKind
  readonly version: number
  readonly fromDay: Day
}

/** Which chapters of the current version wait for this participant, and until when. */
export function ticksAsked(current: Version, ticked: readonly string[]): { chapters: string[]; until: Day } | null {
  const open = chaptersOf(current.kind).filter((chapter) => !ticked.includes(chapter))
  return open.length === 0 ? null : { chapters: open, until: addDays(current.fromDay, tickWithinDays) }
}
