/** Asking everybody an analysis would touch (domain-hub-funding 4 and 5.4): silence is no objection but is listed; who
 *  uses the area and was not reached holds the classification up. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export const classes = ['setting', 'plug_in', 'common', 'specific'] as const
export type NeedClass = (typeof classes)[number]

/** Where a classified need goes on. */
export const stateOfClass = {
  setting: 'covered_by_setting',
  plug_in: 'estimating',
  common: 'estimating',
  specific: 'specific',
} as const satisfies Readonly<Record<NeedClass, string>>

export interface Asked {
  readonly name: string
  readonly usesArea: boolean
  readonly effect: string | null
  readonly reachedOn: Day | null
  readonly answer: 'agrees' | 'objects' | null
}

/** The last day of a consultation; it lasts to that day's last second. */
export const consultUntil = (from: Day, days: number): Day => addDays(from, days)

export const isOver = (until: Day | null, today: Day): boolean => until !== null && today > until

/** Who uses the area and was reached by nobody. */
export const notReached = (asked: readonly Asked[]): string[] =>
  asked.filter((one) => one.usesArea && one.reachedOn === null).map((one) => one.name)

export interface Analysis {
  readonly what: string
  readonly whatNot: string
  /** Whoever uses the area, with what would change for it. */
  readonly effects: readonly { readonly name: string; readonly effect: string | null }[]
}

/** An analysis says what changes, what does not, and what that means for each organisation of the area. */
export function whyNotFinish({ what, whatNot, effects }: Analysis): Refusal[] {
  const no: Refusal[] = []
  if (!what.trim()) no.push(refuse('analysis.what_missing'))
  if (!whatNot.trim()) no.push(refuse('analysis.what_not_missing'))
  const names = effects.filter((one) => !one.effect?.trim()).map((one) => one.name)
  if (names.length > 0) no.push(refuse('analysis.effects_missing', { names }))
  return no
}

export interface Classifying {
  readonly value: NeedClass
  /** Something made for one organisation alone that would change what all share. */
  readonly altersCommonCode: boolean
  readonly until: Day | null
  readonly today: Day
  readonly asked: readonly Asked[]
}

/** Why a need cannot be classified yet: everything that holds it up. */
export function whyNotClassify({ value, altersCommonCode, until, today, asked }: Classifying): Refusal[] {
  const no: Refusal[] = []
  if (until !== null && !isOver(until, today)) no.push(refuse('consultation.open', { day: until }))
  const objecting = asked.filter((one) => one.answer === 'objects').map((one) => one.name)
  if (objecting.length > 0) no.push(refuse('consultation.objections', { names: objecting }))
  const names = notReached(asked)
  if (names.length > 0) no.push(refuse('consultation.not_reached', { names }))
  if (value === 'specific' && altersCommonCode) no.push(refuse('class.common_code'))
  return no
}

export interface Answering {
  readonly organisation: string
  readonly answer: 'agrees' | 'objects'
  readonly reason: string | null
  readonly until: Day | null
  readonly today: Day
  /** It uses the area, or was asked for another reason. */
  readonly isAsked: boolean
  readonly before: 'agrees' | 'objects' | null
}

/** Why an answer does not count. An objection says why; it may be taken back later than it may be made. */
export function whyNotAnswer(given: Answering): Refusal[] {
  const no: Refusal[] = []
  if (!given.isAsked) no.push(refuse('consultation.not_asked', { organisation: given.organisation }))
  if (given.answer === 'objects' && !given.reason?.trim()) no.push(refuse('consultation.reason_missing'))
  const takesBack = given.before === 'objects' && given.answer === 'agrees'
  if (given.until !== null && isOver(given.until, given.today) && !takesBack)
    no.push(refuse('consultation.over', { day: given.until }))
  return no
}
