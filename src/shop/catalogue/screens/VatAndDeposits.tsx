/** Rates of VAT with their days, and deposits: what the bookkeeper keeps. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Day, moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { createDeposit, editDeposit, readBasics, setVatRate } from '../contract-basics.ts'
import { percentWords, textOf, unitsOf, vatWords } from './figures.ts'
import { ThingSheet } from './ThingSheet.tsx'
import { useChoices } from './use-choices.ts'

type Basics = ReplyOf<typeof readBasics>
type Rate = Basics['vatRates'][number] & { readonly name: string | null }
type Deposit = Basics['deposits'][number]

const rateColumns: readonly Column<Rate>[] = [
  { name: 'class', title: 'catalogue.field.vatClass', cell: (rate) => vatWords(rate.class, rate.name), line: 1 },
  { name: 'rate', title: 'catalogue.rate', cell: ({ rate }) => percentWords(rate), right: true, line: 1 },
  { name: 'country', title: 'catalogue.field.country', cell: ({ country }) => country, line: 2 },
  { name: 'from', title: 'catalogue.since', cell: ({ from }) => <Day day={from as CalendarDay} />, line: 2 },
  {
    name: 'own',
    title: 'catalogue.rate_source',
    cell: ({ own }) => t(own ? 'catalogue.rate_own' : 'catalogue.rate_known'),
    line: 3,
  },
]

const depositColumns: readonly Column<Deposit>[] = [
  {
    name: 'name',
    title: 'catalogue.field.name',
    cell: ({ name, archived }) => (archived ? <Status tone="quiet" says={name} /> : name),
    line: 1,
  },
  { name: 'amount', title: 'catalogue.amount', cell: ({ cents }) => moneyWords(cents), right: true, line: 1 },
  {
    name: 'treatment',
    title: 'catalogue.treatment',
    cell: ({ treatment }) => t(`catalogue.treatment.${treatment}`),
    line: 2,
  },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, line: 3 },
]

export function VatAndDepositsScreen() {
  const t = useWords()
  const keeps = may('catalogue.vat')
  return (
    <Page title={t('catalogue.vat_and_deposits')} wide read={useRead(readBasics, {})}>
      {({ vatRates, vatClasses, deposits }) => (
        <div className="stack">
          <Card title={t('catalogue.vat')} action={keeps ? <RateSheet /> : undefined}>
            <Table
              rows={vatRates.map((rate) => ({
                ...rate,
                name: vatClasses.find((one) => one.class === rate.class)?.name ?? null,
              }))}
              columns={rateColumns}
              rowKey={(rate) => `${rate.class} ${rate.country} ${rate.from} ${rate.own}`}
              caption={t('catalogue.vat')}
            />
            <p className="quiet">{t('catalogue.vat_confirm')}</p>
          </Card>
          <Card title={t('catalogue.deposits')} action={keeps ? <DepositSheet /> : undefined}>
            {deposits.length === 0 ? (
              <Empty says={t('catalogue.no_deposits')} />
            ) : (
              <Table
                rows={deposits}
                columns={depositColumns}
                rowKey={({ deposit }) => deposit}
                caption={t('catalogue.deposits')}
                {...(keeps ? { action: (deposit: Deposit) => <DepositSheet deposit={deposit} /> } : {})}
              />
            )}
          </Card>
        </div>
      )}
    </Page>
  )
}

type RateValues = { readonly vatClass: string; readonly percent: string; readonly from: string }

function RateSheet() {
  const t = useWords()
  const act = useAct(setVatRate, { after: [readBasics] })
  const { vat } = useChoices()
  return (
    <Sheet words={t('catalogue.set_rate')} title={t('catalogue.set_rate')} icon="plus">
      {(close) => (
        <Form<RateValues, typeof setVatRate>
          name="vat-rate"
          start={{ vatClass: '', percent: '', from: currentMe().today ?? '' }}
          act={act}
          keep={false}
          send={({ vatClass, percent, from }) => ({ vatClass, from, percent: Number(percent.replace(',', '.')) })}
          submit={t('catalogue.set_rate')}
          done={close}
        >
          <SelectField name="vatClass" label={t('catalogue.field.vatClass')} options={vat} />
          <NumberField name="percent" label={t('catalogue.rate_percent')} decimal />
          <DayField name="from" label={t('catalogue.since')} />
        </Form>
      )}
    </Sheet>
  )
}

type DepositValues = {
  readonly name: string
  readonly amount: string
  readonly treatment: string
  readonly vatClass: string
}

function DepositSheet({ deposit }: { readonly deposit?: Deposit }) {
  const t = useWords()
  const start: DepositValues = {
    name: deposit?.name ?? '',
    amount: textOf(deposit?.cents ?? null, 2),
    treatment: deposit?.treatment ?? 'outside',
    vatClass: deposit?.vatClass ?? '',
  }
  const send = (values: DepositValues) => ({
    name: values.name,
    amount: unitsOf(values.amount, 2) ?? -1,
    treatment: values.treatment as Deposit['treatment'],
    vatClass: values.treatment === 'ownClass' ? values.vatClass || null : null,
  })
  return (
    <ThingSheet<DepositValues, typeof createDeposit, typeof editDeposit>
      thing={deposit?.name ?? null}
      words={t(deposit ? 'catalogue.edit_deposit' : 'catalogue.new_deposit')}
      start={start}
      make={createDeposit}
      edit={editDeposit}
      after={[readBasics]}
      kind="other"
      sendNew={send}
      sendChange={(values) => ({ ...send(values), deposit: deposit?.deposit ?? '' })}
    >
      <DepositFields />
    </ThingSheet>
  )
}

function DepositFields() {
  const t = useWords()
  const { vat } = useChoices()
  const own = useValues<DepositValues>().treatment === 'ownClass'
  const treatments = ['outside', 'ownClass', 'asProduct'].map((value) => ({
    value,
    label: t(`catalogue.treatment.${value}`),
  }))
  return (
    <>
      <TextField name="name" label={t('catalogue.field.name')} />
      <MoneyField name="amount" label={t('catalogue.amount')} />
      <SelectField name="treatment" label={t('catalogue.treatment')} options={treatments} />
      {own ? <SelectField name="vatClass" label={t('catalogue.field.vatClass')} options={vat} /> : null}
    </>
  )
}
