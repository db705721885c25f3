/** What the home of a community shows of meetings: what waits for an answer, and what comes next. */
import { lazy, Suspense } from 'react'
import type { HomePart } from '#app/parts.ts'

const WaitingMeetings = lazy(() =>
  import('./screens/WaitingMeetings.tsx').then((file) => ({ default: file.WaitingMeetings })),
)

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingMeetings />
  </Suspense>
)

export const community: readonly HomePart[] = [{ order: 30, may: 'community.enter', Part: Waiting }]
