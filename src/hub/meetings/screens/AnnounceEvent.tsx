/** Announcing an event. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { announceEvent } from '../contract/events.ts'
import { EventFields, eventProblems, noEvent, sentEvent, type TypedEvent } from './EventFields.tsx'
import { eventPage, eventsPage } from './event-words.ts'

export function AnnounceEventScreen() {
  const t = useWords()
  const address = useAddress()
  return (
    <Page title={t('meetings.announce')} back={{ href: eventsPage, says: t('meetings.events') }}>
      <Card>
        <Form<TypedEvent, typeof announceEvent>
          name="announce-event"
          start={noEvent}
          act={useAct(announceEvent)}
          check={eventProblems}
          send={sentEvent}
          submit={t('meetings.announce')}
          done={({ event }) => address.go(pathTo(eventPage, { event }))}
        >
          <EventFields />
        </Form>
      </Card>
    </Page>
  )
}
