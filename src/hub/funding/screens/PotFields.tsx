/** What one settles about a pot: when it opens, and later, as long as it runs. */
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { type Currency, cents, currencies, readMoney } from '#platform/values/money.ts'
import { changePot } from '../contract/pots.ts'
import { whyNotTouchPot } from '../rules/pots.ts'
import type { OfPot } from './Pot.tsx'
import { daysOf } from './pot-words.ts'

/** Amounts that may stay empty, but are amounts. */
export const limitsTyped = (values: { readonly orgCap: string; readonly matchPot: string }) =>
  (['orgCap', 'matchPot'] as const).flatMap((path) =>
    values[path] && readMoney(values[path]) === null ? [{ path, code: 'money' }] : [],
  )

/** The end and the limits; whoever opens a pot leaves to the community what it does not say. */
export function PotLimits({ capHint }: { readonly capHint: string }) {
  const t = useWords()
  return (
    <>
      <DayField name="closesOn" label={t('funding.pot.closesOn')} min={currentMe().today ?? ''} />
      <MoneyField name="orgCap" label={t('funding.pot.orgCap')} hint={t(capHint)} optional />
      <MoneyField name="matchPot" label={t('funding.pot.matchPot')} hint={t('funding.pot_match_hint')} optional />
    </>
  )
}

/** Once it is open, its first day and its currency stay. */
export function ChangePot({ of: pot }: OfPot) {
  const t = useWords()
  const act = useAct(changePot)
  const { today } = currentMe()
  const coming = pot.state === 'coming'
  const start = {
    ...{ name: pot.name, currency: pot.currency as string, opensOn: pot.opensOn, closesOn: pot.closesOn },
    orgCap: pot.orgCap === null ? '' : moneyToType(cents(pot.orgCap)),
    matchPot: pot.matchPot === 0 ? '' : moneyToType(cents(pot.matchPot)),
  }
  return (
    <Sheet
      words={t('funding.change_pot')}
      title={t('funding.change_pot')}
      icon="edit"
      reasons={today ? whyNotTouchPot(daysOf(pot), today as Day) : []}
    >
      {(close) => (
        <Form<typeof start, typeof changePot>
          name={`change-pot-${pot.id}`}
          start={start}
          act={act}
          send={({ name, currency, opensOn, closesOn, orgCap, matchPot }) => ({
            ...{ pot: pot.id, name, closesOn },
            ...(coming ? { currency: currency as Currency, opensOn } : {}),
            ...{ orgCap: orgCap ? readMoney(orgCap) : null, matchPot: readMoney(matchPot) ?? 0 },
          })}
          check={limitsTyped}
          submit={t('funding.change_pot')}
          done={close}
        >
          <p>{t('funding.change_pot_says')}</p>
          <TextField name="name" label={t('funding.pot.name')} />
          {coming ? (
            <>
              <SelectField
                name="currency"
                label={t('funding.pot.currency')}
                options={currencies.map((value) => ({ value, label: value }))}
              />
              <DayField name="opensOn" label={t('funding.pot.opensOn')} />
            </>
          ) : null}
          <PotLimits capHint="funding.change_cap_hint" />
        </Form>
      )}
    </Sheet>
  )
}
