/** When and where a meeting is, who leads and writes, and its steps. */

import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { languageNames } from '#platform/values/languages.ts'
import { readMeetingFile } from '../contract/calendars.ts'
import { callMeeting, cancelMeeting, changeMeeting, endMeeting, nameRoles, startMeeting } from '../contract/meetings.ts'
import { whyNotCall } from '../rules/calling.ts'
import { leadPage, type OfMeeting, peopleOptions, tones } from './meeting-words.ts'
import { sentTerms, TermFields, type TypedTerms } from './TermFields.tsx'

export function TermsCard({ of: one }: OfMeeting) {
  const t = useWords()
  const when = one.startsAt
    ? `${momentWords(one.startsAt as Instant)} – ${one.day === one.lastDay ? one.until : momentWords(one.endsAt as Instant)}`
    : t('meetings.date_open')
  const facts = [
    ['time', when],
    ['kind', t(`meetings.kind.${one.kind}`)],
    ['circle', one.circle?.name ?? null],
    ['place', one.place],
    ['facilitator', one.facilitator?.name ?? null],
    ['noteTaker', one.noteTaker?.name ?? null],
    ['languages', one.languages.map((language) => languageNames[language]).join(', ')],
    ['cancelReason', one.cancelReason],
  ] as const
  return (
    <Card
      title={t('meetings.about')}
      state={<Status tone={tones[one.state]} says={t(`meetings.state.${one.state}`)} />}
    >
      <Facts
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`meetings.field.${name}`), value }))}
      />
      {one.videoLink && (one.state === 'called' || one.state === 'open') ? (
        <p>
          <a href={one.videoLink} rel="noreferrer">
            {t('meetings.join_video')}
          </a>
        </p>
      ) : null}
      {one.state === 'called' ? (
        <p>
          <Button
            kind="quiet"
            icon="calendar"
            press={() => download(readMeetingFile, { meeting: one.id }, `${one.day}.ics`)}
          >
            {t('meetings.calendar_file')}
          </Button>
        </p>
      ) : null}
      {one.leads || one.writes ? <Steps of={one} /> : null}
    </Card>
  )
}

function Steps({ of: one }: OfMeeting) {
  const t = useWords()
  const call = useAct(callMeeting)
  const start = useAct(startMeeting)
  const end = useAct(endMeeting)
  const { id: meeting, state } = one
  const ahead = state === 'planned' || state === 'called'
  const late = whyNotCall(one.day as Day | null, currentMe().today as Day, one.callDays)
  const reasons = late.length > 0 ? late : call.refusals
  return (
    <>
      {state === 'planned' && one.callUntil ? (
        <p className="quiet">{t('meetings.call_until', { day: one.callUntil })}</p>
      ) : null}
      <div className="row">
        {state === 'planned' && one.leads ? (
          <Button kind="main" press={() => call.act({ meeting })} reasons={reasons} busy={call.busy}>
            {t('meetings.call')}
          </Button>
        ) : null}
        {state === 'called' && one.leads ? (
          <Button kind="main" press={() => start.act({ meeting })} reasons={start.refusals} busy={start.busy}>
            {t('meetings.start')}
          </Button>
        ) : null}
        {state === 'open' && one.leads ? (
          <Button kind="main" href={pathTo(leadPage, { meeting })}>
            {t('meetings.lead_view')}
          </Button>
        ) : null}
        {state === 'open' ? (
          <Confirm
            words={t('meetings.end')}
            title={t('meetings.end')}
            says={t('meetings.end_says')}
            sure={t('meetings.end')}
            press={() => end.act({ meeting })}
            error={end.error}
            kind="other"
          />
        ) : null}
        {ahead && one.leads ? <Change of={one} /> : null}
        {one.leads && (ahead || state === 'open') ? <Roles of={one} /> : null}
        {ahead && one.leads ? <CallOff of={one} /> : null}
      </div>
      <Trouble of={call.refusals.length > 0 ? null : call.error} />
      <Trouble of={start.refusals.length > 0 ? null : start.error} />
    </>
  )
}

function Change({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(changeMeeting)
  const start: TypedTerms = {
    title: one.title,
    day: one.day ?? '',
    from: one.from ?? '19:00',
    lastDay: one.lastDay === one.day ? '' : (one.lastDay ?? ''),
    until: one.until ?? '21:00',
    place: one.place ?? '',
    videoLink: one.videoLink ?? '',
    languages: one.languages,
  }
  return (
    <Sheet words={t('meetings.change')} title={t('meetings.change')} kind="other">
      {(close) => (
        <Form<TypedTerms, typeof changeMeeting>
          name={`change-${one.id}`}
          start={start}
          act={act}
          send={(typed) => ({ meeting: one.id, title: typed.title, ...sentTerms(typed) })}
          submit={t('meetings.save_change')}
          done={close}
        >
          <TermFields dayOptional={one.state === 'planned'} />
        </Form>
      )}
    </Sheet>
  )
}

function Roles({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(nameRoles)
  const start = { facilitator: one.facilitator?.id ?? '', noteTaker: one.noteTaker?.id ?? '' }
  const options = peopleOptions(one.people).slice(1)
  return (
    <Sheet words={t('meetings.roles')} title={t('meetings.roles')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof nameRoles>
          name={`roles-${one.id}`}
          start={start}
          act={act}
          send={({ facilitator, noteTaker }) => ({ meeting: one.id, facilitator, noteTaker })}
          submit={t('meetings.save_change')}
          done={close}
        >
          <SelectField name="facilitator" label={t('meetings.field.facilitator')} options={options} />
          <SelectField name="noteTaker" label={t('meetings.field.noteTaker')} options={options} />
        </Form>
      )}
    </Sheet>
  )
}

function CallOff({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(cancelMeeting)
  return (
    <Sheet words={t('meetings.call_off')} title={t('meetings.call_off')} kind="grave">
      {(close) => (
        <Form<{ readonly reason: string }, typeof cancelMeeting>
          name={`call-off-${one.id}`}
          start={{ reason: '' }}
          act={act}
          send={({ reason }) => ({ meeting: one.id, reason })}
          submit={t('meetings.call_off')}
          done={close}
        >
          <LongTextField name="reason" label={t('meetings.field.reason')} rows={2} />
        </Form>
      )}
    </Sheet>
  )
}
