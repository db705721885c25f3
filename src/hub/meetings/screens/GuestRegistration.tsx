/** Where the link of a guest's mail leads: take the offered place, or give it back. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { answerGuest, readGuest } from '../contract/events.ts'
import { countsForSeats } from '../rules/places.ts'
import { EventFactsCard } from './EventFactsCard.tsx'
import { placesOutside, registrationTones } from './event-words.ts'
import './meetings.css'

export function GuestRegistrationScreen() {
  const t = useWords()
  const address = useAddress()
  const [organisation, signed] = [address.param('organisation'), address.get('signed') ?? '']
  const answer = useAct(answerGuest)
  const give = (said: 'accept' | 'cancel') => answer.act({ organisation, signed, answer: said })
  return (
    <Page title={t('meetings.your_registration')} read={useRead(readGuest, { organisation, signed })}>
      {({ event, name, state, offeredUntil }) => (
        <EventFactsCard of={event} places={placesOutside(event)} title={event.title}>
          <p>
            {name} <Status tone={registrationTones[state]} says={t(`meetings.registration.${state}`)} />{' '}
            {state === 'offered' && offeredUntil ? t('meetings.offered_until', { until: offeredUntil }) : null}
          </p>
          <div className="row">
            {state === 'offered' ? (
              <Button kind="main" press={() => give('accept')} reasons={answer.refusals} busy={answer.busy}>
                {t('meetings.accept')}
              </Button>
            ) : null}
            {countsForSeats(state) && event.state === 'announced' ? (
              <Button kind="other" press={() => give('cancel')} busy={answer.busy}>
                {t('meetings.give_back')}
              </Button>
            ) : null}
          </div>
        </EventFactsCard>
      )}
    </Page>
  )
}
