/** An invoice for something beside dues, calls and late joining, with what it will come to before it is issued. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, type Option, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { type Currency, currencies, readMoney } from '#platform/values/money.ts'
import { billOrganisation, readBilling } from '../contract/invoices.ts'
import { readSharers } from '../contract/sharers.ts'
import { linesWithVat, sumsOf } from '../rules/invoice.ts'
import { invoicePath, invoicesPath } from './pot-words.ts'
import { amountWords } from './round-words.ts'
import { Unnumbered } from './Unnumbered.tsx'

/** As many as fit on one page. */
const places = [0, 1, 2, 3, 4, 5, 6, 7] as const
type Values = Readonly<Record<string, string>>

export function NewInvoiceScreen() {
  const t = useWords()
  return (
    <Page
      title={t('funding.bill')}
      says={t('funding.bill_says')}
      back={{ href: invoicesPath, says: t('funding.invoices') }}
      read={useRead(readSharers, {})}
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty
            says={t('funding.nobody_to_bill')}
            next={{ href: '/community/organisations', says: t('community.organisations') }}
          />
        ) : (
          <div className="stack">
            <Unnumbered />
            <Card>
              <Billing buyers={rows.map(({ id, name }) => ({ value: id, label: name }))} />
            </Card>
          </div>
        )
      }
    </Page>
  )
}

/** What was typed of each line; a line nobody wrote anything in is none. */
const linesOf = (values: Values) =>
  places.flatMap((at) => {
    const [text, net] = [values[`text${at}`] ?? '', values[`net${at}`] ?? '']
    return text || net ? [{ at, text, net: readMoney(net) }] : []
  })

/** A line says what for, and an amount above 0. */
const check = (values: Values) =>
  linesOf(values).flatMap(({ at, text, net }) => [
    ...(text ? [] : [{ path: `text${at}`, code: 'required' }]),
    ...(net === null ? [{ path: `net${at}`, code: 'money' }] : []),
    ...(net !== null && net <= 0 ? [{ path: `net${at}`, code: 'invoice.nothing' }] : []),
  ])

function Billing({ buyers }: { readonly buyers: readonly Option[] }) {
  const t = useWords()
  const address = useAddress()
  const act = useAct(billOrganisation)
  const community = useOrganisation()
  const sellers = community ? [{ value: community.id as string, label: community.name }, ...buyers] : buyers
  const start: Values = {
    ...{ buyer: '', seller: '', currency: community?.currency ?? 'EUR', dueOn: '' },
    ...Object.fromEntries(places.flatMap((at) => [`text${at}`, `net${at}`].map((name) => [name, '']))),
  }
  return (
    <Form<Values, typeof billOrganisation>
      name="new-invoice"
      start={start}
      act={act}
      send={(values) => ({
        ...{ buyer: values['buyer'] ?? '', seller: values['seller'] || null, dueOn: values['dueOn'] || null },
        currency: values['currency'] as Currency,
        lines: linesOf(values).map(({ text, net }) => ({ text, net: net ?? 0 })),
      })}
      check={check}
      submit={t('funding.bill')}
      done={({ invoice }) => address.go(pathTo(invoicePath, { invoice }))}
    >
      <SelectField name="buyer" label={t('funding.invoice.buyer')} options={buyers} />
      <Lines />
      <Total />
      <DayField
        name="dueOn"
        label={t('funding.invoice.dueOn')}
        hint={t('funding.bill_due_hint')}
        min={currentMe().today ?? ''}
        optional
      />
      <SelectField
        name="currency"
        label={t('funding.invoice.currency')}
        options={currencies.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="seller"
        label={t('funding.invoice.seller')}
        hint={t('funding.bill_seller_hint')}
        options={sellers}
        optional
      />
    </Form>
  )
}

function Lines() {
  const t = useWords()
  const last = linesOf(useValues<Values>()).at(-1)?.at ?? 0
  const [asked, setAsked] = useState(1)
  const shown = Math.max(asked, last + 1)
  return (
    <>
      {places.slice(0, shown).map((at) => (
        <fieldset key={at} className="boxes">
          <legend>{t('funding.bill_line', { number: at + 1 })}</legend>
          <div className="stack">
            <TextField name={`text${at}`} label={t('funding.paper.line')} optional={at > 0} />
            <MoneyField name={`net${at}`} label={t('funding.paper.net')} optional={at > 0} />
          </div>
        </fieldset>
      ))}
      {shown < places.length ? (
        <div className="row">
          <Button kind="quiet" icon="plus" press={() => setAsked(shown + 1)}>
            {t('funding.bill_add_line')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** What it will come to; of another seller than the holder of the account the VAT shows on the paper. */
function Total() {
  const values = useValues<Values>()
  if (!values['buyer'] || values['seller']) return null
  return <TotalFor buyer={values['buyer']} values={values} />
}

function TotalFor({ buyer, values }: { readonly buyer: string; readonly values: Values }) {
  const t = useWords()
  const { data: known, error } = useRead(readBilling, { participant: buyer })
  if (!known) return <Trouble of={error} />
  const { vat, seller } = known
  if (vat === null) return <p role="status">{t('funding.vat_today.none', { seller })}</p>
  const lines = linesOf(values).flatMap(({ text, net }) => (net === null ? [] : [{ text, net }]))
  const sums = sumsOf(linesWithVat(lines, vat))
  const money = (amount: number) => amountWords(amount, values['currency'] as Currency)
  return (
    <div role="status" className="stack-small">
      <p>{t(`funding.vat_today.${vat.kind}`, { seller, share: vat.basisPoints / 10_000 })}</p>
      <Facts
        of={[
          { name: t('funding.invoice.net'), value: money(sums.net) },
          { name: t('funding.invoice.vat'), value: money(sums.vat) },
          { name: t('funding.invoice.total'), value: <strong>{money(sums.total)}</strong> },
        ]}
      />
    </div>
  )
}
