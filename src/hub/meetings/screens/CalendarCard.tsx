/** The secret address by which a calendar program shows meetings and events: shown once, ended at will. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { closeCalendar, listCalendars, openCalendar } from '../contract/calendars.ts'
import './meetings.css'

export function CalendarCard() {
  const t = useWords()
  const [path, setPath] = useState<string | null>(null)
  const open = useAct(openCalendar, { after: [listCalendars], done: (reply) => setPath(reply.path) })
  const close = useAct(closeCalendar, { after: [listCalendars], done: () => setPath(null) })
  return (
    <Card title={t('meetings.calendar')}>
      <p>{t('meetings.calendar_says')}</p>
      {path ? <NewAddress url={`${location.origin}${path}`} /> : null}
      <Read of={useRead(listCalendars, {})}>
        {({ calendars }) => (
          <ul className="meeting-list">
            {calendars.map(({ id, madeAt }) => (
              <li key={id}>
                {t('meetings.calendar_since')} <Moment at={madeAt as Instant} />{' '}
                <Confirm
                  words={t('meetings.calendar_end')}
                  title={t('meetings.calendar_end')}
                  says={t('meetings.calendar_end_says')}
                  sure={t('meetings.calendar_end')}
                  press={() => close.act({ meetingCalendar: id })}
                  error={close.error}
                  kind="quiet"
                />
              </li>
            ))}
          </ul>
        )}
      </Read>
      <Trouble of={open.error} />
      {path ? null : (
        <Button kind="other" icon="calendar" press={() => open.act({})}>
          {t('meetings.calendar_new')}
        </Button>
      )}
    </Card>
  )
}

function NewAddress({ url }: { readonly url: string }) {
  const t = useWords()
  return (
    <div role="status" className="meeting-address">
      <p>{t('meetings.calendar_once')}</p>
      <a href={url.replace(/^https?:/, 'webcal:')}>{t('meetings.calendar_add')}</a>
      <code>{url}</code>
    </div>
  )
}
