/** Asking for a swap: who already wishes for this day, the days that suit, or somebody with whom it is agreed. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readSwapWays, readSwapWaysByLink } from '../contract-swap.ts'
import { cannotComeHref, linkInput, useAnswerLink, useSeat } from './addresses.ts'
import { SeatWords } from './SeatWords.tsx'
import { SwapAgreed } from './SwapAgreed.tsx'
import { SwapAskCard } from './SwapAskCard.tsx'
import { SwapDays } from './SwapDays.tsx'
import { MySwap } from './SwapsMine.tsx'
import './exchanges.css'

export type Ways = ReplyOf<typeof readSwapWays>

export function SwapScreen() {
  const t = useWords()
  const seat = useSeat()
  const [asked, setAsked] = useState<number | null>(null)
  const mine = useRead(readSwapWays, { attendance: seat.attendance }, { when: !seat.link })
  const linked = useRead(readSwapWaysByLink, linkInput(seat), { when: Boolean(seat.link) })
  return (
    <Page
      title={t('exchanges.swap.title')}
      read={seat.link ? linked : mine}
      back={{ href: cannotComeHref(seat), says: t('exchanges.cannot_come') }}
    >
      {(data) => (
        <div className="stack">
          <SeatWords seat={data.seat} />
          {asked === null ? null : <Out asked={asked} byLink={Boolean(seat.link)} />}
          <Choice ways={data} asked={setAsked} />
        </div>
      )}
    </Page>
  )
}

function Choice({ ways, asked }: { readonly ways: Ways; readonly asked: (people: number) => void }) {
  const t = useWords()
  const link = useAnswerLink()
  const agreed = useAddress().get('agreed') !== null
  if (ways.live) return <Live ways={ways} mine={ways.live} asked={asked} />
  if (ways.whyNot.length > 0) return <Reasons of={ways.whyNot as readonly Refusal[]} />
  const named = <SwapAgreed done={() => asked(1)} />
  return (
    <>
      {agreed ? <Card title={t('exchanges.swap.agreed')}>{named}</Card> : null}
      {ways.asks.length > 0 ? <h2>{t('exchanges.swap.others_wish')}</h2> : null}
      {ways.asks.map((ask) => (
        <SwapAskCard key={ask.swap} ask={ask} link={link} />
      ))}
      {ways.asksInAll > ways.asks.length ? (
        <p className="quiet">{t('exchanges.swap.more_asks', { count: ways.asksInAll })}</p>
      ) : null}
      {ways.patterns.starts.length > 0 ? (
        <SwapDays ways={ways} asked={asked} />
      ) : (
        <Empty says={t('exchanges.swap.none')} icon="calendar" />
      )}
      {agreed ? null : (
        <Sheet words={t('exchanges.swap.agreed')} title={t('exchanges.swap.agreed')} icon="people">
          {() => named}
        </Sheet>
      )}
    </>
  )
}

/** A request that runs already; while nobody answered, other days may be wished for. */
function Live({
  ways,
  mine,
  asked,
}: {
  readonly ways: Ways
  readonly mine: NonNullable<Ways['live']>
  readonly asked: (people: number) => void
}) {
  const t = useWords()
  const [changing, setChanging] = useState(false)
  const done = (people: number): void => {
    setChanging(false)
    asked(people)
  }
  return (
    <>
      <MySwap mine={mine} link={useAnswerLink()} />
      {changing && mine.state === 'open' ? <SwapDays ways={ways} asked={done} changes={mine} /> : null}
      {!changing && mine.state === 'open' ? (
        <Button kind="other" press={() => setChanging(true)}>
          {t('exchanges.swap.change_wishes')}
        </Button>
      ) : null}
    </>
  )
}

function Out({ asked, byLink }: { readonly asked: number; readonly byLink: boolean }) {
  const t = useWords()
  return (
    <Card title={t('exchanges.done')}>
      <p role="status">
        {t('exchanges.done_says.swap')} {asked > 0 ? t('exchanges.swap.asked', { count: asked }) : null}
      </p>
      {byLink ? null : <Button href="/shifts/swaps">{t('exchanges.swap.mine')}</Button>}
    </Card>
  )
}
