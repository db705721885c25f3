/** A proposal: what one gives and gets, why, and the two buttons; or what came of it. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import {
  consentSwap,
  consentSwapByLink,
  declineSwap,
  declineSwapByLink,
  type readProposal,
} from '../contract-swap-answer.ts'
import type { AnswerLink } from './addresses.ts'
import { SwapSlots } from './SwapSlots.tsx'
import { useWarnings } from './WarningBox.tsx'

export type Proposal = ReplyOf<typeof readProposal>

interface AnswerProps {
  readonly proposal: Proposal
  readonly link: AnswerLink | null
}

export function SwapAnswer({ proposal, link }: AnswerProps) {
  const t = useWords()
  const { origin, possible, rank, people } = proposal
  const why = origin === 'matched' && possible === null ? 'matched_many' : origin
  return (
    <div className="stack">
      <SwapSlots gives={proposal.gives} takes={proposal.takes} from={proposal.from} />
      <p>{t(`exchanges.swap.why_${why}`, { rank: rank ?? 1, people, possible: possible ?? 0 })}</p>
      <State proposal={proposal} link={link} />
    </div>
  )
}

function State({ proposal, link }: AnswerProps) {
  const t = useWords()
  if (proposal.state === 'done') return <Status tone="fine" says={t('exchanges.swap.is_done')} />
  if (proposal.state === 'off')
    return <Status tone="news" says={t(`exchanges.swap.off.${proposal.offReason ?? 'cancelled'}`)} />
  if (proposal.whyNot.length > 0) return <Reasons of={proposal.whyNot as readonly Refusal[]} />
  if (proposal.consented)
    return (
      <p role="status">
        {t('exchanges.swap.waits', { count: proposal.waitingFor })}{' '}
        {t('exchanges.swap.until', { until: proposal.expiresAt })}
      </p>
    )
  return <YesOrNo proposal={proposal} link={link} />
}

function YesOrNo({ proposal, link }: AnswerProps) {
  const t = useWords()
  const warnings = useWarnings(proposal.warnings)
  const [yes, yesByLink] = [useAct(consentSwap), useAct(consentSwapByLink)]
  const [no, noByLink] = [useAct(declineSwap), useAct(declineSwapByLink)]
  const which = { proposal: proposal.proposal }
  const consent = { ...which, warningsAccepted: warnings.accepted }
  const error = yes.error ?? yesByLink.error ?? no.error ?? noByLink.error
  return (
    <>
      <p className="quiet">{t('exchanges.swap.until', { until: proposal.expiresAt })}</p>
      {warnings.box}
      <Trouble of={error} />
      <div className="row">
        <Button
          press={() => (link ? yesByLink.act({ ...consent, ...link }) : yes.act(consent))}
          reasons={warnings.waits}
        >
          {t('exchanges.swap.yes')}
        </Button>
        <Button kind="other" press={() => (link ? noByLink.act({ ...which, ...link }) : no.act(which))}>
          {t('exchanges.swap.no')}
        </Button>
      </div>
    </>
  )
}
