/** The button of a way: on to where one chooses, or an act that is confirmed. One entry a way. */
import type { ReactNode } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import {
  giveBackSeat,
  giveBackSeatByLink,
  releaseSeat,
  releaseSeatByLink,
  tellShop,
  tellShopByLink,
} from '../contract-cannot-come.ts'
import { handBackSeat, handBackSeatByLink } from '../contract-stand-in.ts'
import { changeHref, linkInput, standInHref, swapHref, useSeat } from './addresses.ts'
import type { Offer } from './CannotCome.tsx'
import { Means } from './Means.tsx'
import { PotWay } from './PotWay.tsx'

interface ActProps {
  readonly offer: Offer
  readonly done: () => void
}

interface WayProps extends ActProps {
  /** Both have agreed already: the exchange begins with whom. */
  readonly agreed: boolean
}

export function WayAct({ offer, agreed, done }: WayProps): ReactNode {
  const { path } = offer
  if (path === 'swap' || path === 'change' || path === 'stand_in')
    return <GoTo offer={offer} path={path} agreed={agreed && path === 'swap'} />
  if (path === 'cancel') return <GiveBack offer={offer} done={done} />
  if (path === 'hand_back') return <HandBack offer={offer} done={done} />
  if (path === 'tell_shop') return <TellShop offer={offer} done={done} />
  if (path === 'pot') return <PotWay offer={offer} done={done} />
  if (path === 'release') return <Release offer={offer} done={done} />
  return null
}

const hrefs = { swap: swapHref, change: changeHref, stand_in: standInHref }

interface GoToProps {
  readonly offer: Offer
  readonly path: keyof typeof hrefs
  readonly agreed: boolean
}

function GoTo({ offer, path, agreed }: GoToProps) {
  const t = useWords()
  return (
    <Button
      href={hrefs[path](useSeat(), agreed)}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    >
      {t(agreed ? 'exchanges.swap.name_person' : `exchanges.act.${path}`)}
    </Button>
  )
}

interface SureProps extends ActProps {
  readonly press: () => unknown
  readonly error: ReturnType<typeof useAct>['error']
}

/** A way that is walked at once, after one question. */
function Sure({ offer, press, error }: SureProps) {
  const t = useWords()
  return (
    <Confirm
      words={t(`exchanges.act.${offer.path}`)}
      title={t(`exchanges.asks.${offer.path}`)}
      says={t(`exchanges.way_says.${offer.path}`)}
      sure={t(`exchanges.act.${offer.path}`)}
      press={press}
      error={error}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    >
      <Means offer={offer} />
    </Confirm>
  )
}

function GiveBack(props: ActProps) {
  const seat = useSeat()
  const own = useAct(giveBackSeat, { done: props.done })
  const linked = useAct(giveBackSeatByLink, { done: props.done })
  const press = () => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))
  return <Sure {...props} press={press} error={seat.link ? linked.error : own.error} />
}

function Release(props: ActProps) {
  const seat = useSeat()
  const own = useAct(releaseSeat, { done: props.done })
  const linked = useAct(releaseSeatByLink, { done: props.done })
  const press = () => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))
  return <Sure {...props} press={press} error={seat.link ? linked.error : own.error} />
}

function HandBack(props: ActProps) {
  const seat = useSeat()
  const own = useAct(handBackSeat, { done: props.done })
  const linked = useAct(handBackSeatByLink, { done: props.done })
  const press = () => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))
  return <Sure {...props} press={press} error={seat.link ? linked.error : own.error} />
}

function TellShop(props: ActProps) {
  const seat = useSeat()
  const own = useAct(tellShop, { done: props.done })
  const linked = useAct(tellShopByLink, { done: props.done })
  const press = () => (seat.link ? linked.act(linkInput(seat)) : own.act({ attendance: seat.attendance }))
  return <Sure {...props} press={press} error={seat.link ? linked.error : own.error} />
}
