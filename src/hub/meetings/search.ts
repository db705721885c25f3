/** What the search box finds here: meetings and events by name, number or place. */
import { listPage } from '#platform/lists/list.ts'
import type { SearchSource } from '#platform/module.ts'
import type { Instant } from '#platform/values/day.ts'
import { wallClock } from '#platform/values/zone.ts'
import { pageOf } from './people.ts'
import { eventList } from './store/events.ts'
import { meetingList } from './store/meetings.ts'
import { eventPage } from './telling-events.ts'

interface Found {
  readonly id: string
  readonly title: string
  readonly startsAt: Instant | null
}

const lineOf = (zone: string, href: (id: string) => string) => (one: Found) => ({
  title: one.title,
  detail: one.startsAt ? wallClock(one.startsAt, zone).day : '',
  href: href(one.id),
})

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'meetings',
    label: 'meetings.title',
    may: 'community.enter',
    async find(ctx, words, limit) {
      const { rows } = await listPage<Found>(ctx.db, meetingList(ctx.organisation), { q: words, size: limit })
      return rows.map(lineOf(ctx.shop.zone, pageOf))
    },
  },
  {
    kind: 'meeting_events',
    label: 'meetings.events',
    may: 'community.enter',
    async find(ctx, words, limit) {
      const { rows } = await listPage<Found>(ctx.db, eventList(ctx.organisation, ctx.now), { q: words, size: limit })
      return rows.map(lineOf(ctx.shop.zone, eventPage))
    },
  },
]
