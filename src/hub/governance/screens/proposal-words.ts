/** How states of proposals look, and how one is called. */
import type { Tone } from '#app/ui/Status.tsx'
import type { DecisionState } from '../rules/register.ts'
import type { ProposalState } from '../rules/states.ts'

export const tones: Readonly<Record<ProposalState, Tone>> = {
  draft: 'quiet',
  open: 'news',
  final_comments: 'attention',
  deciding: 'attention',
  adopted: 'fine',
  adopted_with_reservations: 'fine',
  rejected: 'refused',
  postponed: 'quiet',
  withdrawn: 'quiet',
}

export const titleOf = ({ number, title }: { readonly number: number | null; readonly title: string }): string =>
  number === null ? title : `${number} · ${title}`

export const pageOf = '/community/proposals/:rfc'

export const decisionTones: Readonly<Record<DecisionState, Tone>> = {
  pending: 'news',
  in_force: 'fine',
  review_due: 'attention',
  amended: 'quiet',
  ended: 'quiet',
  superseded: 'quiet',
}

export const decisionPage = '/community/decisions/:decided'
