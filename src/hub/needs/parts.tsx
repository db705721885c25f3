/** What the home of a community shows of needs: whatever waits for an answer. */
import { lazy, Suspense } from 'react'
import type { HomePart } from '#app/parts.ts'

const WaitingNeeds = lazy(() => import('./screens/WaitingNeeds.tsx').then((file) => ({ default: file.WaitingNeeds })))

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingNeeds />
  </Suspense>
)

export const community: readonly HomePart[] = [{ order: 10, may: 'community.enter', Part: Waiting }]
