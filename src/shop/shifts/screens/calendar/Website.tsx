/** The week on the shop's website, and the feed of open places: what to copy, and what to end. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { closeShopCalendar, listShopCalendars, openShopCalendar } from '../../contract-calendar.ts'
import { today } from './calendar-days.ts'
import './calendar.css'

export function WebsiteScreen() {
  useWords()
  return (
    <Page title={t('shifts.website.title')} says={t('shifts.website.says')}>
      <div className="stack">
        <Week />
        <Feed />
      </div>
    </Page>
  )
}

function Week() {
  const shop = useOrganisation()?.address ?? ''
  const page = `${location.origin}/w/${shop}`
  return (
    <Card title={t('shifts.website.week')}>
      <p>{t('shifts.website.week_says')}</p>
      <Copy label={t('shifts.website.page')} text={page} />
      <Copy
        label={t('shifts.website.frame')}
        text={`<iframe src="${page}" title="${t('shifts.week')}" width="100%" height="700" style="border:0"></iframe>`}
      />
      <Copy
        label={t('shifts.website.data')}
        text={`${location.origin}/api/v1/organisations/${shop}/weeks/${today()}`}
      />
      <p>
        <Link href="/staff/settings">{t('shifts.website.switch')}</Link>
      </p>
      <iframe className="week-preview" src={`/w/${shop}`} title={t('shifts.website.week')} loading="lazy" />
    </Card>
  )
}

function Copy({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="copy-line">
      <span className="quiet">{label}</span>
      <code>{text}</code>
      <Button kind="quiet" press={copy} label={t('shifts.website.copy_what', { what: label })}>
        {t(copied ? 'shifts.website.copied' : 'shifts.website.copy')}
      </Button>
    </div>
  )
}

function Feed() {
  const calendars = useRead(listShopCalendars, {})
  const [path, setPath] = useState<string | null>(null)
  const open = useAct(openShopCalendar, { after: [listShopCalendars], done: (reply) => setPath(reply.path) })
  const close = useAct(closeShopCalendar, { after: [listShopCalendars], done: () => setPath(null) })
  return (
    <Card title={t('shifts.website.feed')}>
      <p>{t('shifts.website.feed_says')}</p>
      {path ? <Copy label={t('shifts.website.feed_once')} text={`${location.origin}${path}`} /> : null}
      <Read of={calendars}>
        {(data) => (
          <ul className="plain-list">
            {data.calendars.map((calendar) => (
              <li key={calendar.id}>
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
              </li>
            ))}
          </ul>
        )}
      </Read>
      <Trouble of={open.error} />
      <Button kind="other" icon="link" press={() => open.act({})}>
        {t('shifts.website.feed_new')}
      </Button>
    </Card>
  )
}
