/** On the home of the community: questions of dates, own actions, offered places, and the next meetings. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { readWaitingMeetings } from '../contract/waiting.ts'
import { eventPage } from './event-words.ts'
import { actionsPage, pageOf } from './meeting-words.ts'
import './meetings.css'

type Waiting = ReplyOf<typeof readWaitingMeetings>['waiting'][number]

const hrefOf = ({ what, meeting, event }: Waiting): string => {
  if (what === 'action') return actionsPage
  return event ? pathTo(eventPage, { event }) : pathTo(pageOf, { meeting: meeting ?? '' })
}

export function WaitingMeetings() {
  const t = useWords()
  return (
    <Read of={useRead(readWaitingMeetings, {})}>
      {({ waiting, next }) =>
        waiting.length + next.length === 0 ? null : (
          <Card title={t('meetings.title')} tone={waiting.length > 0 ? 'honey' : undefined}>
            <ul className="meeting-list">
              {waiting.map((one) => (
                <li key={`${one.what} ${one.meeting} ${one.event} ${one.title}`}>
                  <Link href={hrefOf(one)}>{t(`meetings.waits.${one.what}`)}</Link> {one.title}
                  <br />
                  <span className="quiet">{t('community.until', { day: dayWords(one.until as Day) })}</span>
                </li>
              ))}
              {next.map((one) => (
                <li key={one.id}>
                  <Link href={pathTo(pageOf, { meeting: one.id })}>{one.title}</Link>
                  <br />
                  <span className="quiet">
                    {one.running ? t('meetings.state.open') : momentWords(one.startsAt as Instant)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )
      }
    </Read>
  )
}
