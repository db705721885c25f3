/** What the home of a community shows of governance: whatever waits for an answer. The staff's Today of a shop that
 *  takes part: what its communities ask everybody. */
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

const Polls = lazy(() => import('./screens/polls/ShopPolls.tsx').then((file) => ({ default: file.ShopPolls })))

const AskedOfShops = () => (
  <Suspense fallback={null}>
    <Polls />
  </Suspense>
)

export const today: readonly HomePart[] = [{ order: 60, may: 'governance.see_asked', Part: AskedOfShops }]

/** Why the test of an objection cannot end yet. */
export { whyNotAllTested } from './rules/objections.ts'
