/** Sparing an organisation a part of its dues, and noting who pays a part for it. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, DayField, NumberField, TextField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { exemptDues, sponsorDues } from '../contract/periods.ts'
import type { Sharers } from './DuesOf.tsx'

const exemption = { part: '100', reason: '', until: '', number: '', day: '' }

export function Exempt({ participant }: { readonly participant: string }) {
  const t = useWords()
  const act = useAct(exemptDues)
  return (
    <Sheet words={t('money.exempt')} title={t('money.exempt')}>
      {(close) => (
        <Form<typeof exemption, typeof exemptDues>
          name={`exempt-${participant}`}
          start={exemption}
          act={act}
          send={({ part, reason, until, number, day }) => ({
            participant,
            part: Number(part) * 100,
            reason,
            until,
            decision: { number, day },
          })}
          submit={t('money.exempt')}
          done={close}
        >
          <NumberField name="part" label={t('money.part_percent')} />
          <DayField name="until" label={t('money.until')} />
          <TextField name="reason" label={t('money.field.reason')} />
          <TextField name="number" label={t('community.field.decision_number')} />
          <DayField name="day" label={t('community.field.decision_day')} />
        </Form>
      )}
    </Sheet>
  )
}

const sponsorship = { part: '50', periods: '1', sponsors: [] as readonly string[] }
type Sponsorship = typeof sponsorship & Readonly<Record<`weight_${string}`, string>>

/** Each sponsor pays its part of that part, by weights; at first all weigh alike. */
export function Sponsor({ participant, all }: { readonly participant: string; readonly all: Sharers }) {
  const t = useWords()
  const act = useAct(sponsorDues)
  const others = all.filter(({ id }) => id !== participant)
  const start: Sponsorship = { ...sponsorship, ...Object.fromEntries(others.map(({ id }) => [`weight_${id}`, '1'])) }
  return (
    <Sheet words={t('money.note_sponsors')} title={t('money.note_sponsors')}>
      {(close) => (
        <Form<Sponsorship, typeof sponsorDues>
          name={`sponsor-${participant}`}
          start={start}
          act={act}
          send={({ part, periods, sponsors, ...weights }) => ({
            participant,
            part: Number(part) * 100,
            periods: Number(periods),
            sponsors: sponsors.map((sponsor) => ({ sponsor, weight: Number(weights[`weight_${sponsor}`]) })),
          })}
          submit={t('money.note_sponsors')}
          done={close}
        >
          <p>{t('money.sponsors_say')}</p>
          <NumberField name="part" label={t('money.part_percent')} />
          <NumberField name="periods" label={t('money.for_periods')} />
          <ChecksField
            name="sponsors"
            label={t('money.sponsors')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Weights of={others} />
        </Form>
      )}
    </Sheet>
  )
}

/** One weight for each sponsor that is chosen; a single one bears all of it. */
function Weights({ of: others }: { readonly of: Sharers }) {
  const t = useWords()
  const { sponsors } = useValues<Sponsorship>()
  if (sponsors.length < 2) return null
  return others
    .filter(({ id }) => sponsors.includes(id))
    .map(({ id, name }) => <NumberField key={id} name={`weight_${id}`} label={t('money.weight_of', { name })} />)
}
