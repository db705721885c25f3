/** Hours given instead of money: told by those who gave them, confirmed by those who got them. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import { sayNumber } from '#platform/i18n/formats.ts'
import { readUnits } from '#platform/values/amount.ts'
import type { Day } from '#platform/values/day.ts'
import { confirmHoursInKind, declineHoursInKind, reportHoursInKind } from '../contract/periods.ts'
import type { OwnDues, Sharers } from './DuesOf.tsx'
import { amountWords } from './round-words.ts'

const tones = { reported: 'news', confirmed: 'fine', declined: 'refused' } as const

interface Hours {
  readonly dues: OwnDues
  readonly participant: string
  readonly all: Sharers
}

export function HoursInKind({ dues, participant, all }: Hours) {
  const t = useWords()
  const acts = (id: string) => all.some((one) => one.id === id && one.own.includes('position'))
  return (
    <Card title={t('money.hours_in_kind')}>
      {dues.hours.length === 0 ? <p className="quiet">{t('money.no_hours')}</p> : null}
      <ul className="plain-list">
        {dues.hours.map((one) => (
          <li key={one.id}>
            <p>
              {t('money.hours_line', {
                hours: sayNumber(one.minutes / 60, currentLanguage(), 2),
                giver: one.participantName,
                getter: one.beneficiaryName,
                day: dayWords(one.day as Day),
                what: one.what,
              })}
            </p>
            <div className="row">
              <Status
                tone={tones[one.state]}
                says={
                  one.worth === null
                    ? t(`money.hours.${one.state}`)
                    : t('money.hours.worth', { amount: amountWords(one.worth) })
                }
              />
              {one.state === 'reported' && acts(one.beneficiary) ? <Answer hours={one.id} /> : null}
            </div>
          </li>
        ))}
      </ul>
      {acts(participant) ? <Report participant={participant} all={all} /> : null}
    </Card>
  )
}

function Answer({ hours }: { readonly hours: string }) {
  const t = useWords()
  const confirm = useAct(confirmHoursInKind)
  const decline = useAct(declineHoursInKind)
  return (
    <>
      <Button kind="main" press={() => confirm.act({ hours })} busy={confirm.busy}>
        {t('money.confirm_hours')}
      </Button>
      <Button kind="quiet" press={() => decline.act({ hours })} busy={decline.busy}>
        {t('money.decline_hours')}
      </Button>
      <Trouble of={confirm.error ?? decline.error} />
    </>
  )
}

/** "1,5" hours are 90 minutes. */
const minutesOf = (hours: string): number => Math.trunc(((readUnits(hours, 2) ?? 0) * 60) / 100)

const start = { beneficiary: '', hours: '', day: '', what: '' }

function Report({ participant, all }: Omit<Hours, 'dues'>) {
  const t = useWords()
  const act = useAct(reportHoursInKind)
  const others = all.filter(({ id }) => id !== participant)
  return (
    <Sheet words={t('money.report_hours')} title={t('money.report_hours')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof reportHoursInKind>
          name={`hours-${participant}`}
          start={{ ...start, beneficiary: others[0]?.id ?? '' }}
          act={act}
          send={({ hours, ...told }) => ({ ...told, participant, minutes: minutesOf(hours) })}
          submit={t('money.report_hours')}
          done={close}
        >
          <SelectField
            name="beneficiary"
            label={t('money.hours_for')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NumberField name="hours" label={t('money.how_many_hours')} decimal />
          <DayField name="day" label={t('money.field.day')} />
          <TextField name="what" label={t('money.what_was_done')} />
        </Form>
      )}
    </Sheet>
  )
}
