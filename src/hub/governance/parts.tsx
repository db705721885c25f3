/** What the home of a community shows of governance: whatever waits for an answer. */
import { lazy, Suspense } from 'react'
import type { HomePart } from '#app/parts.ts'

const WaitingDecisions = lazy(() =>
  import('./screens/WaitingDecisions.tsx').then((file) => ({ default: file.WaitingDecisions })),
)

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingDecisions />
  </Suspense>
)

export const community: readonly HomePart[] = [{ order: 5, may: 'community.enter', Part: Waiting }]
