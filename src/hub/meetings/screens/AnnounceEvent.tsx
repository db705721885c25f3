/** Announcing an event, also one by which people register for a meeting. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { announceEvent } from '../contract/events.ts'
import { readMeeting } from '../contract/meetings.ts'
import { EventFields, eventOfMeeting, eventProblems, noEvent, sentEvent, type TypedEvent } from './EventFields.tsx'
import { eventPage, eventsPage } from './event-words.ts'

export function AnnounceEventScreen() {
  const t = useWords()
  const meeting = useAddress().get('meeting')
  const back = { href: eventsPage, says: t('meetings.events') }
  if (meeting) return <ForMeeting meeting={meeting} />
  return (
    <Page title={t('meetings.announce')} back={back}>
      <Announce start={noEvent} meeting={null} />
    </Page>
  )
}

function ForMeeting({ meeting }: { readonly meeting: string }) {
  const t = useWords()
  const back = { href: `/community/meetings/${meeting}`, says: t('meetings.back_to') }
  return (
    <Page title={t('meetings.let_register')} back={back} read={useRead(readMeeting, { meeting })}>
      {(one) => <Announce start={eventOfMeeting(one)} meeting={one.id} />}
    </Page>
  )
}

function Announce({ start, meeting }: { readonly start: TypedEvent; readonly meeting: string | null }) {
  const t = useWords()
  const address = useAddress()
  return (
    <Card>
      <Form<TypedEvent, typeof announceEvent>
        name={meeting === null ? 'announce-event' : `announce-event-${meeting}`}
        start={start}
        act={useAct(announceEvent)}
        check={eventProblems}
        send={(typed) => ({ ...sentEvent(typed), meeting })}
        submit={t('meetings.announce')}
        done={({ event }) => address.go(pathTo(eventPage, { event }))}
      >
        <EventFields />
      </Form>
    </Card>
  )
}
