/** Screens of exchanges: each way of one seat, signed in or by the link of a mail. */
import type { ScreenLine } from '#app/screen-line.ts'

const cannotCome = () => import('./CannotCome.tsx').then((file) => file.CannotComeScreen)
const change = () => import('./Change.tsx').then((file) => file.ChangeScreen)

export const screens: readonly ScreenLine[] = [
  {
    path: '/shifts/seats/:attendance/cannot-come',
    title: 'exchanges.cannot_come',
    place: 'member',
    may: 'exchanges.use',
    load: cannotCome,
  },
  {
    path: '/o/:organisation/seats/:attendance/cannot-come',
    title: 'exchanges.cannot_come',
    place: 'public',
    may: 'anyone',
    load: cannotCome,
  },
  {
    path: '/shifts/seats/:attendance/change',
    title: 'exchanges.change.title',
    place: 'member',
    may: 'exchanges.use',
    load: change,
  },
  {
    path: '/o/:organisation/seats/:attendance/change',
    title: 'exchanges.change.title',
    place: 'public',
    may: 'anyone',
    load: change,
  },
]
