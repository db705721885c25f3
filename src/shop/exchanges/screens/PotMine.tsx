/** What one gave and asked for: its state, and taking it back while that is possible. */
import type { ReactNode } from 'react'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { cancelGift, cancelPotRequest } from '../contract-pot.ts'
import type { MyPot } from './Pot.tsx'

type Gift = MyPot['gifts'][number]
type Asked = MyPot['requests'][number]

const tones = { draft: 'news', validated: 'fine', cancelled: 'quiet' } as const

export function PotMine({ pot }: { readonly pot: MyPot }) {
  const t = useWords()
  return (
    <>
      {pot.gifts.length > 0 ? (
        <Card title={t('exchanges.pot.my_gifts')}>
          <ul className="pot-rows">
            {pot.gifts.map((gift) => (
              <GiftRow key={gift.gift} gift={gift} />
            ))}
          </ul>
        </Card>
      ) : null}
      {pot.requests.length > 0 ? (
        <Card title={t('exchanges.pot.my_requests')}>
          <ul className="pot-rows">
            {pot.requests.map((one) => (
              <RequestRow key={one.potRequest} asked={one} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

interface RowProps {
  readonly when: Gift['when']
  readonly without: string
  readonly status: ReactNode
  readonly says?: string | null
  readonly children?: ReactNode
}

function Row({ when, without, status, says, children }: RowProps) {
  return (
    <li className="pot-row">
      {status}
      {when ? (
        <span>
          <strong>
            <Day day={when.day as CalendarDay} />{' '}
            <TimeRange from={when.localStart as TimeOfDay} until={when.localEnd as TimeOfDay} />
          </strong>{' '}
          <span className="quiet">{when.name}</span>
        </span>
      ) : (
        <strong>{without}</strong>
      )}
      {says ? <span className="quiet">{says}</span> : null}
      {children}
    </li>
  )
}

function GiftRow({ gift }: { readonly gift: Gift }) {
  const t = useWords()
  const cancel = useAct(cancelGift)
  const word = gift.counts ? 'counts' : gift.state
  return (
    <Row
      when={gift.when}
      without={t('exchanges.pot.sort.credit_given')}
      status={<Status tone={tones[gift.state]} says={t(`exchanges.pot.gift_state.${word}`)} />}
      says={gift.endReason === 'seat' ? t('exchanges.pot.ended_by_itself') : gift.endReason}
    >
      {gift.state !== 'cancelled' && !(gift.counts && gift.sort === 'shift') ? (
        <Confirm
          words={t('exchanges.pot.take_back')}
          title={t('exchanges.pot.gift_back_asks')}
          sure={t('exchanges.pot.take_back')}
          kind="quiet"
          press={() => cancel.act({ gift: gift.gift })}
          error={cancel.error}
          reasons={gift.whyNotCancel as readonly Refusal[]}
        />
      ) : null}
    </Row>
  )
}

function RequestRow({ asked }: { readonly asked: Asked }) {
  const t = useWords()
  const cancel = useAct(cancelPotRequest)
  return (
    <Row
      when={asked.when}
      without={t('exchanges.pot.sort.credit')}
      status={<Status tone={tones[asked.state]} says={t(`exchanges.pot.request_state.${asked.state}`)} />}
      says={asked.endReason === 'seat' ? t('exchanges.pot.ended_by_itself') : (asked.endReason ?? asked.reason)}
    >
      {asked.state === 'cancelled' ? null : (
        <Confirm
          words={t('exchanges.pot.take_back')}
          title={t('exchanges.pot.request_back_asks')}
          says={t(`exchanges.pot.request_back.${asked.state === 'draft' ? 'draft' : asked.sort}`)}
          sure={t('exchanges.pot.take_back')}
          kind="quiet"
          press={() => cancel.act({ potRequest: asked.potRequest })}
          error={cancel.error}
          reasons={asked.whyNotCancel as readonly Refusal[]}
        />
      )}
    </Row>
  )
}
