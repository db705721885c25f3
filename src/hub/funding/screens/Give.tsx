/** Giving to an item: one amount, one button; where it is too much, what is missing is one press away. */

import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { MoneyField, SelectField, useField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { contribute } from '../contract/pots.ts'
import { whyNotContribute } from '../rules/contributions.ts'
import { powerMissing } from './no-power.ts'
import type { OfPot, Pot, PotItem } from './Pot.tsx'
import { amountWords } from './round-words.ts'

interface Giving extends OfPot {
  readonly item: PotItem
}

export function GiveSheet({ of: pot, item }: Giving) {
  const t = useWords()
  if (pot.acting.length === 0) return null
  return (
    <Sheet words={t('funding.give')} title={t('funding.give_to', { name: item.name })} kind="main">
      {(close) => <GiveForm of={pot} item={item} close={close} />}
    </Sheet>
  )
}

const startOf = (pot: Pot) => ({
  participant: (pot.acting.find((one) => one.may) ?? pot.acting[0])?.participant ?? '',
  amount: '',
})
type Values = ReturnType<typeof startOf>

function GiveForm({ of: pot, item, close }: Giving & { readonly close: () => void }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(contribute)
  const [first] = pot.acting
  return (
    <Form<Values, typeof contribute>
      name={`give-${item.id}`}
      keep={false}
      start={startOf(pot)}
      act={act}
      send={(given) => ({ item: item.id, participant: given.participant, amount: readMoney(given.amount) ?? 0 })}
      check={(given) => (readMoney(given.amount) === null ? [{ path: 'amount', code: 'money' }] : [])}
      submit={t('funding.give')}
      done={(_reply, given) => {
        close()
        said(t('funding.given', { amount: amountWords(readMoney(given.amount) ?? 0, pot.currency), name: item.name }))
      }}
    >
      {pot.acting.length > 1 ? (
        <SelectField
          name="participant"
          label={t('rounds.for_whom')}
          options={pot.acting.map(({ participant, name }) => ({ value: participant, label: name }))}
        />
      ) : (
        <p>{t('rounds.for_them', { name: first?.name ?? '' })}</p>
      )}
      <MoneyField
        name="amount"
        label={t('funding.contribution.amount')}
        hint={t('funding.give_hint', { left: amountWords(item.left, pot.currency) })}
      />
      <WhyNot of={pot} item={item} />
    </Form>
  )
}

/** Told before it is pressed, by the rule that the server asks too; and what to give instead. */
function WhyNot({ of: pot, item }: Giving) {
  const t = useWords()
  const values = useValues<Values>()
  const field = useField<string>('amount', t('funding.contribution.amount'), false)
  const amount = readMoney(values.amount)
  const acting = pot.acting.find((one) => one.participant === values.participant)
  if (!acting) return null
  const most = mostOf(pot, item, acting)
  const too = amount !== null && amount > most
  return (
    <div className="stack-small" aria-live="polite">
      <Reasons of={[...powerMissing(acting), ...(amount === null ? [] : reasonsFor(pot, item, acting, amount))]} />
      {too && most > 0 ? (
        <Button kind="other" press={() => field.set(moneyToType(cents(most)))}>
          {t('funding.give_instead', { amount: amountWords(most, pot.currency) })}
        </Button>
      ) : null}
    </div>
  )
}

type Acting = Pot['acting'][number]

const reasonsFor = (pot: Pot, item: PotItem, acting: Acting, amount: number): Refusal[] =>
  whyNotContribute(cents(amount), {
    item: { state: item.state, least: cents(item.least), most: cents(item.most), total: cents(item.total) },
    today: currentMe().today ?? (pot.opensOn as Day),
    opensOn: pot.opensOn as Day,
    closesOn: pot.closesOn as Day,
    given: cents(acting.given),
    orgCap: pot.orgCap === null ? null : cents(pot.orgCap),
    credit: acting.credit === null ? null : cents(acting.credit),
  })

/** The most that every limit allows. */
const mostOf = (pot: Pot, item: PotItem, { given, credit }: Acting): number =>
  Math.max(0, Math.min(item.left, pot.orgCap === null ? item.left : pot.orgCap - given, credit ?? item.left))
