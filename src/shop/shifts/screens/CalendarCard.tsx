/** The secret address by which a calendar program shows one's shifts: shown once, ended at will. */

import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { closeCalendar, listCalendars, openCalendar } from '../contract-calendar.ts'
import './members.css'

export function CalendarCard() {
  const t = useWords()
  const calendars = useRead(listCalendars, {})
  const [path, setPath] = useState<string | null>(null)
  const open = useAct(openCalendar, { after: [listCalendars], done: (reply) => setPath(reply.path) })
  const close = useAct(closeCalendar, { after: [listCalendars], done: () => setPath(null) })
  return (
    <Card title={t('shifts.calendar')}>
      <p>{t('shifts.calendar_says')}</p>
      {path ? <NewAddress url={`${location.origin}${path}`} /> : null}
      <Read of={calendars}>
        {(data) =>
          data.calendars
            .filter((calendar) => !calendar.ofShop)
            .map((calendar) => (
              <div className="watch-line" key={calendar.id}>
                <span>
                  {t('shifts.calendar_since')} <Moment at={calendar.madeAt as Instant} />
                </span>
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
      {path ? null : (
        <Button kind="other" icon="calendar" press={() => open.act({})}>
          {t('shifts.calendar_new')}
        </Button>
      )}
    </Card>
  )
}

/** The address while it can be seen: opened by the calendar of this device, or copied to another. */
function NewAddress({ url }: { readonly url: string }) {
  const t = useWords()
  const { said } = useNotices()
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    said(t('shifts.calendar_copied'))
  }
  return (
    <div className="calendar-address" role="status">
      <p>{t('shifts.calendar_once')}</p>
      <div className="row">
        <a className="plain-button calendar-open" href={url.replace(/^https?:/, 'webcal:')}>
          {t('shifts.calendar_add')}
        </a>
        {navigator.clipboard ? (
          <Button kind="other" press={copy}>
            {t('shifts.calendar_copy')}
          </Button>
        ) : null}
      </div>
      <code>{url}</code>
    </div>
  )
}
