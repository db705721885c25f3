/** Bringing data in: hand in files, look at what would happen, import. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/imports',
    title: 'imports.title',
    place: 'staff',
    room: { group: 'settings', order: 94, icon: 'upload' },
    may: 'imports.run',
    load: () => import('./BringIn.tsx').then((file) => file.BringInScreen),
  },
  {
    path: '/staff/imports/words',
    title: 'imports.words',
    place: 'staff',
    may: 'imports.run',
    load: () => import('./ImportWords.tsx').then((file) => file.ImportWordsScreen),
  },
  {
    path: '/staff/imports/together/:batch',
    title: 'imports.together',
    place: 'staff',
    may: 'imports.run',
    load: () => import('./Together.tsx').then((file) => file.TogetherScreen),
  },
  {
    path: '/staff/imports/:import',
    title: 'imports.one',
    place: 'staff',
    may: 'imports.run',
    load: () => import('./Import.tsx').then((file) => file.ImportScreen),
  },
]
