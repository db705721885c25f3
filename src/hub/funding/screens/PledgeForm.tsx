/** The pledge itself: a cap that is slid or typed, what it comes to today, conditions that more payers can only help. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, MoneyField, NumberField, SelectField, useField, useValues } from '#app/ui/fields.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { useWords } from '#app/words.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { cents, moneyText, readMoney } from '#platform/values/money.ts'
import { pledge } from '../contract-pledges.ts'
import type { Pledged, WrittenCondition } from '../rules/outcome.ts'
import { CapField } from './CapField.tsx'
import { tryWith } from './from-round.ts'
import type { Round } from './Round.tsx'
import { amountWords, howWords } from './round-words.ts'
import { roomyCap, type Sharers, tryOut } from './try-out.ts'

export interface PledgeFormProps {
  readonly round: Round
  readonly id: string
  readonly sharers: Sharers
  readonly own: readonly Sharers['rows'][number][]
}

const modes = ['share', 'fixed', 'top_up'] as const
type Mode = (typeof modes)[number]

/** The cap with which a pledge begins: twice one's part, so that the key can work. */
const startOf = (round: Round, participant: string) => ({
  participant,
  mode: (round.key.kind === 'free' ? 'fixed' : 'share') as Mode,
  amount: moneyText(cents(roomyCap(round.target, Math.max(round.pledges.length + 1, round.minPayers)))),
  payers: '',
  with: '',
  target: '',
})
type Values = ReturnType<typeof startOf>

export function PledgeForm({ round, id, sharers, own }: PledgeFormProps) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(pledge)
  const first = own.find((row) => row.own.includes('commit')) ?? own[0]
  const [given, setGiven] = useState(0)
  return (
    <Form<Values, typeof pledge>
      key={given}
      name={`pledge-${id}`}
      start={startOf(round, first?.id ?? '')}
      act={act}
      send={(values) => ({ round: id, ...sentOf(values) })}
      submit={t('rounds.pledge')}
      check={checked}
      done={() => {
        setGiven(given + 1)
        said(t('rounds.pledged'))
      }}
    >
      <ForWhom own={own} />
      <ChoiceField
        name="mode"
        label={t('rounds.own_mode')}
        options={modes
          .filter((value) => value !== 'share' || round.key.kind !== 'free')
          .map((value) => ({ value, label: t(`rounds.mode.${value}`), hint: t(`rounds.mode_says.${value}`) }))}
      />
      <Cap round={round} />
      <Stake round={round} sharers={sharers} />
      <Conditions round={round} sharers={sharers} />
    </Form>
  )
}

const checked = (values: Values) => [
  ...(readMoney(values.amount) === null ? [{ path: 'amount', code: 'money' }] : []),
  ...(values.target && readMoney(values.target) === null ? [{ path: 'target', code: 'money' }] : []),
  ...(values.payers && !/^\d{1,3}$/.test(values.payers) ? [{ path: 'payers', code: 'number' }] : []),
]

/** The values as the route takes them. */
function sentOf(values: Values) {
  const conditions: WrittenCondition[] = []
  if (Number(values.payers) > 0) conditions.push({ kind: 'payers_at_least', payers: Number(values.payers) })
  if (values.with) conditions.push({ kind: 'with', participant: values.with })
  const target = readMoney(values.target)
  if (target !== null) conditions.push({ kind: 'target_at_most', amount: target })
  const amount = readMoney(values.amount) ?? 0
  return { participant: values.participant, mode: values.mode, amount, usesArea: true, conditions }
}

/** Who represents several says for which, each time. */
function ForWhom({ own }: Pick<PledgeFormProps, 'own'>) {
  const t = useWords()
  const { participant } = useValues<Values>()
  const row = own.find(({ id }) => id === participant)
  return (
    <>
      {own.length > 1 ? (
        <SelectField
          name="participant"
          label={t('rounds.for_whom')}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <p>{t('rounds.for_them', { name: row?.name ?? '' })}</p>
      )}
      {row ? <Reasons of={whyNotCommit(row)} /> : null}
    </>
  )
}

/** Told before it is pressed: who may commit the organisation. The server asks the same of everybody. */
function whyNotCommit({ own, name, committers }: Sharers['rows'][number]): Refusal[] {
  if (own.includes('commit')) return []
  const why = committers.length > 0 ? null : 'nobody'
  return [refuse('power.missing', { why, organisation: name, power: 'commit', names: committers })]
}

function Cap({ round }: Pick<PledgeFormProps, 'round'>) {
  const t = useWords()
  const { mode } = useValues<Values>()
  const field = useField<string>('amount', t('rounds.field.amount'), false)
  return (
    <CapField
      label={t(`rounds.own_cap.${mode}`)}
      value={readMoney(field.value) ?? 0}
      most={round.target}
      change={(amount) => field.set(moneyText(cents(amount)))}
    />
  )
}

/** What this pledge comes to today, by the rules that will decide when the round closes. */
function Stake({ round, sharers }: Pick<PledgeFormProps, 'round' | 'sharers'>) {
  const t = useWords()
  const values = useValues<Values>()
  const wanted: Pledged = sentOf(values)
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

function Conditions({ round, sharers }: Pick<PledgeFormProps, 'round' | 'sharers'>) {
  const t = useWords()
  const { participant } = useValues<Values>()
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
