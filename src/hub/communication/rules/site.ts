/** Pages of the public site (domain-hub-governance-communication 3, 5.13, 5.15): written, shown, put away; and how far each
 *  translation is. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { TranslationState } from './translation.ts'

export const pageKinds = ['page', 'post'] as const
export type PageKind = (typeof pageKinds)[number]
export const pageStates = ['draft', 'published', 'withdrawn'] as const
export type PageState = (typeof pageStates)[number]

/** The page of this address opens the site. */
export const homeAddress = 'home'

/** Chat stays outside (domain-hub-governance-communication 1): an address of the web that nobody reads along, or none. */
export const isChat = (address: string): boolean =>
  address === '' || (/^https:\/\/[^\s<>"\\]+$/i.test(address) && URL.canParse(address))

export interface PageFacts {
  readonly state: PageState
  readonly language: string
  readonly version: number
  readonly shownVersion: number | null
}

export interface PageText {
  readonly title: string
  readonly body: string
  readonly ofVersion: number
  readonly writtenBy: string | null
  readonly reviewedAt: string | null
}

export const isEmpty = ({ title, body }: Pick<PageText, 'title' | 'body'>): boolean => title === '' && body === ''

/** The newest text of a language against the newest original. What was emptied is missing again. */
export function translationState(text: PageText | undefined, original: number): TranslationState {
  if (!text || isEmpty(text)) return 'missing'
  if (text.reviewedAt === null) return 'draft'
  return text.ofVersion < original ? 'outdated' : 'reviewed'
}

/** Shown already, or the original is not whole. */
export function whyNotPublish(page: PageFacts, original: Pick<PageText, 'title' | 'body'>): Refusal[] {
  const no: Refusal[] = []
  if (page.state === 'published' && page.shownVersion === page.version)
    no.push(refuse('page.state', { why: 'publish', state: page.state }))
  if (original.title === '' || original.body === '') no.push(refuse('page.empty', { language: page.language }))
  return no
}

export const whyNotWithdraw = ({ state }: Pick<PageFacts, 'state'>): Refusal[] =>
  state === 'withdrawn' ? [refuse('page.state', { why: 'withdraw', state })] : []

/** The original is nobody's translation; of a translation there must be a text, and a second person looks at it. */
export function whyNotReview(
  page: PageFacts,
  language: string,
  text: PageText | undefined,
  reviewer: string | null,
): Refusal[] {
  if (language === page.language) return [refuse('page.original', { language })]
  if (!text || isEmpty(text)) return [refuse('page.untranslated', { language })]
  return reviewer !== null && text.writtenBy === reviewer ? [refuse('page.own_review')] : []
}

const form = /^[a-z0-9]+(-[a-z0-9]+)*$/

export function whyNotPageAddress(address: string, taken: boolean): Refusal[] {
  if (!form.test(address) || address.length > 60) return [refuse('page.address_form', { address })]
  return taken ? [refuse('page.address_taken', { address })] : []
}

/** A free address from a wished one: `open-day`, `open-day-2`. */
export function freeAddress(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished)) return wished
  for (let number = 2; ; number += 1) if (!taken.has(`${wished}-${number}`)) return `${wished}-${number}`
}
