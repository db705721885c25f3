/** For people who know nobody here yet: what is open to all, and registering without signing in. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import { readOpenEvents, registerGuest } from '../contract/events.ts'
import { AnswerFields } from './AnswerFields.tsx'
import { EventFactsCard } from './EventFactsCard.tsx'
import { type OpenEvent, placesOutside, sentAnswers, startAnswers } from './event-words.ts'
import './meetings.css'

export function OpenEventsScreen() {
  const t = useWords()
  const organisation = useAddress().param('organisation')
  return (
    <Page title={t('meetings.open_events')} read={useRead(readOpenEvents, { organisation })}>
      {({ community, events }) => (
        <div className="stack">
          <p>{community}</p>
          {events.length === 0 ? <p>{t('meetings.open_events_none')}</p> : null}
          {events.map((event) => (
            <EventFactsCard key={event.id} of={event} places={placesOutside(event)} title={event.title}>
              <Guest of={event} organisation={organisation} />
            </EventFactsCard>
          ))}
        </div>
      )}
    </Page>
  )
}

const start = { name: '', email: '', ...startAnswers }

function Guest({ of: event, organisation }: { readonly of: OpenEvent; readonly organisation: string }) {
  const t = useWords()
  const [sent, setSent] = useState<string | null>(null)
  const act = useAct(registerGuest, { after: [] })
  if (sent)
    return (
      <Card tone="leaf">
        <p>{t('meetings.guest_sent', { why: sent })}</p>
      </Card>
    )
  const words = t(event.full ? 'meetings.register_wait' : 'meetings.register')
  return (
    <Form<typeof start, typeof registerGuest>
      name={`guest-${event.id}`}
      start={start}
      act={act}
      send={({ name, email, ...answers }) => ({
        organisation,
        event: event.id,
        name,
        email,
        language: currentLanguage(),
        ...sentAnswers(answers),
      })}
      submit={words}
      done={({ state }) => setSent(state)}
    >
      <TextField name="name" label={t('meetings.field.name')} autoComplete="name" />
      <TextField name="email" label={t('meetings.field.email')} kind="email" hint={t('meetings.guest_privacy')} />
      <AnswerFields of={event} />
    </Form>
  )
}
