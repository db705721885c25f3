/** Screens of labels: the formats, each of them at true size, and the printers. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/labels',
    title: 'labels.desk',
    place: 'staff',
    room: { group: 'labels', order: 40, icon: 'tag' },
    may: 'labels.print',
    load: () => import('./Desk.tsx').then((file) => file.DeskScreen),
  },
  {
    path: '/staff/labels/runs',
    title: 'labels.runs',
    place: 'staff',
    may: 'labels.print',
    load: () => import('./Runs.tsx').then((file) => file.RunsScreen),
  },
  {
    path: '/staff/labels/runs/:run',
    title: 'labels.runs',
    place: 'staff',
    may: 'labels.print',
    load: () => import('./Run.tsx').then((file) => file.RunScreen),
  },
  {
    path: '/staff/labels/walk',
    title: 'labels.walk',
    place: 'staff',
    room: { group: 'labels', order: 41, icon: 'check' },
    may: 'labels.place',
    load: () => import('./Walk.tsx').then((file) => file.WalkScreen),
  },
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
