/** Being called from standby: yes or no with one press. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import {
  comeToCallOut,
  comeToCallOutByLink,
  declineCallOut,
  declineCallOutByLink,
  type readCallOut,
} from '../contract-call-out.ts'
import type { AnswerLink } from './addresses.ts'
import { SlotWords } from './SwapSlots.tsx'
import { useWarnings } from './WarningBox.tsx'
import './exchanges.css'

export type Invitation = ReplyOf<typeof readCallOut>

interface InvitationProps {
  readonly invitation: Invitation
  readonly link: AnswerLink | null
}

export function CallOutCard({ invitation, link }: InvitationProps) {
  const t = useWords()
  const [said, setSaid] = useState<'accepted' | 'call_declined' | null>(null)
  const { standIn, who } = invitation
  const title = standIn && who ? t('exchanges.call.who', { who }) : t('exchanges.call.wanted')
  return (
    <Card title={title} {...(said ? {} : { tone: 'honey' as const })}>
      <div className="exchange-place-what">
        <SlotWords slot={invitation} />
      </div>
      {said ? (
        <p role="status">{t(`exchanges.call.${said}`)}</p>
      ) : (
        <Answer invitation={invitation} link={link} said={setSaid} />
      )}
    </Card>
  )
}

function Answer({
  invitation,
  link,
  said,
}: InvitationProps & { readonly said: (what: 'accepted' | 'call_declined') => void }) {
  const t = useWords()
  const warnings = useWarnings(invitation.warnings)
  const [accepted, declined] = [{ done: () => said('accepted') }, { done: () => said('call_declined') }]
  const [yes, yesByLink] = [useAct(comeToCallOut, accepted), useAct(comeToCallOutByLink, accepted)]
  const [no, noByLink] = [useAct(declineCallOut, declined), useAct(declineCallOutByLink, declined)]
  const which = { callOut: invitation.callOut }
  const come = { ...which, warningsAccepted: warnings.accepted }
  const closed = invitation.whyNot.length > 0
  return (
    <>
      <p className="quiet">{t(invitation.standIn ? 'exchanges.call.instead_says' : 'exchanges.call.free_says')}</p>
      {closed ? null : warnings.box}
      <Trouble of={yes.error ?? yesByLink.error ?? no.error ?? noByLink.error} />
      <div className="row">
        <Button
          press={() => (link ? yesByLink.act({ ...come, ...link }) : yes.act(come))}
          reasons={closed ? (invitation.whyNot as readonly Refusal[]) : warnings.waits}
        >
          {t('exchanges.call.come')}
        </Button>
        <Button kind="other" press={() => (link ? noByLink.act({ ...which, ...link }) : no.act(which))}>
          {t('exchanges.call.cannot')}
        </Button>
      </div>
    </>
  )
}
