/** What somebody asks: their place for one of mine, accepted or not with one press. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readMySwaps } from '../contract-swap.ts'
import { acceptSwap, acceptSwapByLink, declineAsk, declineAskByLink } from '../contract-swap-answer.ts'
import type { AnswerLink } from './addresses.ts'
import { SwapSlots } from './SwapSlots.tsx'
import { useWarnings } from './WarningBox.tsx'

export type Ask = ReplyOf<typeof readMySwaps>['asks'][number]

interface AskProps {
  readonly ask: Ask
  readonly link: AnswerLink | null
}

export function SwapAskCard({ ask, link }: AskProps) {
  const t = useWords()
  const [said, setSaid] = useState<'accepted' | 'ask_declined' | null>(null)
  return (
    <Card title={ask.who ? t('exchanges.swap.asks_who', { who: ask.who }) : t('exchanges.swap.asks_somebody')}>
      <SwapSlots gives={ask.gives} takes={ask.takes} from={ask.who} />
      {said ? <p role="status">{t(`exchanges.swap.${said}`)}</p> : <Buttons ask={ask} link={link} said={setSaid} />}
    </Card>
  )
}

function Buttons({ ask, link, said }: AskProps & { readonly said: (what: 'accepted' | 'ask_declined') => void }) {
  const t = useWords()
  const warnings = useWarnings(ask.warnings)
  const [accepted, declined] = [{ done: () => said('accepted') }, { done: () => said('ask_declined') }]
  const [yes, yesByLink] = [useAct(acceptSwap, accepted), useAct(acceptSwapByLink, accepted)]
  const [no, noByLink] = [useAct(declineAsk, declined), useAct(declineAskByLink, declined)]
  const give = { swap: ask.swap, attendance: ask.gives.attendance, warningsAccepted: warnings.accepted }
  return (
    <>
      <p className="quiet">{t('exchanges.swap.accept_says')}</p>
      {warnings.box}
      <Trouble of={yes.error ?? yesByLink.error ?? no.error ?? noByLink.error} />
      <div className="row">
        <Button press={() => (link ? yesByLink.act({ ...give, ...link }) : yes.act(give))} reasons={warnings.waits}>
          {t('exchanges.swap.accept')}
        </Button>
        <Button
          kind="other"
          press={() => (link ? noByLink.act({ swap: ask.swap, ...link }) : no.act({ swap: ask.swap }))}
        >
          {t('exchanges.swap.not_for_me')}
        </Button>
      </div>
    </>
  )
}
