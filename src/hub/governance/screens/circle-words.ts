/** How circles, seats and mandates look. */
import type { Tone } from '#app/ui/Status.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { listCircles } from '../contract/circles.ts'

export type Circle = ReplyOf<typeof listCircles>['circles'][number]
export type SeatShown = Circle['seats'][number]

export const circlesPage = '/community/circles'
export const seatPage = '/community/circles/seats/:circleSeat'
export const termsPage = '/community/circles/terms'
export const termPage = '/community/circles/terms/:term'

export const seatTones: Readonly<Record<SeatShown['state'], Tone>> = {
  vacant: 'attention',
  nominated: 'news',
  accepted: 'news',
  active: 'fine',
  report_due: 'attention',
  ended: 'quiet',
  renewed: 'fine',
  resigned: 'quiet',
  recalled: 'quiet',
}
