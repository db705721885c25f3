/** How a round ends: settled, stopped or cancelled by the treasurer with a second person, as its payers say. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { type Cents, cents, negate, sum } from '#platform/values/money.ts'
import { cancelRound, sayOnRound, settleRound, stopRound } from '../contract/endings.ts'
import { readSharers } from '../contract/sharers.ts'
import { leftIn, owedOf } from '../rules/calls.ts'
import { payersAsked, whyNotCancel, whyNotSettle, whyNotStop } from '../rules/rounds.ts'
import { roundMoves } from '../rules/states.ts'
import { CoverSheet } from './CoverSheet.tsx'
import { ownPayers } from './own-payers.ts'
import type { OfRound, Round } from './Round.tsx'
import { amountWords } from './round-words.ts'
import { SurplusChoice } from './SurplusChoice.tsx'

type Ending = OfRound & { readonly id: string }
const canBe = (act: 'cancel' | 'stop' | 'settle', { state }: Round): boolean =>
  (roundMoves[act].from as readonly string[]).includes(state)

export function RoundEnding({ of: round, id }: Ending) {
  const t = useWords()
  const sharers = useRead(readSharers, {}).data
  const own = ownPayers(round, sharers)
  const books = may('funding.book')
  if (!canBe('cancel', round) || (own.length === 0 && !books)) return null
  const voices = round.voices.filter(({ agrees }) => agrees)
  const nameOf = new Map([...round.nets, ...round.pledges].map(({ participant, name }) => [participant, name]))
  return (
    <Card title={t('rounds.ending')}>
      {(['cancel', 'stop'] as const).map((question) => {
        const names = voices
          .filter((one) => one.question === question)
          .map(({ participant }) => nameOf.get(participant) ?? '')
        return names.length > 0 ? <p key={question}>{t(`rounds.voices.${question}`, { names })}</p> : null
      })}
      <div className="row">
        {books && canBe('settle', round) ? <Settle of={round} id={id} /> : null}
        {own.length > 0 ? <Voice of={round} id={id} own={own} /> : null}
        {own.map(({ value, label }) => (
          <SurplusChoice key={value} participant={value} name={label} />
        ))}
        {books && shortIn(round) > 0 ? (
          <CoverSheet
            short={{ account: 'round', about: id }}
            currency={round.currency}
            missing={shortIn(round)}
            name={round.name}
            holders={round.holder ? [round.holder] : []}
            {...(round.tranchesCalled < round.tranchesBp.length ? { says: t('rounds.cover_tranches') } : {})}
          />
        ) : null}
        {books && canBe('stop', round) ? <Stop of={round} id={id} /> : null}
        {books ? <Cancel of={round} id={id} /> : null}
      </div>
    </Card>
  )
}

function Voice({ of: round, id, own }: Ending & { readonly own: ReturnType<typeof ownPayers> }) {
  const t = useWords()
  const act = useAct(sayOnRound)
  const questions = (['cancel', 'stop'] as const).filter((one) => canBe(one, round))
  const start = { participant: own[0]?.value ?? '', question: questions[0] ?? 'cancel', agrees: 'yes' }
  return (
    <Sheet words={t('rounds.say_end')} title={t('rounds.say_end')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof sayOnRound>
          name={`voice-${id}`}
          start={start}
          act={act}
          send={({ agrees, ...values }) => ({ round: id, ...values, agrees: agrees === 'yes' })}
          submit={t('rounds.say_end')}
          done={close}
        >
          <p>{t('rounds.say_end_says')}</p>
          <SelectField name="participant" label={t('rounds.for_whom')} options={own} />
          <ChoiceField
            name="question"
            label={t('rounds.field.question')}
            options={questions.map((value) => ({ value, label: t(`rounds.question.${value}`) }))}
          />
          <ChoiceField
            name="agrees"
            label={t('rounds.field.answer')}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`rounds.agrees.${value}`) }))}
          />
        </Form>
      )}
    </Sheet>
  )
}

/** What its fund is short of once nothing is asked of anybody any more. */
const shortIn = (round: Round): Cents => cents(Math.max(0, -leftOf(round)))

const leftOf = ({ money, calls }: Round): Cents =>
  leftIn(
    cents(money.fund),
    calls.map(({ net, vat, open }) => ({ net: cents(net), vat: cents(vat), open: cents(open) })),
  )

function Settle({ of: round, id }: Ending) {
  const t = useWords()
  const act = useAct(settleRound)
  const left = leftOf(round)
  return (
    <Confirm
      words={t('rounds.settle')}
      title={t('rounds.settle')}
      says={t('rounds.settle_says')}
      sure={t('rounds.settle')}
      press={() => act.act({ round: id })}
      error={act.error}
      reasons={whyNotSettle({
        state: round.state,
        delivered: round.deliveredOn !== null,
        lastBooked: round.costs.some(({ last }) => last),
        openCalls: round.calls.filter(({ open }) => open > 0).length,
        fundAfterwards: negate(shortIn(round)),
      })}
    >
      {left > 0 ? <p>{t('rounds.settle_left', { amount: amountWords(left, round.currency) })}</p> : null}
    </Confirm>
  )
}

function Stop({ of: round, id }: Ending) {
  const t = useWords()
  const act = useAct(stopRound)
  const reasons = whyNotStop({
    state: round.state,
    unpaid: sum(round.costs.map(owedOf)),
    fundAfterwards: negate(shortIn(round)),
  })
  const start = { reason: '', number: '', day: (currentMe().today ?? '') as string }
  return (
    <Sheet words={t('rounds.stop')} title={t('rounds.stop')} kind="quiet" reasons={reasons}>
      {(close) => (
        <Form<typeof start, typeof stopRound>
          name={`stop-${id}`}
          start={start}
          act={act}
          send={({ reason, ...decision }) => ({ round: id, reason, decision })}
          submit={t('rounds.stop')}
          done={close}
        >
          <p>{t('rounds.stop_says')}</p>
          <LongTextField name="reason" label={t('rounds.field.reason')} />
          <TextField name="number" label={t('rounds.field.decision')} />
          <DayField name="day" label={t('rounds.field.decided')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}

function Cancel({ of: round, id }: Ending) {
  const t = useWords()
  const paidOut = sum(round.costs.map(({ paid }) => cents(paid)))
  const forIt = round.voices.filter(({ question, agrees }) => question === 'cancel' && agrees)
  const facts = {
    state: round.state,
    paidOut,
    payers: payersAsked(round.pledges),
    forIt: forIt.map(({ participant }) => participant),
    estimateWithdrawn: round.estimateWithdrawn,
  }
  return (
    <ReasonSheet
      name={`cancel-${id}`}
      act={cancelRound}
      send={(reason) => ({ round: id, reason })}
      words={t('rounds.cancel')}
      says={t('rounds.cancel_says')}
      asks={t('rounds.field.reason')}
      reasons={whyNotCancel(facts)}
    />
  )
}
