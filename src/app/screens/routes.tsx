/** Screens that gather several modules. */
import type { ScreenLine } from '../screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/',
    title: 'app.home',
    place: 'member',
    room: { group: 'home', order: 0, icon: 'home' },
    load: () => import('./Home.tsx').then((file) => file.HomeScreen),
  },
  {
    path: '/staff',
    title: 'app.today',
    place: 'staff',
    room: { group: 'today', order: 0, icon: 'sun' },
    may: 'any_staff_room',
    load: () => import('./Today.tsx').then((file) => file.TodayScreen),
  },
]
