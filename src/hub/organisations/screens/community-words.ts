/** How states and steps of a community look and are said. */
import type { Tone } from '#app/ui/Status.tsx'
import type { MembershipState } from '../rules/states.ts'

export const tones: Readonly<Record<MembershipState, Tone>> = {
  applied: 'news',
  onboarding: 'attention',
  refused: 'refused',
  observer: 'fine',
  active: 'fine',
  paused: 'quiet',
  left: 'quiet',
  excluded: 'refused',
}

export const pageOf = '/community/organisations/:participant'
