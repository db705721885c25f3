/** One meeting: when and where, agenda, who came, minutes, what was agreed. On a phone one column, what comes next first. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { readMeeting } from '../contract.ts'
import { ActionsCard } from './ActionsCard.tsx'
import { AgendaCard } from './AgendaCard.tsx'
import { AttendanceCard } from './AttendanceCard.tsx'
import './meetings.css'
import { MinutesCard } from './MinutesCard.tsx'
import { listPage, type OfMeeting } from './meeting-words.ts'
import { PollCard } from './PollCard.tsx'
import { TermsCard } from './TermsCard.tsx'

export function MeetingScreen() {
  const t = useWords()
  const reading = useRead(readMeeting, { meeting: useAddress().param('meeting') })
  return (
    <Page
      title={reading.data?.title ?? t('meetings.meeting')}
      back={{ href: listPage, says: t('meetings.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <TermsCard of={one} />
          <PollCard of={one} />
          <AgendaCard of={one} />
          {one.state === 'planned' || one.state === 'cancelled' ? null : <AttendanceCard of={one} />}
          {one.openedAt === null ? null : <MinutesCard of={one} />}
          {one.openedAt === null ? null : <ActionsCard of={one} />}
          <HistoryCard of={one} />
        </div>
      )}
    </Page>
  )
}

function HistoryCard({ of: one }: OfMeeting) {
  const t = useWords()
  return (
    <details>
      <summary>{t('meetings.history')}</summary>
      <Card>
        <ul className="meeting-list">
          {one.history.map((event) => (
            <li key={event.id}>
              <span className="quiet">
                <Moment at={event.at as Instant} />
                {event.by ? ` · ${event.by}` : ''}
              </span>
              <br />
              {event.says}
            </li>
          ))}
        </ul>
      </Card>
    </details>
  )
}
