/** How states of meetings look, and where their pages are. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { languageNames, languages } from '#platform/values/languages.ts'
import type { readMeeting } from '../contract/meetings.ts'
import { fillsItself } from '../rules/agenda.ts'
import type { MeetingKind, MeetingState } from '../rules/states.ts'

export type MeetingReply = ReplyOf<typeof readMeeting>
export interface OfMeeting {
  readonly of: MeetingReply
}

export const tones: Readonly<Record<MeetingState, Tone>> = {
  planned: 'quiet',
  called: 'news',
  open: 'attention',
  minutes_draft: 'attention',
  minutes_published: 'news',
  approved: 'fine',
  cancelled: 'refused',
}

export const listPage = '/community/meetings'
export const pageOf = '/community/meetings/:meeting'
export const planPage = '/community/meetings/plan'
/** What is open comes by itself, unless guests are invited. */
export const emptyAgenda = (kind: MeetingKind): string =>
  fillsItself(kind) ? 'meetings.agenda_empty' : 'meetings.agenda_empty_guests'

export const leadPage = '/community/meetings/:meeting/lead'
export const actionsPage = '/community/actions'

export type Spoken = (typeof languages)[number]
export const languageOptions = () => languages.map((value) => ({ value, label: languageNames[value] }))

/** People to choose from; the first choice is by turn. */
export const peopleOptions = (people: readonly { readonly id: string; readonly name: string }[]) => [
  { value: '', label: t('meetings.by_turn') },
  ...people.map(({ id, name }) => ({ value: id, label: name })),
]
