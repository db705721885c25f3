/** Closing a round before its last day: once everybody who was asked has answered. */
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { closeEarly } from '../contract/rounds.ts'
import { whyNotCloseEarly } from '../rules/rounds.ts'
import type { OfRound, Round } from './Round.tsx'

interface CloseProps extends OfRound {
  readonly id: string
  readonly minDays: number
}

export function CloseEarly({ of: round, id, minDays }: CloseProps) {
  const t = useWords()
  const act = useAct(closeEarly)
  return (
    <Confirm
      words={t('rounds.close_now')}
      title={t('rounds.close_now')}
      says={t('rounds.close_now_says')}
      sure={t('rounds.close_now')}
      press={() => act.act({ round: id })}
      error={act.error}
      reasons={whyNot(round, minDays)}
    />
  )
}

/** Told before it is pressed, by the rule the server asks. */
const whyNot = (round: Round, minDays: number): Refusal[] =>
  whyNotCloseEarly({
    state: round.state,
    closing: { ...round.outcome, short: cents(round.outcome.short) },
    invited: round.invited.map(({ participant }) => participant),
    answered: round.invited
      .filter(({ answer }) => answer === 'pledged' || answer === 'declined')
      .map(({ participant }) => participant),
    opensOn: round.opensOn as Day,
    today: currentMe().today ?? (round.opensOn as Day),
    minDays,
  })
