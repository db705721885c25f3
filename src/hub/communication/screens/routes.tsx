/** Screens of communication: the help list, issues of the newsletter, and who reads it. */
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
  {
    path: '/community/list',
    title: 'list.title',
    place: 'community',
    room: { group: 'list', order: 45, icon: 'people' },
    may: 'community.enter',
    load: () => import('./HelpList.tsx').then((file) => file.HelpListScreen),
  },
  {
    path: '/community/list/faq',
    title: 'list.faq',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Faq.tsx').then((file) => file.FaqScreen),
  },
  {
    path: '/community/list/moderation',
    title: 'list.moderation',
    place: 'community',
    may: 'list.moderate',
    load: () => import('./Moderation.tsx').then((file) => file.ModerationScreen),
  },
  {
    path: '/community/list/threads/:thread',
    title: 'list.thread',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Thread.tsx').then((file) => file.ThreadScreen),
  },
]
