/** The fields of a ballot, by whatever method, and what they say. */
import { ChecksField, NumberField, useValues } from '#app/ui/fields.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents } from '#platform/values/money.ts'
import { type Content, consentAnswers, hasOptions } from '../../rules/counting/terms.ts'
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
  return hasOptions(method) ? withOptions : yesOrNo
}

const picks = (method: string): boolean => method === 'approval' || method === 'basket'

export function Marks({ of: one }: OfVote) {
  const t = useWords()
  const values = useValues<Typed>()
  if (!hasOptions(one.method) || values.says !== 'marks') return null
  if (picks(one.method))
    return (
      <ChecksField
        name="chosen"
        label={t('governance.chosen')}
        options={one.options.map(({ name, meaning, cost }) => ({
          value: name,
          label: cost > 0 ? `${name} · ${moneyWords(cents(cost))}` : name,
          ...(meaning ? { hint: meaning } : {}),
        }))}
      />
    )
  const hint =
    one.method === 'dots'
      ? t('governance.dots_hint', { budget: one.dotsBudget })
      : one.method === 'score'
        ? t('governance.score_hint', { most: one.scoreMax })
        : t('governance.rank_hint')
  return (
    <>
      <p className="quiet">{hint}</p>
      {one.options.map(({ name, meaning }, place) => (
        <NumberField key={name} name={`mark-${place}`} label={name} {...(meaning ? { hint: meaning } : {})} optional />
      ))}
    </>
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
  if (picks(method)) return { says, marks: values.chosen.map((option) => ({ option, mark: 1 })) }
  return {
    says,
    marks: options.flatMap(({ name }, place) => {
      const typed = values[`mark-${place}`]
      return typeof typed === 'string' && typed !== '' ? [{ option: name, mark: Number(typed) }] : []
    }),
  }
}
