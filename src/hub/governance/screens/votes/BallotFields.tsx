/** The fields of a ballot, by whatever method, and what they say. */
import { ChecksField, NumberField, SelectField, useValues } from '#app/ui/fields.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import { cents } from '#platform/values/money.ts'
import { type Content, consentAnswers, drawsLots, hasOptions } from '../../rules/counting/terms.ts'
import type { OfVote } from './Vote.tsx'

export interface Typed {
  readonly says: string
  readonly chosen: readonly string[]
  readonly reason: string
  readonly whatWouldHelp: string
  readonly [field: string]: string | readonly string[]
}

const yesOrNo = ['yes', 'no', 'abstain'] as const
const withOptions = ['marks', 'none', 'abstain'] as const

export function sayingsOf({ method }: OfVote['of']): readonly Content['says'][] {
  if (method === 'consent') return [...consentAnswers, 'abstain']
  if (drawsLots(method)) return ['yes', 'no']
  return hasOptions(method) ? withOptions : yesOrNo
}

const picks = (method: string): boolean => method === 'approval' || method === 'basket'

/** How many may be chosen, where that is bounded. */
const choicesHint = ({ method, choices, options }: OfVote['of']) =>
  method === 'approval' && (choices.least > 0 || choices.most < options.length)
    ? { hint: t('governance.choices_hint', { ...choices, most: Math.min(choices.most, options.length) }) }
    : {}

export function Marks({ of: one }: OfVote) {
  const t = useWords()
  const values = useValues<Typed>()
  if (!hasOptions(one.method) || values.says !== 'marks') return null
  if (picks(one.method))
    return (
      <ChecksField
        name="chosen"
        label={t('governance.chosen')}
        {...choicesHint(one)}
        options={standing(one).map(({ name, meaning, cost }) => ({
          value: name,
          label: cost > 0 ? `${name} · ${moneyWords(cents(cost))}` : name,
          ...(meaning ? { hint: meaning } : {}),
        }))}
      />
    )
  if (one.method === 'dots') return <Dots of={one} />
  const steps = one.method === 'score' ? numbersTo(one.scoreMax, 0) : numbersTo(standing(one).length, 1)
  return (
    <fieldset className="boxes">
      <legend>
        {one.method === 'score' ? t('governance.score_hint', { most: one.scoreMax }) : t('governance.rank_hint')}
      </legend>
      <div className="stack-small">
        {standing(one).map(({ name, meaning, place }) => (
          <SelectField
            key={name}
            name={`mark-${place}`}
            label={name}
            {...(meaning ? { hint: meaning } : {})}
            options={steps.map((step) => ({ value: String(step), label: String(step) }))}
            optional
            toldAbove
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Who withdrew is on no ballot; the others keep their places. */
const standing = ({ options }: OfVote['of']) =>
  options.map((option, place) => ({ ...option, place })).filter(({ withdrawn }) => !withdrawn)

const numbersTo = (last: number, first: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** How many are used so far stands below. */
function Dots({ of: one }: OfVote) {
  const t = useWords()
  const values = useValues<Typed>()
  const used = one.options.reduce((sum, _, place) => sum + (Number(values[`mark-${place}`]) || 0), 0)
  return (
    <fieldset className="boxes">
      <legend>{t('governance.dots_hint', { budget: one.dotsBudget })}</legend>
      <div className="stack-small">
        {standing(one).map(({ name, meaning, place }) => (
          <NumberField
            key={name}
            name={`mark-${place}`}
            label={name}
            {...(meaning ? { hint: meaning } : {})}
            optional
            toldAbove
          />
        ))}
        <p aria-live="polite">
          <strong>{t('governance.dots_used', { used, budget: one.dotsBudget })}</strong>
        </p>
      </div>
    </fieldset>
  )
}

/** What is in the basket so far, and when it counts. */
export function BasketSum({ of: one }: OfVote) {
  const t = useWords()
  const { chosen, says } = useValues<Typed>()
  if (says !== 'marks') return null
  const spent = one.options.reduce((sum, { name, cost }) => (chosen.includes(name) ? sum + cost : sum), 0)
  const rule = one.basketRule
  const percent = rule.kind === 'threshold' ? rule.bp / 100 : 0
  return (
    <div>
      <p>
        <strong>{t('governance.basket_spent', { spent, envelope: one.envelope })}</strong>
      </p>
      <p className="quiet">{t(`governance.basket_binds.${rule.kind}`, { ...rule, percent })}</p>
    </div>
  )
}

export function contentOf(
  { method, options }: OfVote['of'],
  values: Typed,
): Content & { marks: { option: string; mark: number }[] } {
  const says = values.says as Content['says']
  if (says !== 'marks') return { says, marks: [] }
  const gone = options.flatMap(({ name, withdrawn }) => (withdrawn ? [name] : []))
  if (picks(method))
    return { says, marks: values.chosen.filter((one) => !gone.includes(one)).map((option) => ({ option, mark: 1 })) }
  return {
    says,
    marks: options.flatMap(({ name, withdrawn }, place) => {
      const typed = values[`mark-${place}`]
      return typeof typed === 'string' && typed !== '' && !withdrawn ? [{ option: name, mark: Number(typed) }] : []
    }),
  }
}
