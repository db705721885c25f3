/** Slips of the pen that were reported: put right by two, or answered. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { correctSlip, dismissSlip } from '../contract/slips.ts'
import { whyNotCorrect } from '../rules/slips.ts'
import type { OfRound, Round } from './Round.tsx'
import { amountWords, slipTones } from './round-words.ts'

type Slip = Round['slips'][number]

export function RoundSlips({ of: round }: OfRound) {
  const t = useWords()
  if (round.slips.length === 0) return null
  return (
    <Card title={t('rounds.slips')}>
      <ul className="sim-payers">
        {round.slips.map((slip) => (
          <li key={slip.id} className="sim-payer">
            <div className="sim-payer-head">
              <strong>{slip.name}</strong>
              <Status tone={slipTones[slip.state]} says={t(`rounds.slip_state.${slip.state}`)} />
            </div>
            <p>{slip.text}</p>
            {slip.amount === null ? null : (
              <p className="quiet">{t('rounds.slip_amount', { amount: amountWords(slip.amount, round.currency) })}</p>
            )}
            {slip.answer ? <p className="quiet">{slip.answer}</p> : null}
            {slip.state === 'open' && may('funding.book') ? <Acts slip={slip} of={round} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Acts({ slip, of: round }: OfRound & { readonly slip: Slip }) {
  const t = useWords()
  const correct = useAct(correctSlip)
  const dismiss = useAct(dismissSlip)
  const start = { answer: '' }
  const no = whyNotCorrect(round.state, slip.state, slip, round.pledges.find(({ id }) => id === slip.pledge) ?? null)
  return (
    <div className="row">
      {slip.pledge ? (
        <Button
          press={() => correct.act({ slip: slip.id })}
          busy={correct.busy}
          reasons={no.length > 0 ? no : correct.refusals}
        >
          {t('rounds.slip_correct')}
        </Button>
      ) : null}
      <Sheet words={t('rounds.slip_answer')} title={t('rounds.slip_answer')} kind="quiet">
        {(close) => (
          <Form<typeof start, typeof dismissSlip>
            name={`slip-answer-${slip.id}`}
            start={start}
            act={dismiss}
            send={({ answer }) => ({ slip: slip.id, answer })}
            submit={t('rounds.slip_answer')}
            done={close}
          >
            <LongTextField name="answer" label={t('rounds.field.answer')} />
          </Form>
        )}
      </Sheet>
      <Trouble of={correct.refusals.length > 0 ? null : correct.error} />
    </div>
  )
}
