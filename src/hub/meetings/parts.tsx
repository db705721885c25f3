/** What other pages show of meetings: what waits for an answer and comes next, and where a need is talked about. */
import { lazy, Suspense } from 'react'
import type { HomePart, NeedPart } from '#app/parts.ts'

const WaitingMeetings = lazy(() =>
  import('./screens/WaitingMeetings.tsx').then((file) => ({ default: file.WaitingMeetings })),
)

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingMeetings />
  </Suspense>
)

export const community: readonly HomePart[] = [{ order: 30, may: 'community.enter', Part: Waiting }]

const LazyAbout = lazy(() => import('./screens/MeetingsAbout.tsx').then((file) => ({ default: file.MeetingsAbout })))

const About: NeedPart['Part'] = ({ need }) => (
  <Suspense fallback={null}>
    <LazyAbout subject={need} />
  </Suspense>
)

export const need: readonly NeedPart[] = [{ order: 20, may: 'community.enter', Part: About }]
