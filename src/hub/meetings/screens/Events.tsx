/** Events with registration. */
import { pathTo } from '#app/paths.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { listEvents } from '../contract/events.ts'
import { announcePage, eventPage, placesWords } from './event-words.ts'

type Row = ReplyOf<typeof listEvents>['rows'][number]

const freeOf = ({ capacity, taken }: Row): number | null => (capacity === null ? null : Math.max(0, capacity - taken))

const columns: readonly Column<Row>[] = [
  { name: 'title', title: 'meetings.field.title', cell: (row) => row.title, sort: true, line: 1, wraps: true },
  {
    name: 'startsAt',
    title: 'meetings.field.time',
    cell: (row) => momentWords(row.startsAt as Instant),
    sort: true,
    line: 2,
  },
  {
    name: 'capacity',
    title: 'meetings.field.capacity',
    cell: (row) =>
      row.state === 'cancelled' ? (
        <Status tone="refused" says={t('meetings.event_state.cancelled')} />
      ) : (
        placesWords({ free: freeOf(row), waiting: row.waiting })
      ),
    line: 3,
  },
  { name: 'place', title: 'meetings.field.place', cell: (row) => row.place, line: 3 },
]

export function EventsScreen() {
  const t = useWords()
  const announce = { href: announcePage, says: t('meetings.announce') }
  const steers = may('community.steer')
  const organisation = useOrganisation()
  return (
    <Page
      title={t('meetings.events')}
      wide
      action={
        steers ? (
          <Button kind="main" icon="plus" href={announce.href}>
            {announce.says}
          </Button>
        ) : undefined
      }
    >
      <div className="stack">
        {organisation ? (
          <p className="row">
            <Link href={pathTo('/meet-us/:organisation', { organisation: organisation.id })}>
              {t('meetings.public_page')}
            </Link>
          </p>
        ) : null}
        <List
          name="meeting_events"
          from={listEvents}
          columns={columns}
          filters={[
            {
              name: 'time',
              title: 'meetings.field.time',
              options: ['ahead', 'over'].map((value) => ({ value, label: `meetings.time.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(eventPage, { event: row.id })}
          caption={t('meetings.events')}
          empty={<Empty says={t('meetings.events_none')} {...(steers ? { next: announce } : {})} />}
        />
      </div>
    </Page>
  )
}
