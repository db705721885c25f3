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
import { costWords, Means } from './Means.tsx'
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
  const [agreed, setAgreed] = useState(false)
  const asked = { agreed: String(agreed) }
  const [own, byLink] = [
    { when: !seat.link && done === null, keep: true },
    { when: Boolean(seat.link) && done === null, keep: true },
  ]
  const mine = useRead(readCannotCome, { attendance: seat.attendance, ...asked }, own)
  const linked = useRead(readCannotComeByLink, { ...linkInput(seat), ...asked }, byLink)
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
          {done === null && data.over.length > 0 ? <Over of={data.over as readonly Refusal[]} /> : null}
          {done === null && data.over.length === 0 ? (
            <>
              <p>{t('exchanges.nothing_yet')}</p>
              <LastResort offers={data.offers} />
              {data.offers.some(isOpenSwap) ? (
                <label className="box">
                  <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} />
                  <span>{t('exchanges.swap.agreed')}</span>
                </label>
              ) : null}
              <ul className="exchange-ways">
                {data.offers.map((offer) => (
                  <Way key={offer.path} offer={offer} agreed={agreed} done={() => setDone(offer.path)} />
                ))}
              </ul>
            </>
          ) : null}
        </div>
      )}
    </Page>
  )
}

/** What stays when nothing else does, and its price, before anything is read through. */
function LastResort({ offers }: { readonly offers: readonly Offer[] }) {
  const t = useWords()
  const last = offers.at(-1)
  if (!last || last.recommended || last.whyNot.length > 0) return null
  return (
    <p className="quiet">
      {t('exchanges.last_resort')} <a href={`#way-${last.path}`}>{t(`exchanges.way.${last.path}`)}</a>
      {' · '}
      {costWords(last, t)}
    </p>
  )
}

/** What an old link shows: that it is settled, and how. */
function Over({ of: reasons }: { readonly of: readonly Refusal[] }) {
  const t = useWords()
  const gone = reasons.some(({ code, facts }) => code === 'attendance.not_planned' && facts['state'] === 'cancelled')
  return (
    <Card title={t('exchanges.settled')}>
      {gone ? <p role="status">{t('exchanges.settled_gone')}</p> : <Reasons of={reasons} />}
      <p className="quiet">{t('exchanges.settled_says')}</p>
    </Card>
  )
}

const isOpenSwap = ({ path, whyNot }: Offer): boolean => path === 'swap' && whyNot.length === 0

interface WayProps {
  readonly offer: Offer
  readonly agreed: boolean
  readonly done: () => void
}

function Way({ offer, agreed, done }: WayProps) {
  const t = useWords()
  return (
    <li className="exchange-way" id={`way-${offer.path}`} data-recommended={offer.recommended || undefined}>
      <h2>{t(`exchanges.way.${offer.path}`)}</h2>
      {offer.recommended ? <Status tone="fine" icon="star" says={t('exchanges.recommended')} /> : null}
      <p>{t(`exchanges.way_says.${offer.path}`)}</p>
      <Means offer={offer} />
      <WayAct offer={offer} agreed={agreed} done={done} />
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
