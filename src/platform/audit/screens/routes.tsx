import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/history',
    title: 'history.title',
    place: 'staff',
    room: { group: 'settings', order: 94, icon: 'list' },
    may: 'history.read',
    load: () => import('./History.tsx').then((file) => file.HistoryScreen),
  },
]
