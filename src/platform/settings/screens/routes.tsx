import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/settings',
    title: 'settings.title',
    place: 'staff',
    room: { group: 'settings', order: 90, icon: 'settings' },
    may: 'settings.read',
    load: () => import('./Settings.tsx').then((file) => file.SettingsScreen),
  },
]
