import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { useWords } from '#app/words.ts'
import { declineRound } from '../contract/pledges.ts'
import { isLive } from './OwnPledges.tsx'
import type { Round } from './Round.tsx'
import type { Sharers } from './try-out.ts'

interface DeclineProps {
  readonly round: Round
  readonly id: string
  readonly who: Sharers['rows'][number]
}

export function Decline({ round, id, who }: DeclineProps) {
  const t = useWords()
  const pledged = round.pledges.some((one) => one.participant === who.id && isLive(one))
  const declined = round.invited.some((one) => one.participant === who.id && one.answer === 'declined')
  if (pledged || declined || round.state !== 'open') return null
  return (
    <ReasonSheet
      name={`decline-${id}-${who.id}`}
      act={declineRound}
      send={(reason) => ({ round: id, participant: who.id, reason: reason || null })}
      words={t('rounds.decline')}
      title={t('rounds.decline_title', { name: who.name })}
      asks={t('rounds.decline_reason')}
      optional
    />
  )
}
