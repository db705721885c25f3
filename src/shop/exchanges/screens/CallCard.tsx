/** Somebody looks for a person to come instead: yes with one press, no where one is asked by name. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import {
  acceptStandIn,
  acceptStandInByLink,
  declineStandIn,
  declineStandInByLink,
  type readCall,
} from '../contract-stand-in.ts'
import type { AnswerLink } from './addresses.ts'
import { SlotWords } from './SwapSlots.tsx'
import { useWarnings } from './WarningBox.tsx'
import './exchanges.css'

export type Call = ReplyOf<typeof readCall>

interface CallProps {
  readonly call: Call
  readonly link: AnswerLink | null
}

export function CallCard({ call, link }: CallProps) {
  const t = useWords()
  const [said, setSaid] = useState<'accepted' | 'declined' | null>(null)
  const title = call.who ? t('exchanges.call.who', { who: call.who }) : t('exchanges.call.somebody')
  return (
    <Card title={title} {...(call.named && said === null ? { tone: 'honey' as const } : {})}>
      <div className="exchange-place-what">
        <SlotWords slot={call.seat} />
      </div>
      {said ? <p role="status">{t(`exchanges.call.${said}`)}</p> : <YesOrNo call={call} link={link} said={setSaid} />}
    </Card>
  )
}

function YesOrNo({ call, link, said }: CallProps & { readonly said: (what: 'accepted' | 'declined') => void }) {
  const t = useWords()
  const warnings = useWarnings(call.warnings)
  const [accepted, declined] = [{ done: () => said('accepted') }, { done: () => said('declined') }]
  const [yes, yesByLink] = [useAct(acceptStandIn, accepted), useAct(acceptStandInByLink, accepted)]
  const [no, noByLink] = [useAct(declineStandIn, declined), useAct(declineStandInByLink, declined)]
  const which = { call: call.call }
  const come = { ...which, warningsAccepted: warnings.accepted }
  const closed = call.whyNot.length > 0
  return (
    <>
      <p className="quiet">{t(call.passesOn ? 'exchanges.call.passes_says' : 'exchanges.call.instead_says')}</p>
      {closed ? null : warnings.box}
      <Trouble of={yes.error ?? yesByLink.error ?? no.error ?? noByLink.error} />
      <div className="row">
        <Button
          press={() => (link ? yesByLink.act({ ...come, ...link }) : yes.act(come))}
          reasons={closed ? (call.whyNot as readonly Refusal[]) : warnings.waits}
        >
          {t('exchanges.call.come')}
        </Button>
        {call.named ? (
          <Button kind="other" press={() => (link ? noByLink.act({ ...which, ...link }) : no.act(which))}>
            {t('exchanges.call.not_me')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
