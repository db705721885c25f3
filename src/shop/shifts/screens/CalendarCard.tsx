/** The secret address by which a calendar program shows one's shifts: shown once, ended at will. */

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
import { closeCalendar, listCalendars, openCalendar } from '../contract-calendar.ts'

export function CalendarCard() {
  const t = useWords()
  const calendars = useRead(listCalendars, {})
  const [path, setPath] = useState<string | null>(null)
  const open = useAct(openCalendar, { after: [listCalendars], done: (reply) => setPath(reply.path) })
  const close = useAct(closeCalendar, { after: [listCalendars], done: () => setPath(null) })
  return (
    <Card title={t('shifts.calendar')}>
      <p>{t('shifts.calendar_says')}</p>
      {path ? (
        <p role="status">
          {t('shifts.calendar_once')} <code style={{ overflowWrap: 'anywhere' }}>{`${location.origin}${path}`}</code>
        </p>
      ) : null}
      <Read of={calendars}>
        {(data) =>
          data.calendars
            .filter((calendar) => !calendar.ofShop)
            .map((calendar) => (
              <div className="row" key={calendar.id}>
                <Moment at={calendar.madeAt as Instant} />
                <Confirm
                  words={t('shifts.calendar_end')}
                  title={t('shifts.calendar_end')}
                  says={t('shifts.calendar_end_says')}
                  sure={t('shifts.calendar_end')}
                  press={() => close.act({ calendar: calendar.id })}
                  error={close.error}
                  kind="quiet"
                />
              </div>
            ))
        }
      </Read>
      <Trouble of={open.error} />
      <Button kind="other" press={() => open.act({})}>
        {t('shifts.calendar_new')}
      </Button>
    </Card>
  )
}
