/** Money that did not come in its days of grace: the meeting, the reserve, or other payers who consent. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { dayWords, moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { advanceCall, noteMediation, offerTakeOver, shareMissing } from '../contract/missing.ts'
import { readSharers } from '../contract/sharers.ts'
import { netPart, whyNotStepIn } from '../rules/calls.ts'
import { leftToLend, whyNotTakeOver } from '../rules/missing-money.ts'
import { ownPayers } from './own-payers.ts'
import type { Round } from './Round.tsx'
import { amountWords } from './round-words.ts'

type Call = Round['calls'][number]
interface DefaultProps {
  readonly call: Call
  readonly round: Round
}

export function CallDefault({ call, round }: DefaultProps) {
  const t = useWords()
  const sharers = useRead(readSharers, {}).data
  if (call.state !== 'defaulted') return null
  const own = ownPayers(round, sharers).filter(({ value }) => value !== call.participant)
  const by = call.mediatedOn ?? call.mediationBy
  return (
    <div className="stack-small">
      <p>{t('rounds.in_default', { name: call.name, amount: amountWords(call.open, round.currency) })}</p>
      {by ? (
        <p className="quiet">
          {t('rounds.meeting', { why: call.mediatedOn ? 'held' : null, day: dayWords(by as Day) })}
        </p>
      ) : null}
      {call.offers.length > 0 ? (
        <ul className="sentences">
          {call.offers.map(({ participant, name, atMost }) => (
            <li key={participant}>{t('rounds.offered', { name, amount: amountWords(atMost, round.currency) })}</li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        {may('community.steer') && call.mediatedOn === null ? <Mediate call={call} /> : null}
        {own.length > 0 ? <Offer call={call} own={own} /> : null}
        {may('funding.book') ? (
          <>
            <Advance call={call} round={round} />
            <ShareOut call={call} round={round} />
          </>
        ) : null}
      </div>
    </div>
  )
}

function Mediate({ call }: { readonly call: Call }) {
  const t = useWords()
  const act = useAct(noteMediation)
  const start = { day: (currentMe().today ?? '') as string }
  return (
    <Sheet
      words={t('rounds.mediated')}
      title={t('rounds.mediated_with', { name: call.name })}
      label={t('rounds.mediated_with', { name: call.name })}
      kind="quiet"
    >
      {(close) => (
        <Form<typeof start, typeof noteMediation>
          name={`mediated-${call.id}`}
          start={start}
          act={act}
          send={({ day }) => ({ callLine: call.id, day })}
          submit={t('rounds.mediated')}
          done={close}
        >
          <p>{t('rounds.mediated_says')}</p>
          <DayField name="day" label={t('rounds.field.day')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}

/** What the server asks too, before anybody steps in. */
function whyNotYet(call: Call): Refusal[] {
  const { today } = currentMe()
  const facts = {
    defaulted: call.state === 'defaulted',
    open: cents(call.open),
    mediationBy: call.mediationBy as Day | null,
    mediatedOn: call.mediatedOn as Day | null,
  }
  return today ? whyNotStepIn(facts, today) : []
}

function Advance({ call, round: { reserve } }: DefaultProps) {
  const t = useWords()
  const act = useAct(advanceCall)
  const left = reserve
    ? leftToLend({ ...reserve, balance: cents(reserve.balance), lent: cents(reserve.lent) })
    : cents(call.open)
  const amount = cents(Math.min(call.open, left))
  const start = { amount: moneyToType(amount) }
  const no = whyNotYet(call)
  const empty = left > 0 ? [] : [refuse('reserve.advance_too_much', { amount: call.open, left })]
  return (
    <Sheet
      words={t('rounds.advance')}
      title={t('rounds.advance_for', { name: call.name })}
      label={t('rounds.advance_for', { name: call.name })}
      kind="quiet"
      reasons={no.length > 0 ? no : empty}
    >
      {(close) => (
        <Form<typeof start, typeof advanceCall>
          name={`advance-${call.id}`}
          start={start}
          act={act}
          send={({ amount }) => ({ callLine: call.id, amount: readMoney(amount) })}
          submit={t('rounds.advance')}
          check={({ amount }) => (readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : [])}
          done={close}
        >
          <p>{t('rounds.advance_says')}</p>
          <MoneyField name="amount" label={t('money.field.amount')} />
        </Form>
      )}
    </Sheet>
  )
}

function Offer({ call, own }: { readonly call: Call; readonly own: ReturnType<typeof ownPayers> }) {
  const t = useWords()
  const act = useAct(offerTakeOver)
  const start = { participant: own[0]?.value ?? '', most: '' }
  return (
    <Sheet
      words={t('rounds.offer')}
      title={t('rounds.offer_for', { name: call.name })}
      label={t('rounds.offer_for', { name: call.name })}
      kind="quiet"
    >
      {(close) => (
        <Form<typeof start, typeof offerTakeOver>
          name={`offer-${call.id}`}
          start={start}
          act={act}
          send={({ participant, most }) => ({ callLine: call.id, participant, atMost: readMoney(most) ?? 0 })}
          submit={t('rounds.offer')}
          check={({ most }) => (readMoney(most) === null ? [{ path: 'most', code: 'money' }] : [])}
          done={close}
        >
          <p>{t('rounds.offer_says')}</p>
          <SelectField name="participant" label={t('rounds.for_whom')} options={own} />
          <MoneyField name="most" label={t('rounds.field.at_most')} />
        </Form>
      )}
    </Sheet>
  )
}

function ShareOut({ call, round }: DefaultProps) {
  const t = useWords()
  const act = useAct(shareMissing)
  const no = whyNotYet(call)
  const missing = netPart(cents(call.open), { net: cents(call.net), vat: cents(call.vat) })
  const consenting = call.offers.map(({ participant, weight, atMost }) => ({
    organisation: participant,
    weight: BigInt(weight),
    atMost: cents(atMost),
  }))
  return (
    <Confirm
      words={t('rounds.share_missing')}
      label={t('rounds.share_missing_for', { name: call.name })}
      title={t('rounds.share_missing')}
      says={t('rounds.share_missing_says', { name: call.name })}
      sure={t('rounds.share_missing')}
      press={() => act.act({ callLine: call.id })}
      error={act.error}
      reasons={no.length > 0 ? no : whyNotTakeOver(missing, consenting, round.seq)}
    />
  )
}
