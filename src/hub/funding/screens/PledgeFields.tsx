/** The fields of a pledge, given or changed: the cap, what it comes to today, and on which conditions. */
import { ChoiceField, MoneyField, NumberField, SelectField, useField, useValues } from '#app/ui/fields.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import type { PledgeMode } from '../rules/closing.ts'
import type { Pledged, WrittenCondition } from '../rules/outcome.ts'
import { mostOf } from '../rules/pledging.ts'
import { CapField } from './CapField.tsx'
import { tryWith } from './from-round.ts'
import type { Round } from './Round.tsx'
import { amountWords, howWords } from './round-words.ts'
import { type Sharers, tryOut } from './try-out.ts'

export interface PledgeValues {
  readonly [field: string]: string
  readonly participant: string
  readonly mode: PledgeMode
  readonly amount: string
  readonly hours: string
  readonly payers: string
  readonly with: string
  readonly target: string
  /** Asked where only users of the area share. */
  readonly uses: 'yes' | 'no'
}

interface OfPledge {
  readonly round: Round
  readonly sharers: Sharers
}

export const pledgeProblems = (values: PledgeValues) => [
  ...(values.mode === 'hours' && minutesOf(values) === null ? [{ path: 'hours', code: 'number' }] : []),
  ...(readMoney(values.amount) === null ? [{ path: 'amount', code: 'money' }] : []),
  ...(values.target && readMoney(values.target) === null ? [{ path: 'target', code: 'money' }] : []),
  ...(values.payers && !/^\d{1,3}$/.test(values.payers) ? [{ path: 'payers', code: 'number' }] : []),
]

/** Hours as typed, in whole minutes: 7,5 is seven and a half. */
function minutesOf({ hours }: PledgeValues): number | null {
  const hundredths = readMoney(hours)
  return hundredths === null || hundredths <= 0 ? null : Math.trunc((hundredths * 60) / 100)
}

/** The values as the route takes them. */
export function pledgeSent(values: PledgeValues) {
  const conditions: WrittenCondition[] = []
  if (Number(values.payers) > 0) conditions.push({ kind: 'payers_at_least', payers: Number(values.payers) })
  if (values.with) conditions.push({ kind: 'with', participant: values.with })
  const target = readMoney(values.target)
  if (target !== null) conditions.push({ kind: 'target_at_most', amount: target })
  const inHours = values.mode === 'hours'
  return {
    participant: values.participant,
    mode: values.mode,
    amount: inHours ? null : (readMoney(values.amount) ?? 0),
    minutes: inHours ? minutesOf(values) : null,
    usesArea: values.uses === 'yes',
    conditions,
  }
}

/** A key among users counts whoever says that it uses the area. */
export function UsesField({ round }: Pick<OfPledge, 'round'>) {
  const t = useWords()
  const { mode } = useValues<PledgeValues>()
  if (round.key.kind !== 'usage' || mode !== 'share') return null
  return (
    <ChoiceField
      name="uses"
      label={t('rounds.uses_area')}
      options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`rounds.uses.${value}`) }))}
    />
  )
}

export function CapOfPledge({ round }: Pick<OfPledge, 'round'>) {
  const t = useWords()
  const { mode } = useValues<PledgeValues>()
  const field = useField<string>('amount')
  if (mode === 'hours')
    return <NumberField name="hours" label={t('rounds.own_cap.hours')} hint={t('rounds.hours_hint')} decimal />
  return (
    <CapField
      label={t(`rounds.own_cap.${mode}`)}
      value={readMoney(field.value) ?? 0}
      most={round.target}
      change={(amount) => field.set(moneyToType(cents(amount)))}
    />
  )
}

/** What this pledge comes to today, by the rules that will decide when the round closes. */
export function Stake({ round, sharers }: OfPledge) {
  const t = useWords()
  const values = pledgeSent(useValues<PledgeValues>())
  const amount = mostOf(
    {
      ...values,
      amount: values.amount === null ? null : cents(values.amount),
    },
    cents(round.rate ?? 0),
  )
  const wanted: Pledged = { ...values, amount }
  if (wanted.amount === 0) return null
  const { reasons, outcome } = tryOut(tryWith(round, wanted), sharers)
  const part = outcome?.parts.find((one) => one.participant === wanted.participant && one.mode === wanted.mode)
  const cap = amountWords(wanted.amount, round.currency)
  return (
    <div className="stack-small" aria-live="polite">
      <p className="stake">
        {part
          ? t('rounds.stake', { share: amountWords(part.net, round.currency), cap })
          : t('rounds.stake_open', { cap })}
      </p>
      {part ? <p className="quiet">{t('rounds.because', { why: howWords(part) })}</p> : null}
      {outcome && !outcome.met && outcome.short > 0 ? (
        <p className="row quiet">
          <Icon name="info" size={18} />
          <span>{t('rounds.still_short', { amount: amountWords(outcome.short, round.currency) })}</span>
        </p>
      ) : null}
      <Reasons of={reasons} />
    </div>
  )
}

export function ConditionFields({ round, sharers }: OfPledge) {
  const t = useWords()
  const { participant } = useValues<PledgeValues>()
  const others = sharers.rows.filter(
    ({ id, state }) => id !== participant && (state === 'active' || state === 'observer'),
  )
  return (
    <details>
      <summary>{t('rounds.on_conditions')}</summary>
      <div className="stack-small">
        <p className="quiet">{t('rounds.conditions_say')}</p>
        <NumberField name="payers" label={t('rounds.only_if_payers')} optional />
        <SelectField
          name="with"
          label={t('rounds.only_if_with')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <MoneyField
          name="target"
          label={t('rounds.only_if_target', { now: amountWords(round.target, round.currency) })}
          optional
        />
      </div>
    </details>
  )
}
