/** Screens of communication: who reads the newsletter. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/news/subscribers',
    title: 'news.subscribers',
    place: 'community',
    room: { group: 'mail', order: 50, icon: 'mail' },
    may: 'news.edit',
    load: () => import('./Subscribers.tsx').then((file) => file.SubscribersScreen),
  },
]
