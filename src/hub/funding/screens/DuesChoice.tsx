/** What an organisation gives a month, and choosing it; and for the core group the plan that says how little it may be. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, MoneyField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { adoptDuesPlan, chooseDues, readDues } from '../contract/dues.ts'
import { billings } from '../rules/dues.ts'

export function DuesChoice({ participant, mayChoose }: { readonly participant: string; readonly mayChoose: boolean }) {
  const t = useWords()
  return (
    <Read of={useRead(readDues, { participant })}>
      {({ monthly, minimum, solidarity }) =>
        monthly === null || minimum === null ? null : (
          <Card title={t('money.dues_choice')}>
            <p>{t('money.gives_monthly', { amount: monthly })}</p>
            <p className="quiet">
              {t('money.least_monthly', { amount: minimum })}
              {solidarity === null ? null : ` ${t('money.solidarity_monthly', { amount: solidarity })}`}
            </p>
            {mayChoose ? <Choose participant={participant} monthly={monthly} /> : null}
          </Card>
        )
      }
    </Read>
  )
}

function Choose({ participant, monthly }: { readonly participant: string; readonly monthly: number }) {
  const t = useWords()
  const act = useAct(chooseDues)
  const start = { amount: moneyToType(cents(monthly)), from: (currentMe().today ?? '') as string }
  return (
    <Sheet words={t('money.choose_dues')} title={t('money.choose_dues')}>
      {(close) => (
        <Form<typeof start, typeof chooseDues>
          name={`choose-dues-${participant}`}
          start={start}
          act={act}
          send={({ amount, from }) => ({ participant, amount: readMoney(amount) ?? 0, from })}
          submit={t('money.choose_dues')}
          check={({ amount }) => (readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : [])}
          done={close}
        >
          <MoneyField name="amount" label={t('money.field.monthly')} />
          <DayField name="from" label={t('money.field.from')} min={start.from} hint={t('money.hint.choice_from')} />
        </Form>
      )}
    </Sheet>
  )
}

const plan = {
  ...{ from: '', billing: 'yearly' as (typeof billings)[number], term: '30', observer: '', active: '', solidarity: '' },
  ...{ reckoned: 'no' as 'no' | 'margin' | 'members', fixed: '0', percent: '', each: '', weeks: '4' },
  ...{ number: '', day: '' },
}
type Plan = typeof plan

/** Adopted by a decision, from a day on; what is billed already stays. */
export function AdoptPlan() {
  const t = useWords()
  const act = useAct(adoptDuesPlan)
  return (
    <Sheet words={t('money.adopt_plan')} title={t('money.adopt_plan')}>
      {(close) => (
        <Form<Plan, typeof adoptDuesPlan>
          name="dues-plan"
          start={plan}
          act={act}
          send={sentOf}
          submit={t('money.adopt_plan')}
          check={checked}
          done={close}
        >
          <DayField name="from" label={t('money.field.from')} />
          <SelectField
            name="billing"
            label={t('money.field.billing')}
            options={billings.map((value) => ({ value, label: t(`money.billing.${value}`) }))}
          />
          <NumberField name="term" label={t('money.field.term_days')} />
          <MoneyField name="observer" label={t('money.field.least_observer')} />
          <MoneyField name="active" label={t('money.field.least_active')} />
          <MoneyField name="solidarity" label={t('money.field.solidarity')} optional />
          <ReckonedFields />
          <TextField name="number" label={t('community.field.decision_number')} />
          <DayField name="day" label={t('community.field.decision_day')} />
        </Form>
      )}
    </Sheet>
  )
}

function ReckonedFields() {
  const t = useWords()
  const { reckoned } = useValues<Plan>()
  return (
    <>
      <SelectField
        name="reckoned"
        label={t('money.field.reckoned')}
        options={(['no', 'margin', 'members'] as const).map((value) => ({
          value,
          label: t(`money.reckoned.${value}`),
        }))}
      />
      {reckoned === 'margin' ? (
        <>
          <MoneyField name="fixed" label={t('money.field.fixed_part')} />
          <NumberField name="percent" label={t('money.field.margin_percent')} decimal />
        </>
      ) : null}
      {reckoned === 'members' ? (
        <>
          <MoneyField name="each" label={t('money.field.each_member')} />
          <NumberField name="weeks" label={t('money.field.weeks')} />
        </>
      ) : null}
    </>
  )
}

const moneyFields = ['observer', 'active'] as const

function checked(values: Plan) {
  const wrong = (path: string, right: boolean, code: string) => (right ? [] : [{ path, code }])
  return [
    ...moneyFields.flatMap((path) => wrong(path, readMoney(values[path]) !== null, 'money')),
    ...wrong('solidarity', values.solidarity === '' || readMoney(values.solidarity) !== null, 'money'),
    ...wrong('fixed', values.reckoned !== 'margin' || readMoney(values.fixed) !== null, 'money'),
    ...wrong('percent', values.reckoned !== 'margin' || readMoney(values.percent) !== null, 'number'),
    ...wrong('each', values.reckoned !== 'members' || readMoney(values.each) !== null, 'money'),
    ...wrong('weeks', values.reckoned !== 'members' || /^\d{1,2}$/.test(values.weeks.trim()), 'number'),
    ...wrong('term', /^\d{1,2}$/.test(values.term.trim()), 'number'),
  ]
}

function reckonedOf(values: Plan) {
  if (values.reckoned === 'margin')
    return { kind: 'margin' as const, fixed: readMoney(values.fixed) ?? 0, marginBp: readMoney(values.percent) ?? 0 }
  if (values.reckoned === 'members')
    return { kind: 'members' as const, each: readMoney(values.each) ?? 0, weeks: Number(values.weeks) }
  return null
}

const sentOf = (values: Plan) => ({
  from: values.from,
  billing: values.billing,
  termDays: Number(values.term),
  decision: { number: values.number, day: values.day },
  statuses: [
    { status: 'observer' as const, minimum: readMoney(values.observer) ?? 0, solidarity: null, reckoned: null },
    {
      status: 'active' as const,
      minimum: readMoney(values.active) ?? 0,
      solidarity: values.solidarity === '' ? null : readMoney(values.solidarity),
      reckoned: reckonedOf(values),
    },
  ],
})
