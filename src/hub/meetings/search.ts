/** What the search box finds here: meetings and events by name, number or place. */
import type { Context } from '#platform/action.ts'
import { foundIn } from '#platform/lists/found.ts'
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

const lineOf =
  (href: (id: string) => string) =>
  ({ id, title, startsAt }: Found, { shop }: Context) => ({
    title,
    detail: startsAt ? wallClock(startsAt, shop.zone).day : '',
    href: href(id),
  })

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'meetings',
    label: 'meetings.title',
    may: 'community.enter',
    find: foundIn(({ organisation }) => meetingList(organisation), lineOf(pageOf)),
  },
  {
    kind: 'meeting_events',
    label: 'meetings.events',
    may: 'community.enter',
    find: foundIn(({ organisation, now }) => eventList(organisation, now), lineOf(eventPage)),
  },
]
