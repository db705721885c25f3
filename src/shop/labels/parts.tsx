/** The door for other screens: what the gathering pages show of labels. */
import { lazy, Suspense } from 'react'
import { waitingEntries } from '#app/kept-places.ts'
import type { HomePart, ProductPart, Unsent } from '#app/parts.ts'

export const unsent: Unsent = {
  count: () => waitingEntries('walk'),
  send: async () => (await import('./screens/kept-walk.ts')).sendEverything(),
}

const Opening = lazy(() => import('./screens/OpeningToday.tsx').then((file) => ({ default: file.OpeningToday })))

export const today: readonly HomePart[] = [
  {
    order: 50,
    may: 'labels.place',
    Part: () => (
      <Suspense fallback={null}>
        <Opening />
      </Suspense>
    ),
  },
]

const LabelTab = lazy(() => import('./screens/LabelTab.tsx').then((file) => ({ default: file.LabelTab })))

export const product: readonly ProductPart[] = [
  {
    order: 10,
    tab: 'label',
    title: 'labels.tab',
    may: 'labels.print',
    Part: (props) => (
      <Suspense fallback={null}>
        <LabelTab {...props} />
      </Suspense>
    ),
  },
]
