/** The parts of a proposal, as they are written. */
import { DayField, LongTextField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { hasOptions, tieRules } from '../rules/counting/terms.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { ThemeField } from './votes/ThemeField.tsx'
import { themeIn } from './votes/theme-words.ts'

export const emptyTemplate = {
  title: '',
  driver: '',
  requirement: '',
  text: '',
  alternatives: '',
  effectOnShops: '',
  cost: '',
  criteria: '',
  reviewOn: '',
  method: 'consent',
  fallback: 'qualified',
  options: '',
  theme: '',
  tieRule: 'status_quo',
  circle: '',
}

/** The words that a new version writes anew. */
export function WordsFields() {
  const t = useWords()
  return (
    <>
      <LongTextField
        name="text"
        label={t('governance.field.text')}
        hint={t('governance.hint.text')}
        rows={8}
        optional
      />
      {(['alternatives', 'effectOnShops', 'cost'] as const).map((name) => (
        <LongTextField key={name} name={name} label={t(`governance.field.${name}`)} rows={2} optional />
      ))}
    </>
  )
}

export interface OfCircles {
  readonly circles: readonly { readonly id: string; readonly name: string }[]
}

export function TemplateFields({ circles = [] }: Partial<OfCircles>) {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('governance.field.title')} />
      <LongTextField name="driver" label={t('governance.field.driver')} rows={2} optional />
      <LongTextField name="requirement" label={t('governance.field.requirement')} rows={2} optional />
      <WordsFields />
      <LongTextField name="criteria" label={t('governance.field.criteria')} rows={2} optional />
      <ThemeField />
      <CircleField circles={circles} />
      <DayField name="reviewOn" label={t('governance.field.reviewOn')} optional />
      <SelectField
        name="method"
        label={t('governance.field.method')}
        options={proposalMethods.map((value) => ({ value, label: t(`governance.method.${value}`) }))}
      />
      <OptionsField />
      <SelectField
        name="fallback"
        label={t('governance.field.fallback')}
        options={fallbacks.map((value) => ({ value, label: t(`governance.fallback.${value}`) }))}
      />
    </>
  )
}

/** A circle decides at once on what lies within its mandate, and those who sit in it answer. */
function CircleField({ circles }: OfCircles) {
  const t = useWords()
  if (circles.length === 0) return null
  return (
    <SelectField
      name="circle"
      label={t('governance.field.circle')}
      hint={t('governance.hint.circle')}
      options={[
        { value: '', label: t('governance.no_circle') },
        ...circles.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      optional
    />
  )
}

/** Only a method that chooses asks for them. */
function OptionsField() {
  const t = useWords()
  if (!hasOptions(useValues<Typed>().method as (typeof proposalMethods)[number])) return null
  return (
    <>
      <LongTextField name="options" label={t('governance.options_lines')} rows={4} optional />
      <SelectField
        name="tieRule"
        label={t('governance.vote_field.tieRule')}
        options={tieRules.map((value) => ({ value, label: t(`governance.tie_rule.${value}`) }))}
      />
    </>
  )
}

type Typed = typeof emptyTemplate

export const sentTemplate = ({ reviewOn, method, fallback, options, theme, tieRule, circle, ...words }: Typed) => ({
  ...words,
  options: options
    .split('\n')
    .map((name) => ({ name: name.trim() }))
    .filter(({ name }) => name !== ''),
  reviewOn: reviewOn || null,
  method: method as (typeof proposalMethods)[number],
  fallback: fallback as (typeof fallbacks)[number],
  theme: themeIn(theme),
  tieRule: tieRule as (typeof tieRules)[number],
  circle: circle || null,
})
