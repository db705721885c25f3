import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/settings/export',
    title: 'exports.title',
    place: 'staff',
    room: { group: 'settings', order: 99, icon: 'download' },
    may: 'exports.take',
    load: () => import('./Export.tsx').then((file) => file.ExportScreen),
  },
  {
    path: '/community/export',
    title: 'exports.title',
    place: 'community',
    room: { group: 'settings', order: 99, icon: 'download' },
    may: 'exports.take',
    load: () => import('./Export.tsx').then((file) => file.ExportScreen),
  },
]
