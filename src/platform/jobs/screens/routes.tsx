import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/jobs',
    title: 'jobs.title',
    place: 'staff',
    room: { group: 'settings', order: 95, icon: 'clock' },
    may: 'jobs.read',
    load: () => import('./Jobs.tsx').then((file) => file.JobsScreen),
  },
]
