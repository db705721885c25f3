/** Screens of labels: the formats, each of them at true size, and the printers. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/labels/formats',
    title: 'labels.formats',
    place: 'staff',
    room: { group: 'labels', order: 44, icon: 'tag' },
    may: 'labels.print',
    load: () => import('./Formats.tsx').then((file) => file.FormatsScreen),
  },
  {
    path: '/staff/labels/printers',
    title: 'labels.printers',
    place: 'staff',
    room: { group: 'labels', order: 46, icon: 'print' },
    may: 'labels.print',
    load: () => import('./Printers.tsx').then((file) => file.PrintersScreen),
  },
  {
    path: '/staff/labels/formats/:format',
    title: 'labels.format',
    place: 'staff',
    may: 'labels.print',
    load: () => import('./FormatPage.tsx').then((file) => file.FormatScreen),
  },
]
