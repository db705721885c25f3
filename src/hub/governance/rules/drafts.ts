/** Drafts that two people write at once: what differs, and whether one of them may be read by everybody
 *  (domain-hub-governance-communication 9). */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** The parts of a draft, in the order of the form; the last two of an initiative alone. */
export const draftParts = [
  'title',
  'driver',
  'requirement',
  'paragraphs',
  'alternatives',
  'effectOnShops',
  'effects',
  'cost',
  'criteria',
  'supersedes',
  'criteriaAnswer',
  'theme',
  'circle',
  'reviewOn',
  'method',
  'options',
  'tieRule',
  'fallback',
  'quorumBp',
  'language',
  'days',
  'scopes',
] as const
export type DraftPart = (typeof draftParts)[number]
export type Parts = { readonly [part in DraftPart]?: unknown }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

export const differentParts = (one: Parts, other: Parts): DraftPart[] =>
  draftParts.filter((part) => !isSame(one[part], other[part]))

export const whyNotSettle = (settles: number | null, beside: readonly number[]): Refusal[] =>
  settles === null || beside.includes(settles) ? [] : [refuse('proposal.not_beside', { version: settles })]

/** One text first: else what one of two wrote is never read. */
export const whyNotTwo = (beside: number): Refusal[] => (beside > 0 ? [refuse('proposal.two_versions')] : [])
