/** One meeting: when and where, agenda, who came, minutes, what was agreed. On a phone one column, what comes next first. */
import { useEffect, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMeeting } from '../contract/meetings.ts'
import { ActionsCard } from './ActionsCard.tsx'
import { AgendaCard } from './AgendaCard.tsx'
import { AttendanceCard } from './AttendanceCard.tsx'
import { DecidingCard } from './DecidingCard.tsx'
import { DecisionsCard } from './DecisionsCard.tsx'
import './meetings.css'
import { MinutesCard } from './MinutesCard.tsx'
import { listPage } from './meeting-words.ts'
import { PollCard } from './PollCard.tsx'
import { RegisteringCard } from './RegisteringCard.tsx'
import { TermsCard } from './TermsCard.tsx'

export function MeetingScreen() {
  const t = useWords()
  const meeting = useAddress().param('meeting')
  const [runs, setRuns] = useState(false)
  const reading = useRead(readMeeting, { meeting }, runs ? { everySeconds: 10 } : {})
  // what is said in the room comes onto the phones
  useEffect(() => setRuns(reading.data?.state === 'open'), [reading.data?.state])
  return (
    <Page
      title={reading.data?.title ?? t('meetings.meeting')}
      back={{ href: listPage, says: t('meetings.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <TermsCard of={one} />
          {one.deciding ? <DecidingCard of={one} deciding={one.deciding} /> : null}
          <RegisteringCard of={one} />
          <PollCard of={one} />
          {one.agenda.length === 0 && one.endedAt !== null ? null : <AgendaCard of={one} />}
          {one.state === 'planned' || one.state === 'cancelled' ? null : <AttendanceCard of={one} />}
          <DecisionsCard of={one} />
          {one.openedAt === null ? null : <MinutesCard of={one} />}
          {one.openedAt === null ? null : <ActionsCard of={one} />}
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}
