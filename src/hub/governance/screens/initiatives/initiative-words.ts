/** How initiatives look, and where their pages are. */
import type { Tone } from '#app/ui/Status.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { readInitiative } from '../../contract/initiatives.ts'
import type { InitiativeState } from '../../rules/initiatives.ts'

export const initiativeTones: Readonly<Record<InitiativeState, Tone>> = {
  created: 'quiet',
  validating: 'news',
  published: 'attention',
  accepted: 'fine',
  rejected: 'refused',
  discarded: 'quiet',
}

export const initiativePage = '/community/initiatives/:initiative'

export interface OfInitiative {
  readonly of: ReplyOf<typeof readInitiative>
}
