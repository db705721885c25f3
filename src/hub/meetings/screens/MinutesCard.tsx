/** The minutes: written together, both versions kept where two wrote at once, published, corrected. */
import { useState } from 'react'
import { download } from '#app/download.ts'
import { useAct } from '#app/reading.ts'
import { Beside } from '#app/ui/Beside.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { linesOfBoth } from '#platform/values/beside.ts'
import { exportMinutes, publishMinutes, writeMinutes } from '../contract/minutes.ts'
import { CorrectionsCard } from './CorrectionsCard.tsx'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'

type Version = MeetingReply['minutes'][number]

export function MinutesCard({ of: one }: OfMeeting) {
  const t = useWords()
  const [writing, setWriting] = useState<Version | 'current' | null>(null)
  const publish = useAct(publishMinutes)
  const current = one.minutes.find(({ version }) => version === one.minutesVersion)
  const beside = one.minutes.filter((version) => version.beside)
  const mayWrite =
    one.state === 'open' || one.state === 'minutes_draft'
      ? one.acting.length > 0 || one.writes
      : one.state === 'minutes_published' && one.writes
  return (
    <Card title={t('meetings.minutes')} action={<Standing of={one} />}>
      {current ? (
        <>
          <p className="quiet">{t('beside.version_by', { version: current.version, by: current.by ?? '–' })}</p>
          <div className="meeting-text">{current.text}</div>
        </>
      ) : (
        <p>{t('meetings.minutes_none')}</p>
      )}
      {beside.map((version) => (
        <Beside
          key={version.version}
          version={version.version}
          by={version.by}
          acts={
            mayWrite ? (
              <Button kind="main" press={() => setWriting(version)}>
                {t('beside.settle')}
              </Button>
            ) : null
          }
        >
          <Difference before={current?.text ?? ''} after={version.text} />
        </Beside>
      ))}
      {writing ? (
        <Writing
          key={String(writing === 'current' ? 0 : writing.version)}
          of={one}
          taking={writing}
          done={() => setWriting(null)}
        />
      ) : (
        <div className="row">
          {mayWrite ? (
            <Button kind="other" press={() => setWriting('current')}>
              {t('meetings.write')}
            </Button>
          ) : null}
          {current ? (
            <Button
              kind="quiet"
              icon="download"
              press={() => download(exportMinutes, { meeting: one.id }, `${one.number}.md`)}
            >
              {t('meetings.minutes_file')}
            </Button>
          ) : null}
          {one.state === 'minutes_draft' && one.writes ? (
            <Confirm
              words={t('meetings.publish')}
              title={t('meetings.publish')}
              says={t('meetings.publish_says')}
              sure={t('meetings.publish')}
              press={() => publish.act({ meeting: one.id })}
              error={publish.error}
              kind="main"
            />
          ) : null}
        </div>
      )}
      <CorrectionsCard of={one} />
    </Card>
  )
}

function Standing({ of: one }: OfMeeting) {
  const t = useWords()
  if (one.approvedOn) return <Status tone="fine" says={t('meetings.approved_on', { day: one.approvedOn })} />
  if (one.silenceUntil) return <Status tone="news" says={t('meetings.silence_until', { day: one.silenceUntil })} />
  return null
}

interface Typed {
  readonly text: string
  /** What was on the screen when writing began, also when others save meanwhile, or a draft is found days later. */
  readonly basedOn: string
  readonly [field: string]: string
}

interface WritingProps extends OfMeeting {
  readonly taking: Version | 'current'
  readonly done: () => void
}

function Writing({ of: one, taking, done }: WritingProps) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writeMinutes)
  const [current] = useState(one.minutes.find(({ version }) => version === one.minutesVersion)?.text ?? '')
  const text = taking === 'current' ? current : linesOfBoth(current, taking.text)
  return (
    <Form<Typed, typeof writeMinutes>
      name={`minutes-${one.id}${taking === 'current' ? '' : `-${taking.version}`}`}
      keep="device"
      start={{ text, basedOn: String(one.minutesVersion) }}
      act={act}
      send={(typed) => ({
        meeting: one.id,
        text: typed.text,
        basedOn: Number(typed.basedOn),
        settles: taking === 'current' ? null : taking.version,
      })}
      submit={t('meetings.save_minutes')}
      done={(reply) => {
        if (reply.beside) said(t('beside.saved', { current: reply.current }))
        done()
      }}
    >
      <LongTextField name="text" label={t('meetings.text')} hint={t('meetings.draft_hint')} rows={14} optional />
    </Form>
  )
}
