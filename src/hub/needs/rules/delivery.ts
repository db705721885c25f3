/** From the release to the last answer (domain-hub-funding 4 and 5.1): notes that payers can read, the days for trying,
 *  who accepts, and how it serves a month and three months later. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export interface Payer {
  readonly name: string
  readonly languages: readonly string[]
}

/** Every payer finds notes in one of its languages. */
export function whyNotRelease(languages: readonly string[], payers: readonly Payer[]): Refusal[] {
  const names = payers
    .filter((payer) => !payer.languages.some((language) => languages.includes(language)))
    .map((payer) => payer.name)
  if (languages.length === 0 && names.length === 0) return [refuse('release.notes_missing', { names: ['–'] })]
  return names.length > 0 ? [refuse('release.notes_missing', { names })] : []
}

export interface AcceptanceFacts {
  /** Organisations that say yes to this release. */
  readonly accepting: readonly string[]
  readonly rejecting: readonly string[]
  readonly payers: readonly string[]
  readonly least: number
}

/** Enough organisations accept, a payer among them; where nobody pays, enough are enough. */
export const isAccepted = ({ accepting, rejecting, payers, least }: AcceptanceFacts): boolean =>
  rejecting.length === 0 &&
  accepting.length >= least &&
  (payers.length === 0 || accepting.some((one) => payers.includes(one)))

/** The last word of each organisation about one release. */
export function lastWords<A extends { readonly participant: string; readonly answer: 'ok' | 'rejected' }>(
  answers: readonly A[],
): { accepting: string[]; rejecting: string[] } {
  const last = new Map(answers.map((one): [string, A] => [one.participant, one]))
  const saying = (answer: A['answer']) =>
    [...last.values()].filter((one) => one.answer === answer).map((one) => one.participant)
  return { accepting: saying('ok'), rejecting: saying('rejected') }
}

export interface Rejection {
  readonly criterion: string | null
  readonly reason: string | null
  readonly known: readonly string[]
}

/** A rejection names a criterion of the estimate, and says what is wrong. */
export function whyNotReject({ criterion, reason, known }: Rejection): Refusal[] {
  const no: Refusal[] = []
  if (criterion === null || !known.includes(criterion)) no.push(refuse('acceptance.criterion'))
  if (!reason?.trim()) no.push(refuse('acceptance.reason_missing'))
  return no
}

export const feedbackDays = [30, 90] as const
export type FeedbackDay = (typeof feedbackDays)[number]
/** One reminder, so many days after the question. */
export const reminderDays = 7
/** So many days after the delivery a need closes, whoever has not answered. */
export const closeDays = 104

export const askedOn = (deliveredOn: Day, of: FeedbackDay): Day => addDays(deliveredOn, of)
export const closesOn = (deliveredOn: Day): Day => addDays(deliveredOn, closeDays)

export interface FeedbackFacts {
  readonly organisation: string
  readonly day: FeedbackDay
  readonly deliveredOn: Day
  readonly today: Day
  /** It pays, backs or uses the area. */
  readonly isAsked: boolean
}

export function whyNotFeedback({ organisation, day, deliveredOn, today, isAsked }: FeedbackFacts): Refusal[] {
  const no: Refusal[] = []
  if (!isAsked) no.push(refuse('feedback.not_asked', { organisation }))
  if (today < askedOn(deliveredOn, day)) no.push(refuse('feedback.not_yet', { day: askedOn(deliveredOn, day) }))
  return no
}

/** Whether a delivered need closes today: every payer answered the last question, or its time is over. */
export function closes(
  deliveredOn: Day,
  today: Day,
  payers: readonly string[],
  answers: readonly { readonly participant: string; readonly day: number }[],
): boolean {
  if (today >= closesOn(deliveredOn)) return true
  const answered = new Set(answers.filter(({ day }) => day === 90).map(({ participant }) => participant))
  return payers.length > 0 && payers.every((payer) => answered.has(payer))
}
