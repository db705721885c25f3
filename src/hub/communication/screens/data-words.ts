/** How open data and requests are shown. */
import type { Tone } from '#app/ui/Status.tsx'
import type { ResearchState } from '../rules/research.ts'

export const requestsPage = '/community/data/requests'
export const requestPage = '/community/data/requests/:research'

export const researchTones: Readonly<Record<ResearchState, Tone>> = {
  asked: 'attention',
  in_review: 'news',
  granted: 'fine',
  refused: 'refused',
  ended: 'quiet',
}
