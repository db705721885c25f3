/** The button of a way: on to where one chooses, or an act that is confirmed. One entry a way. */
import type { ReactNode } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { giveBackSeat, giveBackSeatByLink, releaseSeat, releaseSeatByLink } from '../contract-cannot-come.ts'
import { changeHref, linkInput, swapHref, useSeat } from './addresses.ts'
import type { Offer } from './CannotCome.tsx'

interface ActProps {
  readonly offer: Offer
  readonly done: () => void
}

export function WayAct({ offer, done }: ActProps): ReactNode {
  const { path } = offer
  if (path === 'swap') return <GoToSwap offer={offer} />
  if (path === 'change') return <GoToChange offer={offer} />
  if (path === 'cancel') return <GiveBack offer={offer} done={done} />
  if (path === 'release') return <Release offer={offer} done={done} />
  return null
}

function GoToChange({ offer }: { readonly offer: Offer }) {
  const t = useWords()
  return (
    <Button
      href={changeHref(useSeat())}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    >
      {t('exchanges.act.change')}
    </Button>
  )
}

function GoToSwap({ offer }: { readonly offer: Offer }) {
  const t = useWords()
  return (
    <Button
      href={swapHref(useSeat())}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    >
      {t('exchanges.act.swap')}
    </Button>
  )
}

function GiveBack({ offer, done }: ActProps) {
  const t = useWords()
  const seat = useSeat()
  const own = useAct(giveBackSeat, { done })
  const linked = useAct(giveBackSeatByLink, { done })
  return (
    <Confirm
      words={t('exchanges.act.cancel')}
      title={t('exchanges.asks.cancel')}
      says={t('exchanges.way_says.cancel')}
      sure={t('exchanges.act.cancel')}
      press={() => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))}
      error={seat.link ? linked.error : own.error}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    />
  )
}

function Release({ offer, done }: ActProps) {
  const t = useWords()
  const seat = useSeat()
  const own = useAct(releaseSeat, { done })
  const linked = useAct(releaseSeatByLink, { done })
  return (
    <Confirm
      words={t('exchanges.act.release')}
      title={t('exchanges.asks.release')}
      says={t('exchanges.way_says.release')}
      sure={t('exchanges.act.release')}
      press={() => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))}
      error={seat.link ? linked.error : own.error}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    />
  )
}
