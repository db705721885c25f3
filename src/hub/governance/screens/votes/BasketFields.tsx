/** The fields by which a basket is planned: the money there is, the items with their prices, and the one rule that binds. */
import { useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { MoneyField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { type Planned, textIn } from './planned.ts'
import type { OfVote } from './Vote.tsx'

const rules = ['threshold', 'minimum', 'selected'] as const
const firstItems = 3
const mostItems = 40

export const startBasket = { envelope: '', rule: 'threshold', percent: '70', least: '1', most: '1' }

export function BasketFields() {
  const t = useWords()
  const typed = useValues<Planned>()
  const [shown, setShown] = useState(() => Math.max(firstItems, itemsIn(typed).length))
  return (
    <>
      <MoneyField name="envelope" label={t('governance.basket_envelope')} />
      {Array.from({ length: shown }, (_, at) => at + 1).map((number) => (
        <div key={number}>
          <TextField name={`item-${number}`} label={t('governance.basket_item', { number })} optional={number > 2} />
          <MoneyField name={`price-${number}`} label={t('governance.basket_price', { number })} optional={number > 2} />
        </div>
      ))}
      {shown < mostItems ? (
        <Button kind="quiet" icon="plus" press={() => setShown(shown + 1)}>
          {t('governance.basket_add')}
        </Button>
      ) : null}
      <SelectField
        name="rule"
        label={t('governance.basket_rule')}
        options={rules.map((value) => ({ value, label: t(`governance.basket_rule.${value}`) }))}
      />
      {typed['rule'] === 'threshold' ? <NumberField name="percent" label={t('governance.basket_percent')} /> : null}
      {typed['rule'] === 'threshold' ? null : <NumberField name="least" label={t('governance.basket_least')} />}
      {typed['rule'] === 'selected' ? <NumberField name="most" label={t('governance.basket_most')} /> : null}
    </>
  )
}

const itemsIn = (typed: Planned) =>
  Array.from({ length: mostItems }, (_, at) => at + 1).flatMap((number) => {
    const name = textIn(typed, `item-${number}`).trim()
    return name === '' ? [] : [{ name, cost: readMoney(textIn(typed, `price-${number}`)) ?? 0 }]
  })

function ruleIn(typed: Planned) {
  const number = (field: string) => Number(textIn(typed, field))
  switch (textIn(typed, 'rule') as (typeof rules)[number]) {
    case 'threshold':
      return { kind: 'threshold' as const, bp: number('percent') * 100 }
    case 'minimum':
      return { kind: 'minimum' as const, least: number('least') }
    case 'selected':
      return { kind: 'selected' as const, least: number('least'), most: number('most') }
  }
}

/** What a basket asks, as it is typed. */
export const typedBasket = ({ envelope, options, basketRule: rule }: OfVote['of']) => ({
  ...{ envelope: moneyToType(cents(envelope)), rule: rule.kind as string },
  percent: String(rule.kind === 'threshold' ? rule.bp / 100 : 70),
  least: String(rule.kind === 'threshold' ? 1 : rule.least),
  most: String(rule.kind === 'selected' ? rule.most : 1),
  ...Object.fromEntries(
    options.flatMap(({ name, cost }, at) => [
      [`item-${at + 1}`, name],
      [`price-${at + 1}`, moneyToType(cents(cost))],
    ]),
  ),
})

export const basketOf = (typed: Planned) => ({
  envelope: readMoney(textIn(typed, 'envelope')) ?? 0,
  options: itemsIn(typed),
  basketRule: ruleIn(typed),
})
