/** What a proposal needs before everybody reads it, and what an objection needs (domain-hub-governance-communication 5.2, 4). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { hasOptions, type Method, methods } from './counting/terms.ts'
import type { Effect } from './effects.ts'
import { visibleLength } from './votes.ts'

/** How is decided, in the order they are offered (5.3 to 5.6): a basket is filled and people are drawn, no text is decided so. */
export const proposalMethods = methods.filter((method) => method !== 'basket' && method !== 'sortition') as [
  Exclude<Method, 'basket' | 'sortition'>,
  ...Exclude<Method, 'basket' | 'sortition'>[],
]
export type ProposalMethod = (typeof proposalMethods)[number]
export interface ProposalOption {
  readonly name: string
  readonly meaning: string | null
}
/** What is voted when consent is not found in its rounds. */
export const fallbacks = ['qualified', 'majority', 'postpone'] as const
export type Fallback = (typeof fallbacks)[number]

export interface Template {
  readonly title: string
  readonly driver: string | null
  readonly requirement: string | null
  readonly paragraphs: readonly string[]
  readonly alternatives: string | null
  readonly effectOnShops: string | null
  /** Told for each kind apart, nothing need be told for all. */
  readonly effects: readonly Effect[]
  readonly cost: string | null
  readonly criteria: string | null
  readonly reviewOn: Day | null
  /** A decision whose place it takes, and how the criteria of that one were met. */
  readonly supersedes: unknown
  readonly criteriaAnswer: string | null
  readonly method: ProposalMethod
  readonly options: readonly ProposalOption[]
}

const parts = ['driver', 'requirement', 'alternatives', 'effectOnShops', 'cost', 'criteria', 'reviewOn'] as const

/** Which parts are still empty, in the order of the form. */
export function emptyParts(of: Template): string[] {
  const isTold = (part: (typeof parts)[number]) => part === 'effectOnShops' && of.effects.length > 0
  const missing: string[] = parts.filter((part) => (of[part] === null || of[part] === '') && !isTold(part))
  if (of.supersedes !== null && !of.criteriaAnswer) missing.push('criteriaAnswer')
  if (hasOptions(of.method) && new Set(of.options.map(({ name }) => name)).size < 2) missing.push('options')
  return of.paragraphs.some((text) => text.trim() !== '') ? missing : ['text', ...missing]
}

export function whyNotPublish(of: Template, today: Day): Refusal[] {
  const missing = emptyParts(of)
  const no = missing.length > 0 ? [refuse('proposal.incomplete', { parts: missing })] : []
  return of.reviewOn !== null && of.reviewOn <= today ? [...no, refuse('proposal.review_passed')] : no
}

/** Visible characters, as the community sets them (5.1 reason.min / max). */
export interface ReasonBounds {
  readonly least: number
  readonly most: number
}

/** The harm and what would help are both told. */
export const whyNotObject = (harm: string, help: string, bounds: ReasonBounds): Refusal[] => [
  ...reasonProblem('objection.harm', harm, bounds),
  ...reasonProblem('objection.help', help, bounds),
]

function reasonProblem(code: 'objection.harm' | 'objection.help', text: string, { least, most }: ReasonBounds) {
  const length = visibleLength(text)
  return length < least || length > most ? [refuse(code, { least, most, length })] : []
}
