/** What happened to a person, newest first, and who opened the file. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { type Reading, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readHistory, readOwnHistory } from '../contract-page.ts'

type HistoryPage = ReplyOf<typeof readHistory>
type Asked = { readonly openings: 'true' | 'false'; readonly before?: string | undefined }

export function OwnHistoryScreen() {
  const t = useWords()
  return (
    <Page title={t('members.history')} back={{ href: '/membership', says: t('members.own') }}>
      <Both of={(asked) => <OwnPart asked={asked} />} />
    </Page>
  )
}

export function PersonHistoryScreen() {
  const t = useWords()
  const contact = useAddress().param('contact')
  const back = { href: pathTo('/staff/members/:contact', { contact }), says: t('members.file') }
  return (
    <Page title={t('members.history')} back={back}>
      <Both of={(asked) => <PersonPart contact={contact} asked={asked} />} />
    </Page>
  )
}

function Both({ of: part }: { readonly of: (asked: Asked) => React.ReactNode }) {
  const t = useWords()
  return (
    <Tabs
      name="part"
      of={[
        {
          value: 'events',
          label: t('members.history'),
          show: () => <div key="events">{part({ openings: 'false' })}</div>,
        },
        {
          value: 'openings',
          label: t('members.openings'),
          show: () => <div key="openings">{part({ openings: 'true' })}</div>,
        },
      ]}
    />
  )
}

function OwnPart({ asked }: { readonly asked: Asked }) {
  const [before, setBefore] = useState<string | undefined>()
  return <Lines read={useRead(readOwnHistory, { ...asked, before }, { keep: true })} older={setBefore} />
}

function PersonPart({ contact, asked }: { readonly contact: string; readonly asked: Asked }) {
  const [before, setBefore] = useState<string | undefined>()
  return <Lines read={useRead(readHistory, { ...asked, contact, before }, { keep: true })} older={setBefore} />
}

function Lines({ read, older }: { readonly read: Reading<HistoryPage>; readonly older: (before: string) => void }) {
  const t = useWords()
  return (
    <Read of={read}>
      {(page: HistoryPage) =>
        page.events.length === 0 ? (
          <Empty says={t('members.history_none')} />
        ) : (
          <div className="stack">
            <ol className="history-lines">
              {page.events.map((event) => (
                <li key={event.id}>
                  <div>{event.says}</div>
                  <div className="quiet">
                    <Moment at={event.at as Instant} /> {event.actor.name ?? ''}
                  </div>
                </li>
              ))}
            </ol>
            {page.more ? (
              <Button kind="other" press={() => older(page.events.at(-1)?.id ?? '')}>
                {t('members.older')}
              </Button>
            ) : null}
          </div>
        )
      }
    </Read>
  )
}
