/** One event: what it is, registering, who comes. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import {
  acceptOffer,
  cancelEvent,
  cancelRegistration,
  changeEvent,
  exportRegistrations,
  readEvent,
  register,
} from '../contract/events.ts'
import { countsForSeats } from '../rules/places.ts'
import { AnswerFields } from './AnswerFields.tsx'
import { EventFactsCard } from './EventFactsCard.tsx'
import { EventFields, eventProblems, sentEvent, type TypedEvent, typedEvent } from './EventFields.tsx'
import {
  type EventReply,
  eventsPage,
  placesWords,
  priceWords,
  registrationTones,
  sentAnswers,
  startAnswers,
} from './event-words.ts'
import './meetings.css'

interface OfEvent {
  readonly of: EventReply
}

export function EventScreen() {
  const t = useWords()
  const reading = useRead(readEvent, { event: useAddress().param('event') })
  return (
    <Page
      title={reading.data?.title ?? t('meetings.event')}
      back={{ href: eventsPage, says: t('meetings.events') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <EventFactsCard of={one} places={placesWords(one)}>
            {one.meeting === null ? null : (
              <p>
                <Link href={pathTo('/community/meetings/:meeting', { meeting: one.meeting })}>
                  {t('meetings.its_meeting')}
                </Link>
              </p>
            )}
            {one.state === 'announced' ? <Steps of={one} /> : null}
          </EventFactsCard>
          <ComingCard of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

function Steps({ of: one }: OfEvent) {
  const today = currentMe().today as Day
  const open = one.acting.length > 0 && (one.registerUntil === null || today <= one.registerUntil)
  return (
    <div className="row">
      {open ? <Register of={one} /> : null}
      {one.steers ? <Change of={one} /> : null}
      {one.steers ? <CallOff of={one} /> : null}
    </div>
  )
}

function Register({ of: one }: OfEvent) {
  const t = useWords()
  const act = useAct(register)
  const start = { participant: one.acting[0]?.id ?? '', name: '', email: '', ...startAnswers }
  const words = t(one.free === 0 || one.waiting > 0 ? 'meetings.register_wait' : 'meetings.register')
  return (
    <Sheet words={words} title={one.title} kind="main">
      {(close) => (
        <Form<typeof start, typeof register>
          name={`register-${one.id}`}
          start={start}
          act={act}
          send={({ participant, name, email, ...answers }) => ({
            event: one.id,
            participant,
            name: name || null,
            email: email || null,
            ...sentAnswers(answers),
          })}
          submit={words}
          done={close}
        >
          {one.acting.length > 1 ? (
            <SelectField
              name="participant"
              label={t('meetings.for')}
              options={one.acting.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <TextField
            name="name"
            label={t('meetings.field.name')}
            hint={t('meetings.other_person_hint')}
            autoComplete="off"
            optional
          />
          <TextField name="email" label={t('meetings.field.email')} kind="email" autoComplete="off" optional />
          <AnswerFields of={one} />
        </Form>
      )}
    </Sheet>
  )
}

function Change({ of: one }: OfEvent) {
  const t = useWords()
  const act = useAct(changeEvent)
  return (
    <Sheet words={t('meetings.change_event')} title={t('meetings.change_event')} kind="other">
      {(close) => (
        <Form<TypedEvent, typeof changeEvent>
          name={`event-${one.id}`}
          start={typedEvent(one)}
          act={act}
          check={eventProblems}
          send={(typed) => ({ event: one.id, ...sentEvent(typed) })}
          submit={t('meetings.save_change')}
          done={close}
        >
          <EventFields />
        </Form>
      )}
    </Sheet>
  )
}

function CallOff({ of: one }: OfEvent) {
  const t = useWords()
  const act = useAct(cancelEvent)
  return (
    <Sheet words={t('meetings.call_off_event')} title={t('meetings.call_off_event')} kind="grave">
      {(close) => (
        <Form<{ readonly reason: string }, typeof cancelEvent>
          name={`call-off-event-${one.id}`}
          start={{ reason: '' }}
          act={act}
          send={({ reason }) => ({ event: one.id, reason })}
          submit={t('meetings.call_off_event')}
          done={close}
        >
          <LongTextField name="reason" label={t('meetings.field.reason')} rows={2} />
        </Form>
      )}
    </Sheet>
  )
}

function ComingCard({ of: one }: OfEvent) {
  const t = useWords()
  const shown = one.registrations.filter(({ own, state }) => own || countsForSeats(state))
  return (
    <Card title={t('meetings.who_comes')}>
      {shown.length === 0 ? <p>{t('meetings.nobody_comes')}</p> : null}
      <ul className="meeting-list">
        {shown.map((row) => (
          <Coming key={row.id} row={row} currency={one.currency} />
        ))}
      </ul>
      {one.steers && one.registrations.length > 0 ? (
        <Button
          kind="other"
          icon="download"
          press={() => download(exportRegistrations, { event: one.id, format: 'csv' }, `${one.number}.csv`)}
        >
          {t('list.export_csv')}
        </Button>
      ) : null}
    </Card>
  )
}

interface ComingProps {
  readonly row: EventReply['registrations'][number]
  readonly currency: EventReply['currency']
}

function Coming({ row, currency }: ComingProps) {
  const t = useWords()
  const accept = useAct(acceptOffer)
  const cancel = useAct(cancelRegistration)
  const said = [
    row.organisation ?? t('meetings.guest'),
    row.price > 0 ? priceWords(row.price, currency) : null,
    row.food,
    row.lodging,
    row.access,
    row.state === 'offered' && row.offeredUntil ? t('meetings.offered_until', { until: row.offeredUntil }) : null,
  ]
  return (
    <li>
      <strong>{row.name}</strong>{' '}
      <Status tone={registrationTones[row.state]} says={t(`meetings.registration.${row.state}`)} />
      <br />
      <span className="quiet">{said.filter((part) => part).join(' · ')}</span>
      {row.own && countsForSeats(row.state) ? (
        <div className="row">
          {row.state === 'offered' ? (
            <Button kind="main" press={() => accept.act({ registration: row.id })} reasons={accept.refusals}>
              {t('meetings.accept')}
            </Button>
          ) : null}
          <Confirm
            words={t('meetings.give_back')}
            title={t('meetings.give_back')}
            says={t('meetings.give_back_says')}
            sure={t('meetings.give_back')}
            press={() => cancel.act({ registration: row.id })}
            error={cancel.error}
            kind="quiet"
          />
          <Trouble of={accept.refusals.length > 0 ? null : accept.error} />
        </div>
      ) : null}
    </li>
  )
}
