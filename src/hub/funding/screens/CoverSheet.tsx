/** Saying who bears what an account was left short of: a fund, or the fees. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, LongTextField, MoneyField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, type Currency, cents, readMoney } from '#platform/values/money.ts'
import { coverShortage } from '../contract/ledger.ts'
import { readBalances } from '../contract/ledger-sets.ts'
import type { AccountKind } from '../rules/ledger.ts'
import { amountWords } from './round-words.ts'

interface Covering {
  readonly short: { readonly account: AccountKind; readonly about: string | null }
  readonly currency: Currency
  readonly missing: Cents
  /** What is left short, in words. */
  readonly name: string
  /** Whose bank accounts they are; each may bear it too. */
  readonly holders?: readonly { readonly id: string; readonly name: string }[]
  readonly says?: string
}

export function CoverSheet(props: Covering) {
  const t = useWords()
  return (
    <Sheet
      words={t('money.cover')}
      title={t('money.cover_of', { name: props.name })}
      label={t('money.cover_of', { name: props.name })}
      kind="quiet"
    >
      {(close) => <Cover {...props} close={close} />}
    </Sheet>
  )
}

const funds = ['reserve', 'dues'] as const

const asHolder = (id: string): string => `payable/${id}`

function bearerOf(value: string): { readonly account: AccountKind; readonly about: string | null } {
  const [account, about = null] = value.split('/')
  return { account: account as AccountKind, about }
}

function Cover({ short, currency, missing, holders = [], says, close }: Covering & { readonly close: () => void }) {
  const t = useWords()
  const act = useAct(coverShortage)
  // pressed twice it is booked once
  const [requestKey] = useState(() => `cover/${newId()}`)
  const balances = useRead(readBalances, {}).data?.balances ?? []
  const [fund] = funds.filter((one) => one !== short.account)
  // a fee that was lost is the holder's, unless somebody says otherwise (domain-hub-funding 5.12)
  const bearer = short.account === 'fees' && holders[0] ? asHolder(holders[0].id) : (fund as string)
  const start = {
    ...{ bearer, amount: moneyToType(missing) },
    ...{ day: (currentMe().today ?? '') as string, note: '' },
  }
  const holds = (fund: string) =>
    cents(-(balances.find((one) => one.account === fund && one.currency === currency)?.amount ?? 0))
  const options = [
    ...funds
      .filter((fund) => fund !== short.account)
      .map((fund) => ({
        value: fund as string,
        label: t(`money.account.${fund}`),
        hint: t('money.holds', { amount: amountWords(holds(fund), currency) }),
      })),
    ...holders.map(({ id, name }) => ({ value: asHolder(id), label: name, hint: t('money.holder_bears') })),
  ]
  return (
    <Form<typeof start, typeof coverShortage>
      name={`cover-${short.account}-${short.about ?? ''}`}
      start={start}
      act={act}
      send={({ bearer, amount, day, note }) => ({
        ...{ day, note, requestKey, short, currency, amount: readMoney(amount) ?? 0 },
        bearer: bearerOf(bearer),
      })}
      check={({ amount }) => (readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : [])}
      submit={t('money.cover')}
      done={close}
    >
      <p>{t('money.cover_says', { amount: amountWords(missing, currency) })}</p>
      {says ? <p>{says}</p> : null}
      <ChoiceField name="bearer" label={t('money.bearer')} options={options} />
      <MoneyField name="amount" label={t('money.field.amount')} />
      <DayField name="day" label={t('money.field.day')} max={start.day} />
      <LongTextField name="note" label={t('money.field.reason')} rows={3} />
    </Form>
  )
}
