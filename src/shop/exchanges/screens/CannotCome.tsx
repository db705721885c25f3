/** "I can't be there": every way with what it means, the recommended one first, the price shown before the button. */
import { useState } from 'react'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readCannotCome, readCannotComeByLink } from '../contract-cannot-come.ts'
import { linkInput, useAnswerLink, useSeat } from './addresses.ts'
import { Means } from './Means.tsx'
import { OwnCall } from './OwnCall.tsx'
import { SeatWords } from './SeatWords.tsx'
import { WayAct } from './WayAct.tsx'
import './exchanges.css'

export type Offer = ReplyOf<typeof readCannotCome>['offers'][number]

export function CannotComeScreen() {
  const t = useWords()
  const seat = useSeat()
  const link = useAnswerLink()
  const [done, setDone] = useState<Offer['path'] | null>(null)
  const mine = useRead(readCannotCome, { attendance: seat.attendance }, { when: !seat.link && done === null })
  const linked = useRead(readCannotComeByLink, linkInput(seat), { when: Boolean(seat.link) && done === null })
  const back = seat.link ? {} : { back: { href: '/shifts', says: t('shifts.mine') } }
  return (
    <Page title={t('exchanges.cannot_come')} read={seat.link ? linked : mine} {...back}>
      {(data) => (
        <div className="stack">
          <SeatWords seat={data.seat} />
          {data.insteadOf ? <p>{t('exchanges.instead_of', { who: data.insteadOf })}</p> : null}
          {data.told && done === null ? (
            <Status tone="attention" says={t('exchanges.told_already', { at: data.told })} />
          ) : null}
          {data.call && done === null ? <OwnCall call={data.call} link={link} seatShown /> : null}
          {done ? <Done path={done} byLink={Boolean(seat.link)} /> : null}
          {done === null && data.over.length > 0 ? <Reasons of={data.over as readonly Refusal[]} /> : null}
          {done === null && data.over.length === 0 ? (
            <>
              <p>{t('exchanges.nothing_yet')}</p>
              <ul className="exchange-ways">
                {data.offers.map((offer) => (
                  <Way key={offer.path} offer={offer} done={() => setDone(offer.path)} />
                ))}
              </ul>
            </>
          ) : null}
        </div>
      )}
    </Page>
  )
}

function Way({ offer, done }: { readonly offer: Offer; readonly done: () => void }) {
  const t = useWords()
  return (
    <li className="exchange-way" data-recommended={offer.recommended || undefined}>
      <h2>{t(`exchanges.way.${offer.path}`)}</h2>
      {offer.recommended ? <Status tone="fine" icon="star" says={t('exchanges.recommended')} /> : null}
      <p>{t(`exchanges.way_says.${offer.path}`)}</p>
      <Means offer={offer} />
      <WayAct offer={offer} done={done} />
    </li>
  )
}

function Done({ path, byLink }: { readonly path: Offer['path']; readonly byLink: boolean }) {
  const t = useWords()
  return (
    <Card title={t('exchanges.done')}>
      <p role="status">{t(`exchanges.done_says.${path}`)}</p>
      {byLink ? null : <Button href="/shifts">{t('shifts.mine')}</Button>}
    </Card>
  )
}
