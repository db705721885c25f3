/** Screens of shifts: one's own, finding one. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/shifts',
    title: 'shifts.mine',
    place: 'member',
    room: { group: 'shifts', order: 10, icon: 'calendar' },
    may: 'shifts.book',
    load: () => import('./MyShifts.tsx').then((file) => file.MyShiftsScreen),
  },
  {
    path: '/shifts/find',
    title: 'shifts.find',
    place: 'member',
    may: 'shifts.book',
    load: () => import('./FindShift.tsx').then((file) => file.FindShiftScreen),
  },
]
