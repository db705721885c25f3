/** A pledge written anew while the round is open; what it was stays in its history. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { cents } from '#platform/values/money.ts'
import { changePledge } from '../contract/pledges.ts'
import type { WrittenCondition } from '../rules/outcome.ts'
import {
  CapOfPledge,
  ConditionFields,
  type PledgeValues,
  pledgeProblems,
  pledgeSent,
  Stake,
  UsesField,
} from './PledgeFields.tsx'
import type { Round } from './Round.tsx'
import type { Sharers } from './try-out.ts'

type Pledge = Round['pledges'][number]

interface ChangeProps {
  readonly pledge: Pledge
  readonly round: Round
  readonly id: string
  readonly sharers: Sharers
  readonly reasons: readonly Refusal[]
}

function valuesOf({ participant, mode, amount, minutes, usesArea, conditions }: Pledge): PledgeValues {
  const written = conditions as readonly WrittenCondition[]
  const payers = written.find((one) => one.kind === 'payers_at_least')
  const beside = written.find((one) => one.kind === 'with')
  const target = written.find((one) => one.kind === 'target_at_most')
  return {
    participant,
    mode,
    amount: moneyToType(cents(amount)),
    hours: minutes === null ? '' : moneyToType(cents(Math.trunc((minutes * 100) / 60))),
    payers: payers && 'payers' in payers ? String(payers.payers) : '',
    with: beside && 'participant' in beside ? beside.participant : '',
    target: target && 'amount' in target ? moneyToType(cents(target.amount)) : '',
    uses: usesArea ? 'yes' : 'no',
  }
}

export function ChangePledge({ pledge, round, id, sharers, reasons }: ChangeProps) {
  const t = useWords()
  const act = useAct(changePledge)
  return (
    <Sheet words={t('rounds.change')} title={t('rounds.change_title', { name: pledge.name })} reasons={reasons}>
      {(close) => (
        <Form<PledgeValues, typeof changePledge>
          name={`change-${pledge.id}-${pledge.amount}`}
          start={valuesOf(pledge)}
          act={act}
          send={(values) => {
            const { amount, minutes, usesArea, conditions } = pledgeSent(values)
            return { round: id, pledge: pledge.id, amount, minutes, usesArea, conditions }
          }}
          submit={t('rounds.change')}
          check={pledgeProblems}
          done={close}
        >
          <UsesField round={round} />
          <CapOfPledge round={round} />
          <Stake round={round} sharers={sharers} />
          <ConditionFields round={round} sharers={sharers} />
        </Form>
      )}
    </Sheet>
  )
}
