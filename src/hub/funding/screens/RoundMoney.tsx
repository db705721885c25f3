/** After closing: what is asked of whom, what came in, and the next step of whoever keeps the money. */
import { useAct } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, MoneyField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, moneyToType } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { callTranche, confirmRound, noteDelivered, payCall } from '../contract-calls.ts'
import { whyNotConfirm } from '../rules/rounds.ts'
import { CallDefault } from './CallDefault.tsx'
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
              {...(books ? { action: (call: Call) => (call.open > 0 ? <Pay call={call} round={round} /> : null) } : {})}
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
        <Button kind="other" press={() => call.act({ round: id })} busy={call.busy} reasons={call.refusals}>
          {t('rounds.call_tranche', { number: round.tranchesCalled + 1 })}
        </Button>
      ) : null}
      {round.deliveredOn === null ? <Delivered id={id} /> : null}
      <Trouble of={call.refusals.length > 0 ? null : call.error} />
    </>
  )
}

function Delivered({ id }: { readonly id: string }) {
  const t = useWords()
  const act = useAct(noteDelivered)
  const start = { day: (currentMe().today ?? '') as string }
  return (
    <Sheet words={t('rounds.delivered')} title={t('rounds.delivered')}>
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
    from: 'bank' as 'bank' | 'credit',
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
            from: values.from,
            day: values.day,
          })}
          submit={t('rounds.book_payment')}
          check={({ amount }) => (readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : [])}
          done={close}
        >
          <p>{t('rounds.open_amount', { amount: amountWords(call.open, round.currency) })}</p>
          <MoneyField name="amount" label={t('rounds.field.came')} />
          <ChoiceField
            name="from"
            label={t('rounds.field.from')}
            options={(['bank', 'credit'] as const).map((value) => ({ value, label: t(`rounds.from.${value}`) }))}
          />
          <DayField name="day" label={t('rounds.field.day')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}
