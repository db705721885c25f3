/** Screens of communication: issues of the newsletter, and who reads it. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/news',
    title: 'news.issues',
    place: 'community',
    room: { group: 'mail', order: 50, icon: 'mail' },
    may: 'news.edit',
    load: () => import('./Issues.tsx').then((file) => file.IssuesScreen),
  },
  {
    path: '/community/news/subscribers',
    title: 'news.subscribers',
    place: 'community',
    room: { group: 'mail', order: 51, icon: 'person' },
    may: 'news.edit',
    load: () => import('./Subscribers.tsx').then((file) => file.SubscribersScreen),
  },
  {
    path: '/community/news/issues/:issue',
    title: 'news.issue',
    place: 'community',
    may: 'news.edit',
    load: () => import('./Issue.tsx').then((file) => file.IssueScreen),
  },
]
