/** The way of an issue (domain-hub-governance-communication 4, 5.12): written, reviewed by a second person, sent once. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant, weekday } from '#platform/values/day.ts'
import { picturesMissing } from './issue-picture.ts'
import { quarterOf } from './quarters.ts'

export const issueStates = ['draft', 'in_review', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const
export type IssueState = (typeof issueStates)[number]

const allowed = {
  write: ['draft'],
  review_text: ['draft', 'in_review'],
  hand_in: ['draft'],
  approve: ['in_review'],
  send_back: ['in_review', 'scheduled'],
  pause: ['sending'],
  resume: ['paused'],
  cancel: ['draft', 'in_review', 'scheduled', 'sending', 'paused'],
} as const satisfies Readonly<Record<string, readonly IssueState[]>>
export type IssueAct = keyof typeof allowed

export const whyNotIssue = (act: IssueAct, state: IssueState): Refusal[] =>
  (allowed[act] as readonly IssueState[]).includes(state) ? [] : [refuse('issue.state', { why: act, state })]

export interface Text {
  readonly language: string
  readonly subject: string
  readonly body: string
}

/** Every language begun needs both a subject and a text, the one it was written in must be there, and so must each picture
 *  that a text names. */
export function whyNotHandIn(texts: readonly Text[], original: string, pictures: readonly number[]): Refusal[] {
  const empty = texts.filter(({ subject, body }) => (subject.trim() === '') !== (body.trim() === ''))
  const first = texts.find(({ language }) => language === original)
  const no = [
    ...empty.map(({ language }) => refuse('issue.unfinished', { language })),
    ...texts.flatMap(({ language, body }) =>
      picturesMissing(body, pictures).map((number) => refuse('issue_picture.missing', { language, number })),
    ),
  ]
  return first && first.subject.trim() !== '' ? no : [refuse('issue.empty', { language: original }), ...no]
}

/** A second person looks: neither who wrote last nor who handed it in. */
export const whyNotReview = (reviewer: string | null, hands: readonly (string | null)[]): Refusal[] =>
  reviewer !== null && hands.includes(reviewer) ? [refuse('issue.own_review')] : []

export const whyNotSendAt = (at: Instant, now: Instant): Refusal[] => (at < now ? [refuse('issue.past')] : [])

/** The first working day of the quarter that this day is in: no weekend, and no public holiday where the community is. */
export function quarterDay(today: Day, isHoliday: (day: Day) => boolean): Day {
  let day = quarterOf(today).from
  while (weekday(day) > friday || day.slice(5) === newYear || isHoliday(day)) day = addDays(day, 1)
  return day
}

const friday = 5
/** Everywhere, also in countries whose calendar nobody wrote down. */
const newYear = '01-01'
