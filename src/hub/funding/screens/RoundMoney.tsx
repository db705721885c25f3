/** After closing: what is asked of whom, what came in, and the next step of whoever keeps the money. */
import { useAct } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, MoneyField, NumberField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, moneyToType } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { callTranche, confirmRound, noteDelivered, payCall } from '../contract/calls.ts'
import { whyNotCallNext, whyNotDeliver } from '../rules/calls.ts'
import { whyNotConfirm } from '../rules/rounds.ts'
import { CallDefault } from './CallDefault.tsx'
import { HoursDone } from './HoursDone.tsx'
import type { OfRound, Round } from './Round.tsx'
import { amountWords, callTones } from './round-words.ts'

type Call = Round['calls'][number]

export function RoundMoney({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  if (round.calls.length === 0 && round.state !== 'closing') return null
  const books = may('funding.book')
  const goesOn = round.state !== 'settled' && round.state !== 'cancelled'
  return (
    <Card title={t('rounds.money')} action={books && goesOn ? <Acts of={round} id={id} /> : undefined}>
      {round.calls.length === 0 ? (
        <p className="quiet">{t('rounds.not_called')}</p>
      ) : (
        <>
          <p>
            {t('rounds.money_says', {
              received: amountWords(round.money.received, round.currency),
              open: amountWords(round.money.open, round.currency),
            })}
          </p>
          <div className="narrow-table">
            <Table
              rows={round.calls}
              columns={columnsOf(round)}
              rowKey={(call) => call.id}
              caption={t('rounds.calls')}
              action={(call: Call) => (
                <>
                  {books && call.open > 0 ? <Pay call={call} round={round} /> : null}
                  <HoursDone call={call} round={round} />
                </>
              )}
            />
          </div>
          {round.calls.map((call) => (
            <CallDefault key={call.id} call={call} round={round} />
          ))}
        </>
      )}
    </Card>
  )
}

const isPartPaid = ({ open, total }: Call): boolean => open > 0 && open < total

/** Whether a call is open its state says; how much of it only where a part came in. */
const openColumn = (currency: Round['currency']): Column<Call> => ({
  ...{ name: 'open', title: 'rounds.field.open', right: true, line: 3 },
  cell: (call) => amountWords(call.open, currency),
})

const columnsOf = ({ currency, calls }: Round): readonly Column<Call>[] => [
  { name: 'name', title: 'rounds.field.organisation', cell: (call) => call.name, line: 1 },
  {
    name: 'kind',
    title: 'rounds.field.call',
    cell: (call) => (
      <>
        {say(`rounds.call.${call.kind}`, { number: call.tranche })}
        <br />
        <span className="quiet one-line">{call.reference}</span>
      </>
    ),
    line: 2,
  },
  {
    name: 'total',
    title: 'rounds.field.total',
    cell: (call) => amountWords(call.total, currency),
    right: true,
    line: 2,
  },
  ...(calls.some(isPartPaid) ? [openColumn(currency)] : []),
  { name: 'due', title: 'rounds.field.due', cell: (call) => dayWords(call.dueOn as Day), line: 3 },
  {
    name: 'state',
    title: 'rounds.field.state',
    cell: (call) => <Status tone={callTones[call.state]} says={say(`rounds.call_state.${call.state}`)} />,
    line: 1,
  },
]

/** Confirming, calling, noting the delivery: each where the round stands. */
function Acts({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const confirm = useAct(confirmRound)
  const call = useAct(callTranche)
  const today = currentMe().today
  const next = whyNotCallNext(round)
  const openSlips = round.slips.filter(({ state }) => state === 'open').length
  const reasons = today ? whyNotConfirm(round.state, (round.closedOn ?? today) as Day, today, openSlips) : []
  if (round.state === 'closing')
    return (
      <Button
        press={() => confirm.act({ round: id })}
        busy={confirm.busy}
        reasons={reasons.length > 0 ? reasons : confirm.refusals}
      >
        {t('rounds.confirm')}
      </Button>
    )
  return (
    <>
      {round.tranchesCalled < round.tranchesBp.length ? (
        <Button
          kind="other"
          press={() => call.act({ round: id })}
          busy={call.busy}
          reasons={next.length > 0 ? next : call.refusals}
        >
          {t('rounds.call_tranche', { number: round.tranchesCalled + 1 })}
        </Button>
      ) : null}
      {round.deliveredOn === null ? <Delivered of={round} id={id} /> : null}
      <Trouble of={call.refusals.length > 0 ? null : call.error} />
    </>
  )
}

function Delivered({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const act = useAct(noteDelivered)
  const start = { day: (currentMe().today ?? '') as string }
  const today = start.day as Day
  const no = whyNotDeliver({ state: round.state, deliveredOn: round.deliveredOn as Day | null }, today, today)
  return (
    <Sheet words={t('rounds.delivered')} title={t('rounds.delivered')} reasons={no}>
      {(close) => (
        <Form<typeof start, typeof noteDelivered>
          name={`delivered-${id}`}
          start={start}
          act={act}
          send={({ day }) => ({ round: id, day })}
          submit={t('rounds.delivered')}
          done={close}
        >
          <p>{t('rounds.delivered_says')}</p>
          <DayField name="day" label={t('rounds.field.delivered')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}

interface CallProps {
  readonly call: Call
  readonly round: Round
}

function Pay({ call, round }: CallProps) {
  const t = useWords()
  const act = useAct(payCall)
  const start = {
    amount: moneyToType(cents(call.open)),
    from: 'bank' as 'bank' | 'credit' | 'other',
    came: '',
    rate: '',
    day: (currentMe().today ?? '') as string,
  }
  return (
    <Sheet
      words={t('rounds.book_payment')}
      title={t('rounds.book_payment_of', { name: call.name })}
      label={t('rounds.book_payment_of', { name: call.name })}
      kind="quiet"
    >
      {(close) => (
        <Form<typeof start, typeof payCall>
          name={`pay-${call.id}`}
          start={start}
          act={act}
          send={(values) => ({
            callLine: call.id,
            amount: readMoney(values.amount),
            from: values.from === 'credit' ? 'credit' : 'bank',
            day: values.day,
            ...(values.from === 'other' ? { paidIn: paidInOf(values, round.currency) } : {}),
          })}
          submit={t('rounds.book_payment')}
          check={({ amount, from, came, rate }) => [
            ...(readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : []),
            ...(from === 'other' && readMoney(came) === null ? [{ path: 'came', code: 'money' }] : []),
            ...(from === 'other' && rate !== '' && rateOf(rate) === null ? [{ path: 'rate', code: 'number' }] : []),
          ]}
          done={close}
        >
          <p>{t('rounds.open_amount', { amount: amountWords(call.open, round.currency) })}</p>
          <MoneyField name="amount" label={t('rounds.field.came')} />
          <ChoiceField
            name="from"
            label={t('rounds.field.from')}
            options={(['bank', 'credit', 'other'] as const).map((value) => ({
              value,
              label: t(`rounds.from.${value}`, { currency: otherThan(round.currency) }),
            }))}
          />
          <OtherCurrency currency={otherThan(round.currency)} asked={round.currency} />
          <DayField name="day" label={t('rounds.field.day')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}

type Currency = Round['currency']
const otherThan = (currency: Currency): Currency => (currency === 'EUR' ? 'CHF' : 'EUR')

/** What came, where it was the other currency, and the rate of its day. */
function OtherCurrency({ currency, asked }: { readonly currency: Currency; readonly asked: Currency }) {
  const t = useWords()
  const { from } = useValues<{ from: string }>()
  if (from !== 'other') return null
  return (
    <>
      <MoneyField name="came" label={t('rounds.field.came_in', { currency })} />
      <NumberField
        name="rate"
        label={t('rounds.field.rate', { currency, asked })}
        hint={t('rounds.hint.rate')}
        decimal
        optional
      />
    </>
  )
}

/** A rate as typed, in millionths. */
function rateOf(typed: string): number | null {
  const decimal = readDecimal(typed)
  return decimal && exactUnits(decimal, 6)
}

const paidInOf = ({ came, rate }: { readonly came: string; readonly rate: string }, asked: Currency) => ({
  currency: otherThan(asked),
  amount: readMoney(came) ?? 0,
  rate: rateOf(rate),
})
