/** What other pages show of funding: rounds that wait for an answer, and the money behind a need. */
import { lazy, Suspense } from 'react'
import type { HomePart, NeedPart } from '#app/parts.ts'

const WaitingRounds = lazy(() =>
  import('./screens/WaitingRounds.tsx').then((file) => ({ default: file.WaitingRounds })),
)

const Waiting = () => (
  <Suspense fallback={null}>
    <WaitingRounds />
  </Suspense>
)

const LazyUnnumbered = lazy(() => import('./screens/Unnumbered.tsx').then((file) => ({ default: file.Unnumbered })))

const Sellers = () => (
  <Suspense fallback={null}>
    <LazyUnnumbered />
  </Suspense>
)

export const community: readonly HomePart[] = [
  { order: 20, may: 'community.enter', Part: Waiting },
  { order: 21, may: 'funding.book', Part: Sellers },
]

const LazyMoney = lazy(() => import('./screens/NeedMoney.tsx').then((file) => ({ default: file.NeedMoney })))

const Money: NeedPart['Part'] = ({ need, round }) => (
  <Suspense fallback={null}>
    <LazyMoney need={need} round={round} />
  </Suspense>
)

export const need: readonly NeedPart[] = [{ order: 10, may: 'funding.simulate', Part: Money }]
