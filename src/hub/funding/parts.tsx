/** What the home of a community shows of funding: rounds that wait for an answer. */
import { lazy, Suspense } from 'react'
import type { HomePart } from '#app/parts.ts'

const WaitingRounds = lazy(() =>
  import('./screens/WaitingRounds.tsx').then((file) => ({ default: file.WaitingRounds })),
)

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingRounds />
  </Suspense>
)

export const community: readonly HomePart[] = [{ order: 20, may: 'community.enter', Part: Waiting }]
