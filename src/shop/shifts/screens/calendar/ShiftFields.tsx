/** What one date is made of, in a form: for a new opening and for the change of a date. */
import { useRead } from '#app/reading.ts'
import { DayField, NumberField, SelectField, TextField, TimeField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { listKinds } from '../../contract.ts'
import { GroupFields, sentGroups } from './GroupFields.tsx'

export type ShiftValues = {
  readonly name: string
  readonly kind: string
  readonly day: string
  readonly starts: string
  readonly ends: string
  readonly lead: string
  readonly weight: string
  readonly beneficiary: string
  readonly groups: string
}

export interface ShiftFieldsProps {
  readonly leader?: { readonly contact: string; readonly name: string } | null
}

export function ShiftFields({ leader = null }: ShiftFieldsProps) {
  const t = useWords()
  const kinds = useRead(listKinds, {})
  return (
    <>
      <TextField name="name" label={t('shifts.field.name')} />
      <SelectField
        name="kind"
        label={t('shifts.kind')}
        options={(kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="row">
        <DayField name="day" label={t('shifts.field.day')} />
        <TimeField name="starts" label={t('shifts.field.starts')} />
        <TimeField name="ends" label={t('shifts.field.ends')} />
      </div>
      <GroupFields name="groups" />
      <PersonField name="lead" label={t('shifts.field.lead')} optional known={leader} />
      <details className="more-fields">
        <summary>{t('shifts.field.more')}</summary>
        <NumberField name="weight" label={t('shifts.field.weight')} hint={t('shifts.field.weight_hint')} decimal />
        <TextField name="beneficiary" label={t('shifts.field.beneficiary')} optional />
      </details>
    </>
  )
}

/** The values as the routes want them. */
export const sentShift = (values: ShiftValues) => ({
  name: values.name,
  kind: values.kind,
  day: values.day,
  starts: values.starts,
  ends: values.ends,
  lead: values.lead === '' ? null : values.lead,
  weight: Number(values.weight.replace(',', '.')),
  beneficiary: values.beneficiary.trim() === '' ? null : values.beneficiary,
  groups: sentGroups(values.groups),
})
