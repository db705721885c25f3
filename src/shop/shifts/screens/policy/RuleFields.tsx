/** The fields of a policy, question by question, each with its range and where it starts from. */
import { CheckField, ChecksField, ChoiceField, DayField, NumberField, TextField, useValues } from '#app/ui/fields.tsx'
import type { FormValues } from '#app/ui/form-state.ts'
import { t } from '#app/words.ts'
import type { Policy } from '../../rules/policy.ts'
import { type PartValue, valueAt } from '../../rules/policy-diff.ts'
import { type PolicyField, questions } from '../../rules/policy-fields.ts'
import { fieldsIn } from './draft-values.ts'
import { EffectsEditor } from './EffectsEditor.tsx'
import { LeaveKinds } from './LeaveKinds.tsx'
import { LinesEditor } from './LinesEditor.tsx'
import { choiceWords, labelOf, leaveName, valueWords } from './policy-words.ts'
import './policy.css'

export function RuleFields({ base }: { readonly base: Policy }) {
  const fields = Map.groupBy(fieldsIn(base, useValues<FormValues>()), ({ question }) => question)
  return (
    <div className="rules">
      {questions.map((question) => (
        <details key={question} open={question === 'standing'}>
          <summary>{t(`shifts.policy.question.${question}`)}</summary>
          <div className="rule-fields">
            {question === 'standing' ? <LinesEditor /> : null}
            {question === 'leave' ? <LeaveKinds base={base} /> : null}
            {question === 'effects' ? <EffectsEditor /> : null}
            {(fields.get(question) ?? []).map((field) => (
              <RuleField key={field.path} field={field} base={base} />
            ))}
          </div>
        </details>
      ))}
    </div>
  )
}

function RuleField({ field, base }: { readonly field: PolicyField; readonly base: Policy }) {
  const name = field.path
  const label = fieldLabel(name)
  const usual = usualWords(name, base)
  if (field.kind === 'switch') return <CheckField name={name} label={label} hint={usual} />
  if (field.kind === 'day') return <DayField name={name} label={label} optional />
  if (field.kind === 'text') return <TextField name={name} label={label} />
  if (field.kind === 'number')
    return <NumberField name={name} label={label} hint={rangeWords(field, base)} optional={field.empty !== 'never'} />
  const options = field.options.map((value) => ({
    value,
    label: value === '' ? t('shifts.rule.none') : choiceWords(name, value),
  }))
  if (field.kind === 'set') return <ChecksField name={name} label={label} hint={usual} options={options} />
  return <ChoiceField name={name} label={label} hint={usual} options={options} optional={field.options.includes('')} />
}

/** A parameter of a kind of leave is told with the name of the kind. */
function fieldLabel(path: string): string {
  const [first = '', second = '', ...rest] = path.split('.')
  const last = rest.at(-1) ?? ''
  if (first === 'leaveTypes' && last === 'name')
    return t('shifts.rule.leave', { type: leaveName(second), what: t('shifts.rule.leave_field.name') })
  return labelOf(path)
}

/** Where the field starts from, in words. */
const usualWords = (path: string, base: Policy): string =>
  t('shifts.rule.usual', { usual: valueWords(path, valueAt(base, path) as PartValue | undefined) })

function rangeWords(field: PolicyField & { readonly kind: 'number' }, base: Policy): string {
  const { least, most, path, empty } = field
  const usual = valueWords(path, (valueAt(base, path) as number | null | undefined) ?? null)
  const range =
    least === null || most === null
      ? t('shifts.rule.range_open', { usual })
      : t('shifts.rule.range', { least, most, usual })
  return empty === 'never' ? range : `${range} ${t('shifts.rule.may_be_empty')}`
}
