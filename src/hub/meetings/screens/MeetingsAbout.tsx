/** On the page of a need: the meetings on whose agenda it stands. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { readMeetingsAbout } from '../contract/meetings.ts'
import './meetings.css'
import { pageOf } from './meeting-words.ts'

export function MeetingsAbout({ subject }: { readonly subject: string }) {
  const t = useWords()
  return (
    <Read of={useRead(readMeetingsAbout, { matter: subject })}>
      {({ meetings }) =>
        meetings.length === 0 ? null : (
          <Card title={t('meetings.talked_about')}>
            <ul className="meeting-list">
              {meetings.map(({ id, title, startsAt, state }) => (
                <li key={id}>
                  <Link href={pathTo(pageOf, { meeting: id })}>{title}</Link>
                  <br />
                  <span className="quiet">
                    {startsAt ? momentWords(startsAt as Instant) : t('meetings.date_open')} ·{' '}
                    {t(`meetings.state.${state}`)}
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
