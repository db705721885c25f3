/** Work that costs more than was held ready: each payer answers with a fresh cap, then the treasurer counts. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { MoneyField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { readMoney } from '#platform/values/money.ts'
import { answerRise, decideRise } from '../contract/missing.ts'
import { readSharers } from '../contract/sharers.ts'
import { ownPayers } from './own-payers.ts'
import type { OfRound } from './Round.tsx'
import { amountWords } from './round-words.ts'

export function RoundRise({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const decide = useAct(decideRise)
  const sharers = useRead(readSharers, {}).data
  const { rise, currency } = round
  if (!rise) return null
  const amount = (value: number) => amountWords(value, currency)
  const names = new Map(round.nets.map(({ participant, name }) => [participant, name]))
  const own = ownPayers(round, sharers)
  const answered = new Set(rise.answers.map(({ participant }) => participant))
  const silent = round.nets.filter(({ participant, net }) => net > 0 && !answered.has(participant))
  return (
    <div className="stack-small">
      <p>{t('rounds.rise_asked', { expected: amount(rise.expected), beyond: amount(rise.beyond) })}</p>
      <p className="quiet">{rise.reason}</p>
      <ul className="sentences">
        {rise.answers.map(({ participant, cap }) => (
          <li key={participant}>
            {t('rounds.rise_answer', { name: names.get(participant) ?? '', amount: amount(cap) })}
          </li>
        ))}
      </ul>
      {silent.length > 0 ? (
        <p className="quiet">{t('rounds.rise_silent', { names: silent.map(({ name }) => name) })}</p>
      ) : null}
      <div className="row">
        {own.length > 0 ? <Answer id={id} own={own} /> : null}
        {may('funding.book') ? (
          <Confirm
            words={t('rounds.decide_rise')}
            title={t('rounds.decide_rise')}
            says={t('rounds.decide_rise_says')}
            sure={t('rounds.decide_rise')}
            press={() => decide.act({ round: id })}
            error={decide.error}
            reasons={[]}
          />
        ) : null}
      </div>
    </div>
  )
}

function Answer({ id, own }: { readonly id: string; readonly own: ReturnType<typeof ownPayers> }) {
  const t = useWords()
  const act = useAct(answerRise)
  const start = { participant: own[0]?.value ?? '', cap: '' }
  return (
    <Sheet words={t('rounds.answer_rise')} title={t('rounds.answer_rise')}>
      {(close) => (
        <Form<typeof start, typeof answerRise>
          name={`rise-answer-${id}`}
          start={start}
          act={act}
          send={({ participant, cap }) => ({ round: id, participant, cap: readMoney(cap) ?? 0 })}
          submit={t('rounds.answer_rise')}
          check={({ cap }) => (readMoney(cap) === null ? [{ path: 'cap', code: 'money' }] : [])}
          done={close}
        >
          <p>{t('rounds.answer_rise_says')}</p>
          <SelectField name="participant" label={t('rounds.for_whom')} options={own} />
          <MoneyField name="cap" label={t('rounds.field.fresh_cap')} />
        </Form>
      )}
    </Sheet>
  )
}
