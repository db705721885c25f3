/** An own call: who is asked, what came of it, and taking it back. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { type readMyCalls, withdrawStandIn, withdrawStandInByLink } from '../contract-stand-in.ts'
import type { AnswerLink } from './addresses.ts'
import { SlotWords } from './SwapSlots.tsx'
import './exchanges.css'

export type OwnCallReply = ReplyOf<typeof readMyCalls>['calls'][number]

const tones = { open: 'news', filled: 'fine', withdrawn: 'quiet', expired: 'quiet' } as const

interface OwnCallProps {
  readonly call: OwnCallReply
  readonly link: AnswerLink | null
  /** The page says already which seat is meant. */
  readonly seatShown?: boolean
}

export function OwnCall({ call, link, seatShown = false }: OwnCallProps) {
  const t = useWords()
  const declined = call.state === 'withdrawn' && call.endReason === 'declined'
  return (
    <Card>
      <Status tone={tones[call.state]} says={t(`exchanges.stand_in.state.${declined ? 'declined' : call.state}`)} />
      {seatShown ? null : (
        <div className="exchange-place-what">
          <SlotWords slot={call.seat} />
        </div>
      )}
      {call.taker ? <p>{t('exchanges.stand_in.comes', { who: call.taker })}</p> : null}
      {call.state === 'open' ? <Asked call={call} /> : null}
      {call.state === 'open' ? <TakeBack call={call.call} link={link} /> : null}
    </Card>
  )
}

function Asked({ call }: { readonly call: OwnCallReply }) {
  const t = useWords()
  return (
    <>
      <p>{t('exchanges.stand_in.still_expected')}</p>
      <p className="quiet">
        {call.namedAs
          ? t('exchanges.stand_in.asked_as', { written: call.namedAs })
          : t('exchanges.stand_in.open_to_all', { count: call.invited })}
      </p>
    </>
  )
}

function TakeBack({ call, link }: { readonly call: string; readonly link: AnswerLink | null }) {
  const t = useWords()
  const [own, linked] = [useAct(withdrawStandIn), useAct(withdrawStandInByLink)]
  return (
    <Confirm
      words={t('exchanges.stand_in.take_back')}
      title={t('exchanges.stand_in.take_back_asks')}
      says={t('exchanges.stand_in.take_back_says')}
      sure={t('exchanges.stand_in.take_back')}
      kind="quiet"
      press={() => (link ? linked.act({ call, ...link }) : own.act({ call }))}
      error={own.error ?? linked.error}
    />
  )
}
