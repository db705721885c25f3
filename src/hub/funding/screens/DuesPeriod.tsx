/** Dues of one period: what is asked, how to pay it, what came in. */

import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { QrCode } from '#app/ui/QrCode.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, Money } from '#app/ui/When.tsx'
import { type t as say, useWords } from '#app/words.ts'
import { inFours } from '#platform/bank/reference.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, readMoney } from '#platform/values/money.ts'
import { payFromCredit, readPeriod, recordPayment, waiveDues, writeOffDues } from '../contract/periods.ts'
import { readSharers } from '../contract/sharers.ts'
import { duesOfPath, duesTones } from './dues-words.ts'
import { billingPath } from './pot-words.ts'
import './rounds.css'

type Period = ReplyOf<typeof readPeriod>

export function DuesPeriodScreen() {
  const t = useWords()
  const { param } = useAddress()
  return (
    <Page
      title={t('money.dues_period')}
      back={{ href: '/community/money/dues', says: t('money.dues_title') }}
      read={useRead(readPeriod, { period: param('period') })}
    >
      {(period) => (
        <div className="stack">
          <Card>
            <Facts of={factsOf(period, t)} />
          </Card>
          {period.open > 0 ? <HowToPay period={period} /> : null}
          <Payments period={period} />
          {may('funding.book') && period.open > 0 ? <Acts period={period} /> : null}
        </div>
      )}
    </Page>
  )
}

const factsOf = (period: Period, t: typeof say) => [
  {
    name: t('money.field.payer'),
    value: <Link href={pathTo(duesOfPath, { participant: period.payer })}>{period.payerName}</Link>,
  },
  ...(period.payer === period.participant
    ? []
    : [{ name: t('money.field.participant'), value: period.participantName }]),
  {
    name: t('money.field.state'),
    value: <Status tone={duesTones[period.state]} says={t(`money.dues.${period.state}`)} />,
  },
  { name: t('money.field.from'), value: dayWords(period.from as Day) },
  { name: t('money.field.to'), value: dayWords(period.to as Day) },
  { name: t('money.field.net'), value: <Money cents={period.net as Cents} /> },
  { name: t('money.field.vat'), value: <Money cents={period.vat as Cents} /> },
  { name: t('money.field.total'), value: <Money cents={period.total as Cents} /> },
  { name: t('money.field.dueOn'), value: dayWords(period.dueOn as Day) },
  ...(period.reason ? [{ name: t('money.field.note'), value: period.reason }] : []),
]

function HowToPay({ period }: { readonly period: Period }) {
  const t = useWords()
  return (
    <Card title={t('money.how_to_pay')}>
      <div className="row">
        <Facts
          of={[
            { name: t('money.still_to_pay'), value: <Money cents={period.open as Cents} /> },
            { name: t('money.to_whom'), value: period.holderName },
            ...(period.iban ? [{ name: t('money.field.iban'), value: inFours(period.iban) }] : []),
            ...(period.reference
              ? [{ name: t('money.reference'), value: <span className="one-line">{period.reference}</span> }]
              : []),
          ]}
        />
        {period.iban ? null : <NoAccount period={period} />}
        {period.qr ? <QrCode text={period.qr} label={t('money.qr_says')} look="pay-code" /> : null}
      </div>
    </Card>
  )
}

/** Nobody can pay yet: who writes the account down, and where. */
function NoAccount({ period: { holder, holderName } }: { readonly period: Period }) {
  const t = useWords()
  const sharers = useRead(readSharers, {}).data
  const acts = may('funding.book') || sharers?.rows.some(({ id, own }) => id === holder && own.includes('sign'))
  return (
    <div>
      <p>{t('money.no_account', { name: holderName })}</p>
      {acts ? <Link href={pathTo(billingPath, { participant: holder })}>{t('money.write_account')}</Link> : null}
    </div>
  )
}

function Payments({ period }: { readonly period: Period }) {
  const t = useWords()
  const held = period.payments.filter(({ undoneOn }) => undoneOn === null)
  return (
    <Card title={t('money.payments')}>
      {held.length === 0 ? (
        <p className="quiet">{t('money.no_payments')}</p>
      ) : (
        <Facts
          of={held.map((one) => ({
            name: `${dayWords(one.day as Day)} · ${t(`money.source.${one.source}`)}`,
            value: <Money cents={one.amount as Cents} />,
          }))}
        />
      )}
    </Card>
  )
}

function Acts({ period }: { readonly period: Period }) {
  return (
    <div className="row">
      <Paid period={period} />
      <FromCredit period={period} />
      <Close period={period} act={waiveDues} words="money.waive" />
      <Close period={period} act={writeOffDues} words="money.write_off" />
    </div>
  )
}

const paid = { amount: '', day: '', fee: '' }

function Paid({ period }: { readonly period: Period }) {
  const t = useWords()
  const act = useAct(recordPayment)
  return (
    <Sheet words={t('money.record_payment')} title={t('money.record_payment')}>
      {(close) => (
        <Form<typeof paid, typeof recordPayment>
          name={`paid-${period.id}`}
          start={paid}
          act={act}
          send={(values) => ({
            period: period.id,
            amount: readMoney(values.amount) ?? 0,
            fee: readMoney(values.fee) ?? 0,
            ...(values.day ? { day: values.day } : {}),
          })}
          submit={t('money.record_payment')}
          done={close}
        >
          <MoneyField name="amount" label={t('money.field.amount')} />
          <DayField name="day" label={t('money.field.day')} optional />
          <MoneyField name="fee" label={t('money.field.charges')} optional />
        </Form>
      )}
    </Sheet>
  )
}

/** What the payer paid too much before, as far as it goes; greyed where there is nothing. */
function FromCredit({ period }: { readonly period: Period }) {
  const t = useWords()
  const act = useAct(payFromCredit)
  return (
    <>
      <Button kind="other" press={() => act.act({ period: period.id })} busy={act.busy} reasons={act.refusals}>
        {t('money.pay_from_credit')}
      </Button>
      <Trouble of={act.refusals.length > 0 ? null : act.error} />
    </>
  )
}

const decided = { reason: '', number: '', day: '' }

function Close({
  period,
  act: contract,
  words,
}: {
  readonly period: Period
  readonly act: typeof waiveDues | typeof writeOffDues
  readonly words: string
}) {
  const t = useWords()
  const act = useAct(contract)
  return (
    <Sheet words={t(words)} title={t(words)} kind="quiet">
      {(close) => (
        <Form<typeof decided, typeof contract>
          name={`${words}-${period.id}`}
          start={decided}
          act={act}
          send={({ reason, number, day }) => ({ period: period.id, reason, decision: { number, day } })}
          submit={t(words)}
          done={close}
        >
          <p>{t('money.two_needed')}</p>
          <TextField name="reason" label={t('money.field.reason')} />
          <TextField name="number" label={t('community.field.decision_number')} />
          <DayField name="day" label={t('community.field.decision_day')} />
        </Form>
      )}
    </Sheet>
  )
}
