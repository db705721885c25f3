/** What one's own organisations have pledged, and taking it back. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { confirmPledge, withdrawPledge } from '../contract/pledges.ts'
import type { WrittenCondition } from '../rules/outcome.ts'
import { ChangePledge } from './ChangePledge.tsx'
import { whyNotCommit } from './no-power.ts'
import { conditionWords, namesIn } from './pledge-words.ts'
import type { Round } from './Round.tsx'
import { amountWords, pledgeTones } from './round-words.ts'
import type { Sharers } from './try-out.ts'
import './rounds.css'

type Pledge = Round['pledges'][number]

export const isLive = ({ state }: Pledge): boolean => state !== 'withdrawn' && state !== 'released'

interface OwnProps {
  readonly round: Round
  readonly id: string
  readonly own: readonly Sharers['rows'][number][]
  readonly sharers: Sharers
}

export function OwnPledges({ round, id, own, sharers }: OwnProps) {
  const t = useWords()
  const mine = round.pledges.filter((one) => isLive(one) && own.some((row) => row.id === one.participant))
  if (mine.length === 0) return null
  return (
    <Card title={t('rounds.own_pledges')}>
      <ul className="sim-payers">
        {mine.map((one) => (
          <OwnPledge
            key={one.id}
            pledge={one}
            round={round}
            id={id}
            sharers={sharers}
            who={own.find((row) => row.id === one.participant)}
          />
        ))}
      </ul>
    </Card>
  )
}

interface OnePledge {
  readonly pledge: Pledge
  readonly round: Round
  readonly id: string
  readonly sharers: Sharers
  /** The organisation that gave it, with what one may do for it. */
  readonly who: Sharers['rows'][number] | undefined
}

function OwnPledge({ pledge, round, id, sharers, who }: OnePledge) {
  const t = useWords()
  const conditions = conditionWords(pledge.conditions as readonly WrittenCondition[], round.currency, namesIn(round))
  const part = round.outcome.parts.find((one) => one.participant === pledge.participant && one.mode === pledge.mode)
  return (
    <li className="sim-payer">
      <div className="sim-payer-head">
        <strong>{pledge.name}</strong>
        <Status tone={pledgeTones[pledge.state]} says={t(`rounds.pledge_state.${pledge.state}`)} />
      </div>
      <p>
        {part
          ? t('rounds.stake', {
              share: amountWords(part.net, round.currency),
              cap: amountWords(pledge.amount, round.currency),
            })
          : t('rounds.stake_open', { cap: amountWords(pledge.amount, round.currency) })}
      </p>
      <p className="quiet">{[t(`rounds.mode.${pledge.mode}`), ...conditions].join(' · ')}</p>
      {round.state === 'open' ? <Acts pledge={pledge} round={round} id={id} sharers={sharers} who={who} /> : null}
    </li>
  )
}

/** Confirming what was intended, changing it, taking it back. */
function Acts({ pledge, round, id, sharers, who }: OnePledge) {
  const t = useWords()
  const lacks = who ? whyNotCommit(who) : []
  const confirm = useAct(confirmPledge)
  const withdraw = useAct(withdrawPledge)
  return (
    <div className="row">
      {pledge.state === 'intended' ? (
        <Button
          press={() => confirm.act({ round: id, pledge: pledge.id })}
          busy={confirm.busy}
          reasons={lacks.length > 0 ? lacks : confirm.refusals}
        >
          {t('rounds.confirm_pledge')}
        </Button>
      ) : null}
      <ChangePledge pledge={pledge} round={round} id={id} sharers={sharers} reasons={lacks} />
      <Confirm
        words={t('rounds.take_back')}
        title={t('rounds.take_back_title', { name: pledge.name })}
        says={t('rounds.take_back_says')}
        sure={t('rounds.take_back')}
        press={() => withdraw.act({ round: id, pledge: pledge.id })}
        error={withdraw.error}
        kind="quiet"
        reasons={lacks}
      />
      <Trouble of={confirm.refusals.length > 0 ? null : confirm.error} />
    </div>
  )
}
