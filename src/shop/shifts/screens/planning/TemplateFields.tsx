/** The fields of a template: what, where in the weeks, when, whom it takes. */
import { useRead } from '#app/reading.ts'
import {
  CheckField,
  ChecksField,
  ChoiceField,
  DayField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
  useField,
  useValues,
} from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { listKinds } from '../../contract.ts'
import type { listRotas } from '../../contract-planning.ts'
import { type Rota, weekdayAt } from '../../rules/rota.ts'
import { GroupsField } from './GroupsField.tsx'
import { dayName } from './place-words.ts'
import type { TemplateValues } from './template-values.ts'

type Listed = ReplyOf<typeof listRotas>['rotas'][number]

interface Props {
  readonly rotas: readonly Listed[]
  /** Null while a new template is made. */
  readonly leadName: string | null
  readonly isNew: boolean
}

export function TemplateFieldsOf({ rotas, leadName, isNew }: Props) {
  const t = useWords()
  const values = useValues<TemplateValues>()
  const kinds = useRead(listKinds, { archived: 'false' })
  return (
    <>
      <TextField name="name" label={t('shifts.column.name')} />
      <SelectField
        name="kind"
        label={t('shifts.kind')}
        options={(kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        name="placed"
        label={t('shifts.plan.placed')}
        options={(['rota', 'series'] as const).map((value) => ({ value, label: t(`shifts.plan.placed.${value}`) }))}
      />
      {values.placed === 'series' ? <SeriesFields /> : <PlaceFields rotas={rotas} several={isNew} />}
      <TimeField name="starts" label={t('shifts.column.starts')} />
      <TimeField name="ends" label={t('shifts.column.ends')} hint={t('shifts.plan.ends_hint')} />
      <GroupsField name="groups" />
      {isNew ? <DayField name="from" label={t('shifts.plan.first_day')} /> : null}
      <DayField name="until" label={t('shifts.plan.last_day')} optional />
      <PersonField
        name="lead"
        label={t('shifts.column.leadName')}
        optional
        known={leadName && values.lead ? { contact: values.lead, name: leadName } : null}
      />
      <ChoiceField
        name="publicHolidays"
        label={t('shifts.column.publicHolidays')}
        options={(['run', 'skip'] as const).map((value) => ({ value, label: t(`shifts.plan.holidays.${value}`) }))}
      />
      <NumberField decimal name="weight" label={t('shifts.column.weight')} hint={t('shifts.plan.weight_hint')} />
      <TextField
        name="beneficiary"
        label={t('shifts.plan.beneficiary')}
        hint={t('shifts.plan.beneficiary_hint')}
        optional
      />
      {isNew ? (
        <CheckField name="activate" label={t('shifts.plan.activate_now')} hint={t('shifts.plan.activate_hint')} />
      ) : null}
    </>
  )
}

function SeriesFields() {
  const t = useWords()
  return (
    <>
      <NumberField name="every" label={t('shifts.plan.every')} />
      <ChoiceField
        name="unit"
        label={t('shifts.column.unit')}
        options={(['day', 'week', 'month', 'year'] as const).map((value) => ({
          value,
          label: t(`shifts.plan.unit.${value}`),
        }))}
      />
      <NumberField name="aheadCount" label={t('shifts.plan.ahead_count')} hint={t('shifts.plan.ahead_hint')} optional />
    </>
  )
}

function PlaceFields({ rotas, several }: { readonly rotas: readonly Listed[]; readonly several: boolean }) {
  const t = useWords()
  const { rota: id, weeks } = useValues<TemplateValues>()
  const rota = rotas.find((one) => one.id === id)
  const sequence = Number(weeks[0] ?? 1)
  const length = Math.max(0, ...(rota?.weeks ?? []).map(({ lengthDays }) => lengthDays))
  const days = Array.from({ length }, (_none, index) => ({
    value: String(index + 1),
    label: dayName(rota ? weekdayAt(rota as unknown as Rota, sequence, index + 1) : null, index + 1),
  }))
  const letters = (rota?.weeks ?? []).map((week) => ({ value: String(week.sequence), label: week.letter }))
  return (
    <>
      {rotas.length > 1 || !rota ? (
        <SelectField
          name="rota"
          label={t('shifts.column.rotaName')}
          options={rotas.map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : null}
      {several ? (
        <>
          <ChecksField name="weeks" label={t('shifts.plan.in_weeks')} options={letters} />
          <ChecksField name="days" label={t('shifts.plan.on_days')} options={days} />
        </>
      ) : (
        <>
          <OneOf name="weeks" label={t('shifts.column.week')} options={letters} />
          <OneOf name="days" label={t('shifts.column.weekday')} options={days} />
        </>
      )}
    </>
  )
}

interface OneOfProps {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** One choice, kept as a list of one: making takes several places, changing moves to one. */
function OneOf({ name, label, options }: OneOfProps) {
  const field = useField<readonly string[]>(name, label, false)
  return (
    <fieldset className="boxes" id={field.id}>
      <legend>{label}</legend>
      <div className="row">
        {options.map((option) => (
          <label key={option.value} className="box">
            <input
              type="radio"
              name={field.id}
              checked={field.value[0] === option.value}
              onChange={() => field.set([option.value])}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {field.problem ? <p className="field-problem">{field.problem}</p> : null}
    </fieldset>
  )
}
