/** Choosing a free place instead of the own one: the emptiest first, every other on request. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { findPlaces, findPlacesByLink } from '../contract-change.ts'
import { cannotComeHref, linkInput, useSeat } from './addresses.ts'
import { SeatWords } from './SeatWords.tsx'
import { TakePlace } from './TakePlace.tsx'
import './exchanges.css'

type Places = ReplyOf<typeof findPlaces>
export type Place = Places['places'][number]

export function ChangeScreen() {
  const t = useWords()
  const seat = useSeat()
  const [taken, setTaken] = useState<Place | null>(null)
  const mine = useRead(findPlaces, { attendance: seat.attendance }, { when: !seat.link && taken === null })
  const linked = useRead(findPlacesByLink, linkInput(seat), { when: Boolean(seat.link) && taken === null })
  return (
    <Page
      title={t('exchanges.change.title')}
      read={seat.link ? linked : mine}
      back={{ href: cannotComeHref(seat), says: t('exchanges.cannot_come') }}
    >
      {(data) => (
        <div className="stack">
          {taken ? <Taken place={taken} byLink={Boolean(seat.link)} /> : <Choice data={data} taken={setTaken} />}
        </div>
      )}
    </Page>
  )
}

function Choice({ data, taken }: { readonly data: Places; readonly taken: (place: Place) => void }) {
  const t = useWords()
  const address = useAddress()
  const emptiest = data.places.filter(({ underPopulated }) => underPopulated)
  const all = address.get('all') === 'true' || emptiest.length === 0
  const shown = all ? data.places : emptiest
  if (data.whyNot.length > 0)
    return (
      <>
        <SeatWords seat={data.seat} />
        <Reasons of={data.whyNot as readonly Refusal[]} />
      </>
    )
  return (
    <>
      <SeatWords seat={data.seat} />
      {shown.length === 0 ? (
        <Empty says={t('exchanges.change.nothing')} icon="calendar" />
      ) : (
        <>
          <p>{t(all ? 'exchanges.change.says' : 'exchanges.change.says_emptiest')}</p>
          <ul className="exchange-places">
            {shown.map((place) => (
              <TakePlace key={place.id} place={place} taken={() => taken(place)} />
            ))}
          </ul>
        </>
      )}
      {!all && data.places.length > emptiest.length ? (
        <Button kind="other" press={() => address.set({ all: 'true' })}>
          {t('exchanges.change.show_all', { count: data.places.length })}
        </Button>
      ) : null}
    </>
  )
}

function Taken({ place, byLink }: { readonly place: Place; readonly byLink: boolean }) {
  const t = useWords()
  return (
    <Card title={t('exchanges.done')}>
      <p role="status">{t('exchanges.done_says.change')}</p>
      <div className="exchange-seat">
        <Day day={place.day as CalendarDay} />
        <TimeRange from={place.localStart as TimeOfDay} until={place.localEnd as TimeOfDay} />
        <span className="quiet">{place.name}</span>
      </div>
      {byLink ? null : <Button href="/shifts">{t('shifts.mine')}</Button>}
    </Card>
  )
}
