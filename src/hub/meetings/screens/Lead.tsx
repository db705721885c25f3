/** The view of whoever leads: the line that runs, its time, what comes next; minutes and actions beside. */
import { useEffect, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { startItem, stopItem } from '../contract/agenda.ts'
import { openDecision } from '../contract/deciding.ts'
import { readMeeting } from '../contract/meetings.ts'
import { ActionsCard } from './ActionsCard.tsx'
import { AttendanceCard } from './AttendanceCard.tsx'
import { DecidingCard } from './DecidingCard.tsx'
import { DecisionsCard } from './DecisionsCard.tsx'
import './meetings.css'
import { MinutesCard } from './MinutesCard.tsx'
import { emptyAgenda, type MeetingReply, type OfMeeting, pageOf } from './meeting-words.ts'
import { SpeechPart } from './SpeechPart.tsx'

export function LeadScreen() {
  const t = useWords()
  const meeting = useAddress().param('meeting')
  const reading = useRead(readMeeting, { meeting }, { everySeconds: 5 })
  return (
    <Page
      title={reading.data?.title ?? t('meetings.meeting')}
      back={{ href: pathTo(pageOf, { meeting }), says: t('meetings.back_to') }}
      read={reading}
      wide
    >
      {(one) => (
        <div className="meeting-lead">
          <div className="stack">
            {one.deciding ? <DecidingCard of={one} deciding={one.deciding} /> : null}
            <Running of={one} />
            <DecisionsCard of={one} />
          </div>
          <div className="stack">
            <AttendanceCard of={one} />
            <ActionsCard of={one} />
            {one.openedAt === null ? null : <MinutesCard of={one} />}
          </div>
        </div>
      )}
    </Page>
  )
}

type Item = MeetingReply['agenda'][number]

function Running({ of: one }: OfMeeting) {
  const t = useWords()
  const start = useAct(startItem)
  const stop = useAct(stopItem)
  const isOpen = one.state === 'open' && one.leads
  return (
    <Card title={t('meetings.agenda')}>
      {one.agenda.length === 0 ? <p>{t(emptyAgenda(one.kind))}</p> : null}
      <ol className="meeting-list meeting-agenda">
        {one.agenda.map((item) => (
          <li key={item.id} aria-current={item.runningSince ? 'step' : undefined}>
            <strong>{item.title}</strong> <span className="quiet">{t(`meetings.aim.${item.aim}`)}</span>
            <br />
            <Clock key={`${item.id} ${item.spentSeconds}`} item={item} />
            {isOpen ? (
              <div className="row">
                {item.runningSince ? (
                  <Button kind="other" press={() => stop.act({ meeting: one.id })} busy={stop.busy}>
                    {t('meetings.stop_item')}
                  </Button>
                ) : (
                  <Button kind="quiet" press={() => start.act({ agendaItem: item.id })} busy={start.busy}>
                    {t('meetings.start_item')}
                  </Button>
                )}
                {item.sort === 'proposal' && one.deciding === null ? <Decide item={item} /> : null}
              </div>
            ) : null}
            {item.speech || (isOpen && item.runningSince) ? <SpeechPart item={item} leads={isOpen} /> : null}
          </li>
        ))}
      </ol>
      <Trouble of={start.error ?? stop.error} />
    </Card>
  )
}

/** Deciding on the proposal of a line, as soon as its words are known long enough. */
function Decide({ item }: { readonly item: Item }) {
  const t = useWords()
  const open = useAct(openDecision)
  const reasons = item.undecidable as readonly Refusal[]
  return (
    <>
      <Button
        kind={item.runningSince ? 'main' : 'other'}
        press={() => open.act({ agendaItem: item.id })}
        reasons={reasons.length > 0 ? reasons : open.refusals}
        busy={open.busy}
      >
        {t('meetings.decide')}
      </Button>
      <Trouble of={open.refusals.length > 0 ? null : open.error} />
    </>
  )
}

/** Goes on by itself between two looks at the server. */
function Clock({ item }: { readonly item: Item }) {
  const t = useWords()
  const [passed, setPassed] = useState(0)
  const runs = item.runningSince !== null
  useEffect(() => {
    if (!runs) return undefined
    const tick = setInterval(() => setPassed((seconds) => seconds + 1), 1000)
    return () => clearInterval(tick)
  }, [runs])
  const seconds = item.spentSeconds + passed
  const shown = `${Math.trunc(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className={runs ? 'meeting-clock' : 'quiet'}>
      {t('meetings.item_spent', { spent: shown, minutes: item.minutes })}{' '}
      {runs && seconds > item.minutes * 60 ? <Status tone="attention" says={t('meetings.time_over')} /> : null}
      {runs && seconds <= item.minutes * 60 ? <Status tone="fine" says={t('meetings.running')} /> : null}
    </span>
  )
}
