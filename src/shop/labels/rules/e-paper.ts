/** E-paper tags: what each should show, when it is offered again, and which need somebody to look at them.
 *  Source: domain catalogue and labels, 5.6 (e-paper) and 7 (not answering). */
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { Colour } from './format.ts'

/** What a tag can be: white and black, and what some have besides. */
export const inks = { white: '#ffffff', black: '#000000', red: '#c8102e', yellow: '#f2c200' } as const
export type Ink = keyof typeof inks
export const inkNames = Object.keys(inks) as readonly Ink[]

/** White first, so that what is empty is white. */
export const coloursOf = (names: readonly Ink[]): Colour[] =>
  inkNames.filter((ink) => ink === 'white' || ink === 'black' || names.includes(ink)).map((ink) => inks[ink])

/** The picture of a tag that shows nothing: it hangs nowhere, or what it said is not sold there any more. */
export const blank = 'blank'

export interface TagFacts {
  /** The label it stands for: what should hang there, and whether it is still wanted. */
  readonly label: { readonly here: boolean; readonly wanted: string | null; readonly reprintAsked: boolean } | null
  /** What its gateway last said it shows. */
  readonly shows: string | null
  readonly tries: number
  readonly failedAt: Instant | null
}

export type TagState = 'free' | 'waits' | 'fails' | 'shows'

/** What the tag should show: a fingerprint, `blank`, or nothing it does not show already. */
export function pendingOf({ label, shows }: TagFacts): string | null {
  const wanted = label?.here ? label.wanted : null
  if (wanted === null) return shows === null || shows === blank ? null : blank
  return wanted === shows && !label?.reprintAsked ? null : wanted
}

export const triesUntilTrouble = 3

export function tagState(facts: TagFacts): TagState {
  if (pendingOf(facts) !== null) return facts.tries >= triesUntilTrouble ? 'fails' : 'waits'
  return facts.label?.here && facts.label.wanted !== null ? 'shows' : 'free'
}

/** After a failure: 2, 4, 8 … minutes later, an hour at most. */
export const nextTry = ({ tries, failedAt }: Pick<TagFacts, 'tries' | 'failedAt'>): Instant | null =>
  failedAt === null ? null : addMinutes(failedAt, Math.min(60, 2 ** tries))

export const isOffered = (facts: TagFacts, now: Instant): boolean => {
  const from = nextTry(facts)
  return pendingOf(facts) !== null && (from === null || from <= now)
}

/** A tag of which nobody heard for so long is looked after. */
export const silentTagMinutes = 24 * 60
export const lowBatteryPercent = 20
/** A gateway or a scale that does not answer for so long is told to the shop. */
export const silentMinutes = 30

export const isSilent = (lastSeen: Instant | null, now: Instant, minutes: number): boolean =>
  lastSeen !== null && lastSeen <= addMinutes(now, -minutes)
