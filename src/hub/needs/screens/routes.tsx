/** Screens of needs: the queue, the list, hours, areas in use, telling one, its page, an estimate, the poster for the shop. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/needs',
    title: 'needs.title',
    place: 'community',
    room: { group: 'needs', order: 10, icon: 'leaf' },
    may: 'community.enter',
    load: () => import('./Needs.tsx').then((file) => file.NeedsScreen),
  },
  {
    path: '/community/needs/queue',
    title: 'needs.queue',
    place: 'community',
    room: { group: 'needs', order: 11, icon: 'list' },
    may: 'community.enter',
    load: () => import('./Queue.tsx').then((file) => file.QueueScreen),
  },
  {
    path: '/community/needs/hours',
    title: 'needs.hours.title',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Hours.tsx').then((file) => file.HoursScreen),
  },
  {
    path: '/community/needs/areas',
    title: 'needs.areas.title',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Areas.tsx').then((file) => file.AreasScreen),
  },
  {
    path: '/community/needs/tell',
    title: 'needs.tell',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Tell.tsx').then((file) => file.TellScreen),
  },
  {
    path: '/community/needs/poster',
    title: 'needs.poster',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Poster.tsx').then((file) => file.PosterScreen),
  },
  {
    path: '/community/needs/:need',
    title: 'needs.need',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Need.tsx').then((file) => file.NeedScreen),
  },
  {
    path: '/community/estimates/:estimate',
    title: 'needs.estimate',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Estimate.tsx').then((file) => file.EstimateScreen),
  },
]
