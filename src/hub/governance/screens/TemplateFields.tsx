/** The parts of a proposal, as they are written. */
import { DayField, LongTextField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { languageNames } from '#platform/values/languages.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import type { readInitiative } from '../contract/initiatives.ts'
import { hasOptions, tieRules } from '../rules/counting/terms.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { EffectFields, effectsIn, startEffects, type TypedEffects } from './EffectFields.tsx'
import { optionsIn, type TypedOption, typedOptions } from './option-lines.ts'
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
  supersedes: '',
  criteriaAnswer: '',
  reviewOn: '',
  method: 'consent',
  fallback: 'qualified',
  options: '',
  theme: '',
  tieRule: 'status_quo',
  circle: '',
  quorum: '',
  bindingLanguage: '',
  ...startEffects([]),
}

/** A draft as it was written, to be changed. */
export const typedTemplate = (one: Written): Typed => ({
  title: one.title,
  driver: one.driver ?? '',
  requirement: one.requirement ?? '',
  text: one.paragraphs.join('\n\n'),
  alternatives: one.alternatives ?? '',
  effectOnShops: one.effectOnShops ?? '',
  cost: one.cost ?? '',
  criteria: one.criteria ?? '',
  supersedes: one.supersedes?.id ?? '',
  criteriaAnswer: one.criteriaAnswer ?? '',
  reviewOn: one.reviewOn ?? '',
  method: one.method,
  fallback: one.fallback,
  options: typedOptions(one.options),
  theme: one.theme ?? '',
  tieRule: one.tieRule,
  circle: one.circle ?? '',
  quorum: moneyToType(cents(one.quorumBp)),
  bindingLanguage: one.language,
  ...startEffects(one.effects),
})

type Written = Omit<Pick<ReplyOf<typeof readInitiative>, SameParts>, 'options'> & {
  readonly tieRule: string
  readonly options: readonly TypedOption[]
}
type SameParts =
  | 'title'
  | 'driver'
  | 'requirement'
  | 'paragraphs'
  | 'alternatives'
  | 'effectOnShops'
  | 'cost'
  | 'criteria'
  | 'supersedes'
  | 'criteriaAnswer'
  | 'reviewOn'
  | 'method'
  | 'fallback'
  | 'options'
  | 'theme'
  | 'circle'
  | 'quorumBp'
  | 'language'
  | 'effects'

/** The words that a new version writes anew. */
export function WordsFields({ concerned }: Pick<Names, 'concerned'>) {
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
      {(['alternatives', 'effectOnShops'] as const).map((name) => (
        <LongTextField key={name} name={name} label={t(`governance.field.${name}`)} rows={2} optional />
      ))}
      <EffectFields concerned={concerned} />
      <LongTextField name="cost" label={t('governance.field.cost')} rows={2} optional />
    </>
  )
}

type Named = readonly { readonly id: string; readonly name: string }[]
export interface Names {
  /** Within whose mandate it may lie. */
  readonly circles: Named
  /** For whom something may change. */
  readonly concerned: Named
  /** Whose place it may take. */
  readonly decisions: Named
}

/** Nothing to choose from while they load. */
export const namesIn = (of: Names | undefined): Names => of ?? { circles: [], concerned: [], decisions: [] }

export function TemplateFields({ circles, concerned, decisions }: Names) {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('governance.field.title')} />
      <LongTextField name="driver" label={t('governance.field.driver')} rows={2} optional />
      <LongTextField name="requirement" label={t('governance.field.requirement')} rows={2} optional />
      <WordsFields concerned={concerned} />
      <LongTextField name="criteria" label={t('governance.field.criteria')} rows={2} optional />
      <SupersedesField decisions={decisions} />
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
      <NumberField
        name="quorum"
        label={t('governance.field.quorum')}
        hint={t('governance.hint.quorum')}
        decimal
        optional
      />
      <SelectField
        name="bindingLanguage"
        label={t('governance.field.bindingLanguage')}
        hint={t('governance.hint.bindingLanguage')}
        options={[
          { value: '', label: t('governance.your_language') },
          ...Object.entries(languageNames).map(([value, label]) => ({ value, label })),
        ]}
        optional
      />
    </>
  )
}

/** A circle decides at once on what lies within its mandate, and those who sit in it answer. */
function CircleField({ circles }: Pick<Names, 'circles'>) {
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

/** Once it holds, the other one ends; how the criteria of that one were met is told before. */
function SupersedesField({ decisions }: Pick<Names, 'decisions'>) {
  const t = useWords()
  const { supersedes } = useValues<Typed>()
  if (decisions.length === 0 && supersedes === '') return null
  return (
    <>
      <SelectField
        name="supersedes"
        label={t('governance.field.supersedes')}
        hint={t('governance.hint.supersedes')}
        options={[
          { value: '', label: t('governance.supersedes_none') },
          ...decisions.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        optional
      />
      {supersedes === '' ? null : (
        <LongTextField
          name="criteriaAnswer"
          label={t('governance.field.criteriaAnswer')}
          hint={t('governance.hint.criteriaAnswer')}
          rows={2}
          optional
        />
      )}
    </>
  )
}

/** Only a method that chooses asks for them. */
function OptionsField() {
  const t = useWords()
  if (!hasOptions(useValues<Typed>().method as (typeof proposalMethods)[number])) return null
  return (
    <>
      <LongTextField
        name="options"
        label={t('governance.options_lines')}
        hint={t('governance.options_hint')}
        rows={4}
        optional
      />
      <SelectField
        name="tieRule"
        label={t('governance.vote_field.tieRule')}
        options={tieRules.map((value) => ({ value, label: t(`governance.tie_rule.${value}`) }))}
      />
    </>
  )
}

export type Typed = typeof emptyTemplate
/** What was on the screen when writing began, also when others save meanwhile, or what was typed is found later. */
export type OnScreen = Typed & { readonly basedOn: string }

export const sentTemplate = (typed: Typed) => ({
  ...sentWords(typed),
  title: typed.title,
  driver: typed.driver,
  requirement: typed.requirement,
  criteria: typed.criteria,
  supersedes: typed.supersedes || null,
  criteriaAnswer: typed.supersedes ? typed.criteriaAnswer : null,
  options: optionsIn(typed.options),
  reviewOn: typed.reviewOn || null,
  method: typed.method as (typeof proposalMethods)[number],
  fallback: typed.fallback as (typeof fallbacks)[number],
  theme: themeIn(typed.theme),
  tieRule: typed.tieRule as (typeof tieRules)[number],
  circle: typed.circle || null,
  // hundredths of a percent, as money is in cents
  quorumBp: readMoney(typed.quorum) ?? undefined,
  bindingLanguage: (typed.bindingLanguage || undefined) as keyof typeof languageNames | undefined,
})

type Words = Pick<Typed, 'text' | 'alternatives' | 'effectOnShops' | 'cost'> & TypedEffects

export const sentWords = (typed: Words) => ({
  text: typed.text,
  alternatives: typed.alternatives,
  effectOnShops: typed.effectOnShops,
  cost: typed.cost,
  effects: effectsIn(typed),
})
