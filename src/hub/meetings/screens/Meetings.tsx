/** The meetings of the community. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
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
import { exportMeetings, listMeetings } from '../contract/meetings.ts'
import { meetingKinds, meetingStates } from '../rules/states.ts'
import { CalendarCard } from './CalendarCard.tsx'
import { actionsPage, pageOf, planPage, tones } from './meeting-words.ts'

type Row = ReplyOf<typeof listMeetings>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'title', title: 'meetings.field.title', cell: (row) => row.title, sort: true, line: 1, wraps: true },
  {
    name: 'startsAt',
    title: 'meetings.field.time',
    cell: (row) => (row.startsAt ? momentWords(row.startsAt as Instant) : t('meetings.date_open')),
    sort: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'meetings.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`meetings.state.${row.state}`)} />,
    sort: true,
    line: 3,
  },
  { name: 'kind', title: 'meetings.field.kind', cell: (row) => t(`meetings.kind.${row.kind}`), sort: true, line: 0 },
  { name: 'place', title: 'meetings.field.place', cell: (row) => row.place, line: 3 },
]

export function MeetingsScreen() {
  const t = useWords()
  const plan = { href: planPage, says: t('meetings.plan') }
  const steers = may('community.steer')
  return (
    <Page
      title={t('meetings.title')}
      wide
      action={
        steers ? (
          <Button kind="main" icon="plus" href={plan.href}>
            {plan.says}
          </Button>
        ) : undefined
      }
    >
      <div className="stack">
        <p className="row">
          <Link href={actionsPage}>{t('meetings.my_actions')}</Link>
          <Link href="/community/events">{t('meetings.events')}</Link>
        </p>
        <List
          name="meetings"
          from={listMeetings}
          columns={columns}
          filters={[
            {
              name: 'time',
              title: 'meetings.field.time',
              options: ['ahead', 'over'].map((value) => ({ value, label: `meetings.time.${value}` })),
            },
            {
              name: 'kind',
              title: 'meetings.field.kind',
              options: meetingKinds.map((value) => ({ value, label: `meetings.kind.${value}` })),
            },
            {
              name: 'state',
              title: 'meetings.field.state',
              options: meetingStates.map((value) => ({ value, label: `meetings.state.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(pageOf, { meeting: row.id })}
          caption={t('meetings.title')}
          exports={exportMeetings}
          empty={<Empty says={t('meetings.none')} {...(steers ? { next: plan } : {})} />}
        />
        <CalendarCard />
      </div>
    </Page>
  )
}
