/** Screens of shifts: one's own, finding one, the week and each shift for staff, closings, the public week. */
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
  {
    path: '/shifts/watches',
    title: 'shifts.watches',
    place: 'member',
    may: 'shifts.book',
    load: () => import('./Watches.tsx').then((file) => file.WatchesScreen),
  },
  {
    path: '/shifts/:shift',
    title: 'shifts.one',
    place: 'member',
    may: 'shifts.book',
    load: () => import('./OpenShift.tsx').then((file) => file.OpenShiftScreen),
  },
  {
    path: '/staff/workers',
    title: 'shifts.workers',
    place: 'staff',
    room: { group: 'members', order: 11, icon: 'calendar' },
    may: 'shifts.office',
    load: () => import('./Workers.tsx').then((file) => file.WorkersScreen),
  },
  {
    path: '/staff/shifts',
    title: 'shifts.week',
    place: 'staff',
    room: { group: 'shifts', order: 20, icon: 'calendar' },
    may: 'shifts.see_week',
    load: () => import('./Week.tsx').then((file) => file.WeekScreen),
  },
  {
    path: '/staff/shifts/:shift',
    title: 'shifts.one',
    place: 'staff',
    may: 'shifts.see_week',
    load: () => import('./Shift.tsx').then((file) => file.ShiftScreen),
  },
]
