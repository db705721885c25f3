/** Answering that an organisation does not take part: nobody waits for it any more. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
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

const start = { reason: '' }

export function Decline({ round, id, who }: DeclineProps) {
  const t = useWords()
  const act = useAct(declineRound)
  const pledged = round.pledges.some((one) => one.participant === who.id && isLive(one))
  const declined = round.invited.some((one) => one.participant === who.id && one.answer === 'declined')
  if (pledged || declined || round.state !== 'open') return null
  return (
    <Sheet words={t('rounds.decline')} title={t('rounds.decline_title', { name: who.name })} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof declineRound>
          name={`decline-${id}-${who.id}`}
          start={start}
          act={act}
          send={({ reason }) => ({ round: id, participant: who.id, reason: reason || null })}
          submit={t('rounds.decline')}
          done={close}
        >
          <LongTextField name="reason" label={t('rounds.decline_reason')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}
